import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '#i18n/react.tsx'
import styles from './PageHeading.module.css'
import { useMoved } from './focus/route-focus.tsx'

/** What lies over a page. A notice is no such dialog. */
const overlays = '[role=menu], [role=listbox], :is([role=dialog], [role=alertdialog]):not([aria-modal=false])'

/** Whether somebody has opened something over the page while its code was on its way; what is closing is no such thing. */
function isInOverlay(): boolean {
  const overlay = document.activeElement?.closest(overlays)
  return overlay ? overlay.closest('[data-exiting]') === null : false
}

/**
 * The one `h1` of a page. It names the document by the same words, so `titleId` must be a fixed text and nothing
 * private; and it takes the focus when the person came here by a link.
 */
export function PageHeading({
  titleId,
  display = false,
  children,
}: {
  titleId: string
  display?: boolean
  children?: ReactNode
}) {
  const text = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useMoved()
  const title = text(titleId)
  const initiallyMoved = useRef(moved)

  useEffect(() => {
    document.title = `${title} · Pixy`
  }, [title])
  useEffect(() => {
    if (initiallyMoved.current && !isInOverlay()) heading.current?.focus()
  }, [])

  return (
    <h1 ref={heading} tabIndex={-1} className={display ? styles['display'] : styles['heading']}>
      {children ?? title}
    </h1>
  )
}
