import { onlineManager, useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import { useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { useHalfWritten } from '#ui/belongings/half-written.tsx'
import { KeysAwaited } from '#ui/commands/commands.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { notify } from '#ui/notices/notices.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { OwnedEvent } from '../agenda/agenda.ts'
import { draftOf, type Slot } from '../form/event-draft.ts'
import { beginning, halfWrittenName, isUnderWay, readWritten, type WrittenEvent } from '../form/half-written-event.ts'
import { inOrder, sayFailed, tell, useWriting } from '../writing/event-writing.tsx'
import { freshId } from '../writing/fresh-id.ts'
import { answerEventMutation, deleteEventMutation } from '../writing/mutations.ts'
import { seriesQuery } from '../writing/series-query.ts'
import type { Deeds, WorkPlace } from './calendar-work.tsx'
import { focusEntry, neighbourOf } from './entry-focus.ts'
import { pushed } from './event-move.ts'
import { useMoving } from './event-moving.tsx'
import { useQuestions } from './event-questions.tsx'
import { benchPresent, openAgain } from './present-bench.ts'
import type { Reply } from './SaveQuestion.tsx'

const EventPanel = lazyPart(async () => (await import('./EventPanel.tsx')).EventPanel)
const QuickEvent = lazyPart(async () => (await import('../form/QuickEvent.tsx')).QuickEvent)
const EventForm = lazyPart(async () => (await import('../form/EventForm.tsx')).EventForm)
const SaveQuestion = lazyPart(async () => (await import('./SaveQuestion.tsx')).SaveQuestion)
const ConflictDialog = lazyPart(async () => (await import('./ConflictDialog.tsx')).ConflictDialog)

export type Open =
  | { kind: 'panel'; owned: OwnedEvent; reply?: Reply }
  | { kind: 'quick'; slot: Slot; newId: string }
  | { kind: 'form'; written: WrittenEvent }

/** Everything that is done with events, and the dialogs in which it is done. Its code comes when the first is wanted. */
export function EventBench({
  place,
  onReady,
}: {
  place: WorkPlace
  /** Told at each drawing what can be done now. */
  onReady: (deeds: Deeds) => void
}) {
  const { calendars, writable, zone } = place
  const { send } = useAuth()
  const text = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { kept, keep, forget } = useHalfWritten(halfWrittenName, readWritten)
  const [open, setOpen] = useState<Open | undefined>(() =>
    kept && !isUnderWay(client.getMutationCache(), kept) ? { kind: 'form', written: kept } : undefined,
  )
  const [said, setSaid] = useState('')
  const answering = useMutation({ ...answerEventMutation(send), ...inOrder })
  const deleting = useMutation({ ...deleteEventMutation(send), ...inOrder })
  const { question, ask, replyFor } = useQuestions()

  /** What was asked for last is what counts: what comes late for an earlier wish opens over nothing. */
  const wishes = useRef(0)
  const turnTo = (next: Open | undefined) => {
    wishes.current += 1
    setOpen(next)
  }
  const openForm = (written: WrittenEvent) => {
    keep(written)
    turnTo({ kind: 'form', written })
  }
  const reopen = (written: WrittenEvent) => openAgain(written, () => void navigate(paths.calendar()))
  const giveBack = (written: WrittenEvent) =>
    notify({
      text: { id: 'calendar.form.discarded' },
      action: { label: 'calendar.form.reopen', run: () => reopen(written) },
    })
  const present = useEffectEvent((written: WrittenEvent, before: WrittenEvent | undefined) => {
    const writing = open?.kind === 'form' ? open.written.newId : open?.kind === 'quick' ? open.newId : undefined
    turnTo({ kind: 'form', written })
    // Another form gives way, with all that was typed into it.
    if (before && before.newId === writing && writing !== written.newId) giveBack(before)
  })
  useEffect(() => benchPresent((written, before) => present(written, before)), [])
  const writing = useRef(false)
  useLayoutEffect(() => {
    writing.current = open?.kind === 'form' || open?.kind === 'quick'
  })
  const isWriting = () => writing.current
  const { change, save, conflict } = useWriting({ zone, replyFor, reopen, keep, isWriting })
  /** The panel shows what stands in the calendar now, if it still shows the same event. */
  const refresh = (owned: OwnedEvent, was = owned) =>
    setOpen((now) => (now?.kind === 'panel' && now.owned.event.id === was.event.id ? { ...now, owned } : now))
  const moveTo = useMoving({ open, setOpen, zone, replyFor, change, say: setSaid })

  const calendarOf = (id: string) => calendars.find((calendar) => calendar.id === id)
  const close = () => turnTo(undefined)

  /** Closes the form; what was typed into it can be had back. */
  const dismiss = (written: WrittenEvent, touched: boolean) => {
    forget()
    turnTo(undefined)
    if (touched) giveBack(written)
  }

  const deeds: Deeds = {
    create: (slot) => turnTo({ kind: 'quick', slot, newId: freshId() }),
    show: (owned) => {
      setSaid('')
      turnTo({ kind: 'panel', owned })
    },
    edit: (owned) => void edit(owned),
    duplicate: ({ calendarId, event }) => {
      const draft = draftOf(event, calendarId, zone)
      const into = writable.find(({ id }) => id === calendarId) ?? writable[0]
      const recurrence = { repeat: 'none', exceptions: [] } as const
      openForm(beginning({ draft: { ...draft, calendarId: into?.id ?? 'primary', recurrence } }))
    },
    remove: (owned) => void remove(owned),
    respond: (owned, answer) => void respond(owned, answer),
    push: (owned, push) => {
      const times = pushed(owned.event, push, zone)
      if (times) void moveTo(owned, times)
    },
    moveTo,
  }

  /** What is known of it without a network has to do there: a form that opens minutes later is wanted by nobody. */
  const seriesOf = (which: { calendarId: string; eventId: string }) => {
    const query = seriesQuery(send, which)
    return onlineManager.isOnline()
      ? client.fetchQuery(query).catch(() => undefined)
      : client.getQueryData(query.queryKey)
  }
  const edit = async (owned: OwnedEvent) => {
    const { calendarId, event } = owned
    const { recurringEventId: eventId } = event
    wishes.current += 1
    const wish = wishes.current
    const series = eventId === undefined ? undefined : await seriesOf({ calendarId, eventId })
    if (wish !== wishes.current) return
    const draft = draftOf(event, calendarId, zone, series)
    openForm(beginning({ draft, base: { ...owned, ...(series && { series }), draft } }))
  }

  const remove = async (owned: OwnedEvent) => {
    const toNeighbour = neighbourOf(owned)
    const reply = await replyFor('delete', owned)
    if (!reply) return
    turnTo(undefined)
    const wish = wishes.current
    try {
      const deletion = deleting.mutateAsync({
        ...owned,
        scope: reply.scope,
        sendUpdates: tell(reply),
        newId: freshId(),
        viewerZone: zone,
      })
      const waited = toNeighbour()
      const outcome = await deletion.finally(waited)
      if (outcome.kind === 'changed') {
        notify({ text: { id: 'calendar.problem.changedMeanwhile' }, tone: 'problem' })
        // What was begun since is not interrupted: the event is back in the calendar.
        if (wish === wishes.current) setOpen({ kind: 'panel', owned: { ...owned, event: outcome.theirs } })
      }
    } catch (error) {
      sayFailed(error)
    }
  }

  const respond: (owned: OwnedEvent, response: Parameters<Deeds['respond']>[1]) => Promise<void> = async (
    owned,
    response,
  ) => {
    const series = owned.event.recurringEventId !== undefined
    const reply = series
      ? await ask({ what: 'answer', scopes: ['this', 'all'], guests: false })
      : ({ scope: 'this', tellGuests: false } as const)
    if (!reply) return
    const attendees = owned.event.attendees.map((guest) =>
      guest.self ? { ...guest, responseStatus: response } : guest,
    )
    const answered = { ...owned, event: { ...owned.event, attendees } }
    const isOpen = open?.kind === 'panel'
    if (isOpen) setOpen({ kind: 'panel', owned: answered })
    setSaid(text(`calendar.answer.${response}`))
    try {
      const outcome = await answering.mutateAsync({
        ...owned,
        response,
        scope: reply.scope === 'all' ? 'all' : 'this',
        sendUpdates: 'all',
        newId: freshId(),
        viewerZone: zone,
      })
      if (isOpen && reply.scope === 'this' && outcome.kind === 'done') refresh({ ...owned, event: outcome.event })
    } catch (error) {
      if (isOpen) refresh(owned)
      sayFailed(error)
    }
  }

  useLayoutEffect(() => onReady(deeds))

  const closePanel = (owned: OwnedEvent) => {
    turnTo(undefined)
    focusEntry(owned)
  }
  const spoken = <VisuallyHidden live>{said}</VisuallyHidden>
  return (
    <>
      {open?.kind !== 'panel' && spoken}
      <Suspense fallback={<KeysAwaited />}>
        {open?.kind === 'panel' && (
          <EventPanel
            owned={open.owned}
            calendar={calendarOf(open.owned.calendarId)}
            zone={zone}
            onClose={() => closePanel(open.owned)}
          >
            {spoken}
          </EventPanel>
        )}
        {open?.kind === 'quick' && (
          <QuickEvent
            slot={open.slot}
            calendars={writable}
            onSave={(draft) => void save({ draft, newId: open.newId }, close)}
            onKeep={(draft) => keep({ draft, newId: open.newId })}
            onMore={(draft) => openForm({ draft, newId: open.newId })}
            onClose={() => {
              forget()
              turnTo(undefined)
            }}
          />
        )}
        {open?.kind === 'form' && (
          <EventForm
            key={open.written.newId}
            written={open.written}
            calendars={writable}
            zone={zone}
            onKeep={keep}
            onSave={(written) => void save(written, close)}
            onClose={dismiss}
          />
        )}
      </Suspense>
      {/* What is asked comes on its own: while its code is on its way, what stands under it stays, and keeps the focus. */}
      <Suspense fallback={<KeysAwaited />}>
        {question && <SaveQuestion {...question} onAnswer={question.answer} />}
        {conflict && (
          <ConflictDialog
            conflict={conflict.conflict}
            zone={zone}
            onResolve={conflict.resolve}
            onClose={conflict.giveUp}
          />
        )}
      </Suspense>
    </>
  )
}
