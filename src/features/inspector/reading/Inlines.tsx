import type { ReactNode } from 'react'
import { Link } from '#ui/Link.tsx'
import { clauses } from '../clauses.ts'
import styles from './Inlines.module.css'
import { linkTarget } from './links.ts'
import { LivePlaceholder } from './LivePlaceholder.tsx'
import type { Inline } from './page-tree.ts'
import { StepLink } from './StepLink.tsx'

/** Words of a page: text, code, links, and the live values among them. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, at) => <InlineElement key={at} part={part} />)
}

function InlineElement({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'code':
      return <code translate="no">{part.text}</code>
    case 'strong':
      return (
        <strong>
          <Inlines parts={part.parts} />
        </strong>
      )
    case 'emphasis':
      return (
        <em className={styles['emphasis']}>
          <Inlines parts={part.parts} />
        </em>
      )
    case 'live':
      return <LivePlaceholder name={part.name} />
    case 'clause':
      return (
        <Web url={clauses.get(part.name)?.url} className={styles['clause']}>
          {part.name}
        </Web>
      )
    case 'link':
      return <LinkElement {...part} />
  }
}

function LinkElement({ scheme, target, parts }: Extract<Inline, { kind: 'link' }>) {
  const found = linkTarget(scheme, target)
  const words = <Inlines parts={parts} />
  switch (found?.kind) {
    case 'place':
      return <Link to={found.to}>{words}</Link>
    case 'step':
      return <StepLink step={found.step}>{words}</StepLink>
    case 'language':
      return <span lang={found.language}>{words}</span>
    case 'web':
      return <Web url={found.url}>{words}</Web>
    case undefined:
      return words
  }
}

function Web({
  url,
  className,
  children,
}: {
  url?: string | undefined
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <a href={url} className={className} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
