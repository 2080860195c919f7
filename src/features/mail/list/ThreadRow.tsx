import { useQuery } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { memo, useMemo, useState, type ReactNode } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Label } from '#google/gmail/labels.ts'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import type { MailPlace } from '#paths.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { MailChange } from '../change.ts'
import { LabelChip } from '../labels/LabelChip.tsx'
import { threadRowQuery } from '../queries.ts'
import { factsOf, type ThreadFacts } from '../thread-facts.ts'
import { Participants } from './Participants.tsx'
import { RowActions } from './RowActions.tsx'
import { rowDate } from './row-date.ts'
import styles from './ThreadRow.module.css'

interface Shown {
  threadId: string
  index: number
  /** The row has or had the focus. */
  current: boolean
  place: MailPlace
  labels: readonly Label[]
  nowMs: number
  to: string
  open: boolean
  selected: boolean
  onToggle: (index: number, extend: boolean) => void
  onChange: (change: MailChange) => void
}

/** One thread of a list. What it is about is asked for when the row is there to be read. While others scroll by it stays as it is. */
export const ThreadRow = memo(function ThreadRow({
  quick,
  ownAddress,
  ...shown
}: Shown & {
  /** Rows are flying by. */
  quick: boolean
  ownAddress: string
}) {
  const { send } = useAuth()
  const { data, isError } = useQuery({ ...threadRowQuery(send, shown.threadId), enabled: !quick })
  const facts = useMemo(() => data && factsOf(data, ownAddress), [data, ownAddress])
  return <RowContent {...shown} facts={facts} failed={isError} />
})

/** What stands in a row. It is not drawn again because the list is faster or slower than before. */
const RowContent = memo(function RowContent({
  threadId,
  index,
  current,
  place,
  labels,
  nowMs,
  to,
  open,
  selected,
  onToggle,
  onChange,
  facts,
  failed,
}: Shown & { facts: ThreadFacts | undefined; failed: boolean }) {
  const [pointed, setPointed] = useState(false)
  // The label that the whole list has is no news of a row.
  const chips = labels.filter(({ id, type }) => type === 'user' && facts?.labelIds.has(id) && id !== place.label)
  // To whom it went matters more than who wrote it.
  const outgoing = place.label === 'SENT' || place.label === 'DRAFT'
  return (
    <RowFrame unread={facts?.unread ?? false} open={open} onPointed={setPointed}>
      <Selector subject={facts?.subject ?? ''} selected={selected} onToggle={(extend) => onToggle(index, extend)} />
      <div role="gridcell" className={styles['cell']} aria-labelledby={`thread-${threadId}`}>
        <Link className={styles['link']} to={to} tabIndex={-1}>
          <span id={`thread-${threadId}`} className={styles['lines']}>
            {facts ? (
              <Lines facts={facts} outgoing={outgoing} chips={chips} nowMs={nowMs} />
            ) : failed ? (
              <span className={styles['subject']}>
                <Text id="mail.problem.thread" />
              </span>
            ) : (
              <LineBars />
            )}
          </span>
        </Link>
      </div>
      {facts && (
        <RowActions threadId={threadId} place={place} facts={facts} all={current || pointed} onChange={onChange} />
      )}
    </RowFrame>
  )
})

/** In the place of a thread that is on its way with the next page. */
export function ComingRow() {
  const text = useText()
  return (
    <RowFrame unread={false} open={false}>
      <div role="gridcell" className={styles['cell']} aria-label={text('mail.loading')}>
        <span className={styles['link']}>
          <span className={styles['lines']}>
            <LineBars />
          </span>
        </span>
      </div>
    </RowFrame>
  )
}

function RowFrame({
  unread,
  open,
  onPointed,
  children,
}: {
  unread: boolean
  open: boolean
  /** The pointer came, or went. */
  onPointed?: (pointed: boolean) => void
  children: ReactNode
}) {
  return (
    <div
      className={styles['frame']}
      data-unread={unread}
      data-open={open}
      role="presentation"
      onPointerEnter={() => onPointed?.(true)}
      onPointerLeave={() => onPointed?.(false)}
    >
      {children}
    </div>
  )
}

function Selector({
  subject,
  selected,
  onToggle,
}: {
  subject: string
  selected: boolean
  onToggle: (extend: boolean) => void
}) {
  const text = useText()
  const name = text('mail.row.select', { subject: subject.slice(0, 80) })
  return (
    <div role="gridcell" className={styles['selector']} aria-label={name}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selected}
        aria-label={name}
        onClick={(event) => onToggle(event.shiftKey)}
        readOnly
      />
    </div>
  )
}

function Lines({
  facts,
  outgoing,
  chips,
  nowMs,
}: {
  facts: ThreadFacts
  outgoing: boolean
  chips: readonly Label[]
  nowMs: number
}) {
  const format = useFormat()
  const people = outgoing && facts.to.length > 0 ? facts.to : facts.from
  return (
    <>
      <span className={styles['people']}>
        {facts.unread && (
          <VisuallyHidden>
            <Text id="mail.row.unread" />{' '}
          </VisuallyHidden>
        )}
        {outgoing && facts.to.length > 0 && <Text id="mail.row.to" />}
        <Participants people={people} />
        {facts.labelIds.has('DRAFT') && (
          <span className={styles['draft']}>
            {' '}
            <Text id="mail.row.draft" />
          </span>
        )}
        {facts.count > 1 && <span className={styles['number']}> {format.number(facts.count)}</span>}
      </span>
      <span className={styles['subject']}>
        {chips.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
        {facts.subject ? <Foreign maxCharacters={150}>{facts.subject}</Foreign> : <Text id="mail.noSubject" />}
      </span>
      <span className={styles['snippet']}>
        <Foreign maxCharacters={180}>{facts.snippet}</Foreign>
      </span>
      <span className={styles['when']}>
        {facts.hasAttachment && (
          <>
            <Paperclip aria-hidden />
            <VisuallyHidden>
              <Text id="mail.row.attachment" />{' '}
            </VisuallyHidden>
          </>
        )}
        <time dateTime={new Date(facts.atMs).toISOString()}>{rowDate(facts.atMs, nowMs, format)}</time>
      </span>
    </>
  )
}

function LineBars() {
  return (
    <>
      <VisuallyHidden>
        <Text id="mail.loading" />
      </VisuallyHidden>
      <span className={styles['people']}>
        <Skeleton width="55%" height="0.85em" />
      </span>
      <span className={styles['subject']}>
        <Skeleton width="70%" height="0.85em" />
      </span>
      <span className={styles['snippet']}>
        <Skeleton width="85%" height="0.85em" />
      </span>
      <span className={styles['when']}>
        <Skeleton width="3em" height="0.85em" />
      </span>
    </>
  )
}
