import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, MailX, WifiOff } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useAuth } from '#auth/react.tsx'
import { problemOf } from '#google/errors.ts'
import type { Label } from '#google/gmail/labels.ts'
import type { Thread } from '#google/gmail/threads.ts'
import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { useRecent } from '#ui/belongings/recent.tsx'
import { useCommands, type Command } from '#ui/commands/commands.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { isFocusFree, noteFocus } from '#ui/focus/kept-focus.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { markRead, type MailChange } from '../change.ts'
import { useComposeActions } from '../compose/compose-actions.tsx'
import { LabelChip } from '../labels/LabelChip.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { threadRowQuery } from '../queries.ts'
import { factsOf } from '../thread-facts.ts'
import styles from './ConversationPane.module.css'
import { ConversationSkeleton } from './ConversationSkeleton.tsx'
import { openAtFirst, partsOf } from './message-order.ts'
import { MessageCard } from './MessageCard.tsx'

/** One conversation, oldest message first. Bodies are asked for as messages are opened. */
export function ConversationPane({
  threadId,
  ownAddress,
  labels,
  onChange,
}: {
  threadId: string
  ownAddress: string
  labels: readonly Label[]
  onChange: (change: MailChange) => void
}) {
  const { send } = useAuth()
  const thread = useQuery(threadRowQuery(send, threadId))
  const takesFocus = useRef(isFocusFree)
  useLayoutEffect(() => {
    takesFocus.current = noteFocus()
  }, [])
  if (thread.data) {
    return <Conversation {...{ thread: thread.data, ownAddress, labels, onChange, takesFocus }} />
  }
  if (thread.isError) {
    if (problemOf(thread.error).code === 'not-found') return <Gone />
    return <LoadProblem error={thread.error} title="mail.problem.thread" retry={() => void thread.refetch()} />
  }
  if (thread.isPaused) {
    return (
      <EmptyState icon={WifiOff}>
        <Text id="mail.offline" />
      </EmptyState>
    )
  }
  return <ConversationSkeleton />
}

/** Somebody, or another client, deleted it for good. */
function Gone() {
  return (
    <EmptyState icon={MailX}>
      <Text id="mail.gone" />
    </EmptyState>
  )
}

function Conversation({
  thread,
  ownAddress,
  labels,
  onChange,
  takesFocus,
}: {
  thread: Thread
  ownAddress: string
  labels: readonly Label[]
  onChange: (change: MailChange) => void
  /** Whether nobody went on with something since it was opened. */
  takesFocus: RefObject<() => boolean>
}) {
  const { id: threadId, messages } = thread
  const facts = factsOf(thread, ownAddress)
  useRecent('mail', facts.subject, paths.mail({}, threadId))
  const heading = useRef<HTMLHeadingElement>(null)
  // What was unread when the conversation was opened stays open, though it is read now.
  const [open, setOpen] = useState(() => openAtFirst(messages))
  const [unfolded, setUnfolded] = useState(false)
  useEffect(() => {
    // Whoever went on to write or to search while it was on its way keeps the focus there, and every letter with it.
    if (takesFocus.current()) heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  // Opening is reading; whoever marks it as unread again, with it open, is not argued with.
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    if (facts.unread) onChange(markRead([threadId], { opened: true }))
  })

  const { reply, replyAll, forward } = useComposeActions(ownAddress)
  const newest = messages.findLast(({ labelIds }) => !labelIds.includes('DRAFT'))?.id
  useCommands(
    newest === undefined
      ? []
      : [
          command('reply', 'KeyR', () => void reply(newest)),
          command('replyAll', 'KeyA', () => void replyAll(newest)),
          command('forward', 'KeyF', () => void forward(newest)),
        ],
  )

  const unfold = () => {
    setUnfolded(true)
    // The button is no more; what stood behind it comes after the subject.
    heading.current?.focus({ preventScroll: true })
  }
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  return (
    <>
      <header className={styles['head']}>
        <h2 ref={heading} tabIndex={-1} className={styles['subject']}>
          {facts.subject ? <Foreign maxCharacters={300}>{facts.subject}</Foreign> : <Text id="mail.noSubject" />}
        </h2>
        <span className={styles['chips']}>
          {labels
            .filter(({ id, type }) => type === 'user' && facts.labelIds.has(id))
            .map((label) => (
              <LabelChip key={label.id} label={label} />
            ))}
        </span>
      </header>
      <ol className={styles['messages']}>
        {partsOf(messages, open, unfolded).map((part) =>
          part.kind === 'run' ? (
            <li key={part.messages[0]?.id}>
              <button type="button" className={styles['run']} onClick={unfold}>
                <ChevronsUpDown aria-hidden />
                <Text id="mail.older" values={{ count: part.messages.length }} />
              </button>
            </li>
          ) : (
            <li key={part.message.id}>
              <MessageCard
                message={part.message}
                ownAddress={ownAddress}
                open={open.has(part.message.id)}
                onToggle={() => toggle(part.message.id)}
              />
            </li>
          ),
        )}
      </ol>
    </>
  )
}

/** The newest message is what one answers by key. */
const command = (name: 'reply' | 'replyAll' | 'forward', keys: string, run: () => void): Command => ({
  id: `mail.${name}`,
  section: 'mail',
  title: `mail.compose.${name}`,
  keys,
  run,
})
