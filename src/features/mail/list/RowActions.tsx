import { Star } from 'lucide-react'
import { useText } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { deedIcons } from '../actions/deed-icons.ts'
import { buttonOf, deeds, deedsFor } from '../actions/deeds.ts'
import { IconButton } from '../actions/IconButton.tsx'
import type { MailChange } from '../change.ts'
import type { ThreadFacts } from '../thread-facts.ts'
import styles from './ThreadRow.module.css'

/** The star of a row, and what else is done most: shown while one points at the row or walks in it. */
export function RowActions({
  threadId,
  place,
  facts,
  all,
  onChange,
}: {
  threadId: string
  place: MailPlace
  facts: ThreadFacts
  /** Everything, and not only the star: a list of rows is drawn faster without what nobody sees. */
  all: boolean
  onChange: (change: MailChange) => void
}) {
  const text = useText()
  const { starred, unread, labelIds } = facts
  const names = deedsFor(place.label, { inInbox: labelIds.has('INBOX'), unread, starred })
  return (
    <>
      <div role="gridcell" className={styles['star']} data-starred={starred} aria-label={text('mail.action.star')}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={text('mail.action.star')}
          aria-pressed={starred}
          onClick={() => onChange(deeds[starred ? 'unstar' : 'star']([threadId]))}
        >
          <Star aria-hidden />
        </button>
      </div>
      {all && (
        <div role="gridcell" className={styles['actions']} aria-label={text('mail.toolbar')}>
          {names
            .filter((name) => name !== 'star' && name !== 'unstar' && name !== 'spam')
            .map((name) => (
              <IconButton
                key={buttonOf(name)}
                icon={deedIcons[name]}
                name={`mail.action.${name}`}
                tabIndex={-1}
                onClick={() => onChange(deeds[name]([threadId]))}
              />
            ))}
        </div>
      )}
    </>
  )
}
