import { Text } from '#i18n/react.tsx'
import type { TraceStep } from '#trace/entry.ts'
import { Badge } from '#ui/Badge.tsx'
import { ReadingLink } from '../reading/ReadingLink.tsx'
import { ClauseLinks } from './ClauseLinks.tsx'
import styles from './Explanation.module.css'
import { explanationOf, type Place } from './explanations.ts'
import { googleNoteOf } from './google-notes.ts'
import { readings } from './readings.ts'

/** What a value is for: who made it, what it protects against, its clauses, what would be without it, and Google. */
export function Explained({ step, place, name }: { step: TraceStep; place: Place; name: string }) {
  const { id, maker, clauses } = explanationOf(step, place, name)
  const note = googleNoteOf(step, place, name)
  const reading = readings[id]
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
      {note && (
        <p className={styles['atGoogle']} data-google={note.kind}>
          <strong>
            <Text id={note.kind === 'differs' ? 'explain.googleDiffers' : 'explain.googleSame'} />
          </strong>{' '}
          <Text id={`explain.google.at.${note.id}`} />
        </p>
      )}
      <p className={styles['source']}>
        <Badge>
          <Text id={`explain.maker.${maker}`} />
        </Badge>
        <ClauseLinks clauses={clauses} />
        {reading && <ReadingLink reading={reading} />}
      </p>
    </div>
  )
}
