import type { ReactNode } from 'react'
import { useHref, useLinkClickHandler, useMatch } from 'react-router-dom'

/**
 * A link inside the app. The router's own link also knows how to prefetch for a server framework, which weighs more
 * than all links of Pixy together.
 */
export function Link({
  to,
  className,
  children,
  ...rest
}: {
  to: string
  className?: string | undefined
  'aria-label'?: string
  'aria-current'?: 'page' | 'true' | undefined
  tabIndex?: number
  children: ReactNode
}) {
  return (
    <a {...rest} className={className} href={useHref(to)} onClick={useLinkClickHandler(to)}>
      {children}
    </a>
  )
}

/** A link of a navigation: it says when its page is the one that is shown. */
export function PlaceLink({
  to,
  end = to === '/',
  className,
  children,
}: {
  to: string
  /** Whether the pages below this one are other places. */
  end?: boolean
  className?: string | undefined
  children: ReactNode
}) {
  const here = useMatch({ path: to, end }) !== null
  return (
    <Link to={to} className={className} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
