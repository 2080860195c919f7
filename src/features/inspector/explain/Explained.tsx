import { Text } from '#i18n/react.tsx'
import type { TraceStep } from '#trace/entry.ts'
import { Badge } from '#ui/Badge.tsx'
import { ClauseLinks } from './ClauseLinks.tsx'
import styles from './Explanation.module.css'
import { explanationOf, type Place } from './explanations.ts'

/** What a value is for: who made it, what it protects against, its clauses, and what would be without it. */
export function Explained({ step, place, name }: { step: TraceStep; place: Place; name: string }) {
  const { id, maker, clauses } = explanationOf(step, place, name)
  return (
    <div className={styles['explanation']}>
      <p>
        <Text id={`explain.${id}.what`} />
      </p>
      <p>
        <strong>
          <Text id="explain.without" />
        </strong>{' '}
        <Text id={`explain.${id}.without`} />
      </p>
      <p className={styles['source']}>
        <Badge>
          <Text id={`explain.maker.${maker}`} />
        </Badge>
        <ClauseLinks clauses={clauses} />
      </p>
    </div>
  )
}
