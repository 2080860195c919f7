import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { EventChanges } from '#google/calendar/event.ts'
import { problemOf } from '#google/errors.ts'
import { useFormat, useText } from '#i18n/react.tsx'
import { useHalfWritten } from '#ui/half-written.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { notify } from '#ui/notices.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { extentOf, type OwnedEvent } from './agenda.ts'
import type { Deeds, WorkPlace } from './calendar-work.tsx'
import type { EditOutcome } from './edit-event.ts'
import { focusEntry, neighbourOf } from './entry-focus.ts'
import { changedEvent } from './event-changes.ts'
import { changesOf, draftOf, newEventOf, type Slot } from './event-draft.ts'
import { pushed } from './event-move.ts'
import { hasOtherGuests } from './event-rights.ts'
import { freshId } from './fresh-id.ts'
import { readWritten, type WrittenEvent } from './half-written-event.ts'
import type { EditConflict } from './merge.ts'
import { answerEventMutation, createEventMutation, deleteEventMutation, editEventMutation } from './mutations.ts'
import type { EditScope } from './series.ts'
import { seriesQuery } from './series-query.ts'
import { spanInWords } from './span-in-words.ts'
import type { Question, Reply } from './SaveQuestion.tsx'

const EventPanel = lazyPart(async () => (await import('./EventPanel.tsx')).EventPanel)
const QuickEvent = lazyPart(async () => (await import('./QuickEvent.tsx')).QuickEvent)
const EventForm = lazyPart(async () => (await import('./EventForm.tsx')).EventForm)
const SaveQuestion = lazyPart(async () => (await import('./SaveQuestion.tsx')).SaveQuestion)
const ConflictDialog = lazyPart(async () => (await import('./ConflictDialog.tsx')).ConflictDialog)

type Open =
  | { kind: 'panel'; owned: OwnedEvent; reply?: Reply }
  | { kind: 'quick'; slot: Slot }
  | { kind: 'form'; written: WrittenEvent }

/** A change as it is about to be written, with what may still have to be asked. */
interface Change {
  owned: OwnedEvent
  changes: EventChanges
  destination?: string
  /** Given where nothing is left to ask. */
  reply?: Reply
}

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
  const format = useFormat()
  const client = useQueryClient()
  const { kept, keep, forget } = useHalfWritten('calendar.event', readWritten)
  const [open, setOpen] = useState<Open | undefined>(kept && { kind: 'form', written: kept })
  const [question, setQuestion] = useState<Question & { answer: (reply: Reply | undefined) => void }>()
  const [conflict, setConflict] = useState<{ conflict: EditConflict; retry: (changes: EventChanges) => void }>()
  const [said, setSaid] = useState('')
  // One after the other: two steps of one event must not overtake each other.
  const inOrder = { scope: { id: 'calendar' } }
  const creating = useMutation({ ...createEventMutation(send), ...inOrder })
  const editing = useMutation({ ...editEventMutation(send), ...inOrder })
  const answering = useMutation({ ...answerEventMutation(send), ...inOrder })
  const deleting = useMutation({ ...deleteEventMutation(send), ...inOrder })

  const calendarOf = (id: string) => calendars.find((calendar) => calendar.id === id)

  const ask = (asked: Question) =>
    new Promise<Reply | undefined>((resolve) => {
      setQuestion({
        ...asked,
        answer: (reply) => {
          setQuestion(undefined)
          resolve(reply)
        },
      })
    })
  /** Asks only what there is to be asked; undefined: the person thought better of it. */
  const replyFor = async (
    what: Question['what'],
    { event }: OwnedEvent,
    scopes: readonly EditScope[],
    told?: boolean,
  ) => {
    const series = event.recurringEventId !== undefined
    const guests = hasOtherGuests(event) && told === undefined
    if (!series && !guests) return { scope: 'this', tellGuests: told ?? false } as const
    const reply = await ask({ what, scopes: series ? scopes : [], guests })
    return reply && { ...reply, ...(told !== undefined && { tellGuests: told }) }
  }
  const tell = ({ tellGuests }: Reply) => (tellGuests ? 'all' : 'none')

  const failed = (error: unknown, written?: WrittenEvent) =>
    notify({
      text: { id: `google.error.${problemOf(error).code}` },
      tone: 'problem',
      ...(written && {
        action: { label: 'calendar.form.reopen', run: () => setOpen({ kind: 'form', written }) },
      }),
    })

  /** Writes a change; what was typed stays at hand until it is in the calendar. @returns what came of it */
  const change = async (
    { owned, changes, destination, reply }: Change,
    written?: WrittenEvent,
  ): Promise<EditOutcome | undefined> => {
    const scopes: readonly EditScope[] =
      changes.recurrence !== undefined || destination !== undefined
        ? ['following', 'all']
        : ['this', 'following', 'all']
    const given = reply ?? (await replyFor('change', owned, scopes))
    if (!given) return undefined
    try {
      const outcome = await editing.mutateAsync({
        ...owned,
        changes,
        scope: given.scope,
        ...(destination !== undefined && { destination }),
        sendUpdates: tell(given),
        newId: freshId(),
        viewerZone: zone,
      })
      if (outcome.kind === 'deleted') notify({ text: { id: 'calendar.problem.deleted' }, tone: 'problem' })
      if (outcome.kind === 'conflict') {
        const { theirs } = outcome.conflict
        setConflict({
          conflict: outcome.conflict,
          retry: (resolved) => {
            const again = {
              owned: { ...owned, event: theirs },
              changes: resolved,
              reply: { ...given, scope: 'this' } as const,
            }
            void change(again, written)
          },
        })
      }
      if (outcome.kind === 'done' && written) forget()
      return outcome
    } catch (error) {
      failed(error, written)
      return undefined
    }
  }

  const save = async (written: WrittenEvent) => {
    const { draft, base } = written
    if (!base) {
      setOpen(undefined)
      const newEvent = newEventOf(draft, zone, freshId())
      const tellGuests = draft.guests.length > 0 && draft.notifyGuests
      try {
        await creating.mutateAsync({
          calendarId: draft.calendarId,
          eventId: freshId(),
          newEvent,
          sendUpdates: tellGuests ? 'all' : 'none',
        })
        forget()
      } catch (error) {
        failed(error, written)
      }
      return
    }
    const owned = { calendarId: base.calendarId, event: base.event }
    const changes = changesOf(base.draft, draft, base.event, zone, freshId())
    const destination = draft.calendarId === base.calendarId ? undefined : draft.calendarId
    if (Object.keys(changes).length === 0 && destination === undefined) {
      forget()
      setOpen(undefined)
      return
    }
    const scopes: readonly EditScope[] =
      changes.recurrence !== undefined || destination !== undefined
        ? ['following', 'all']
        : ['this', 'following', 'all']
    const reply = await replyFor('change', owned, scopes, draft.notifyGuests)
    if (!reply) return
    setOpen(undefined)
    await change({ owned, changes, reply, ...(destination !== undefined && { destination }) }, written)
  }

  const openForm = (written: WrittenEvent) => {
    keep(written)
    setOpen({ kind: 'form', written })
  }
  /** Closes the form; what was typed into it can be had back. */
  const dismiss = (written: WrittenEvent, touched: boolean) => {
    forget()
    setOpen(undefined)
    if (!touched) return
    notify({
      text: { id: 'calendar.form.discarded' },
      action: { label: 'calendar.form.reopen', run: () => openForm(written) },
    })
  }

  const deeds: Deeds = {
    create: (slot) => setOpen({ kind: 'quick', slot }),
    show: (owned) => {
      setSaid('')
      setOpen({ kind: 'panel', owned })
    },
    edit: (owned) => void edit(owned),
    duplicate: ({ calendarId, event }) => {
      const draft = draftOf(event, calendarId, zone)
      const into = writable.find(({ id }) => id === calendarId) ?? writable[0]
      openForm({
        draft: { ...draft, calendarId: into?.id ?? 'primary', recurrence: { repeat: 'none', exceptions: [] } },
      })
    },
    remove: (owned) => void remove(owned),
    respond: (owned, answer) => void respond(owned, answer),
    push: (owned, push) => {
      const times = pushed(owned.event, push, zone)
      if (times) void moveTo(owned, times)
    },
    moveTo: (owned, times) => moveTo(owned, times),
  }

  const edit = async (owned: OwnedEvent) => {
    const { calendarId, event } = owned
    const series =
      event.recurringEventId === undefined
        ? undefined
        : await client
            .fetchQuery(seriesQuery(send, { calendarId, eventId: event.recurringEventId }))
            .catch(() => undefined)
    const draft = draftOf(event, calendarId, zone, series)
    openForm({ draft, base: { ...owned, draft } })
  }

  const remove = async (owned: OwnedEvent) => {
    const toNeighbour = neighbourOf(owned)
    const reply = await replyFor('delete', owned, ['this', 'following', 'all'])
    if (!reply) return
    setOpen(undefined)
    try {
      const deletion = deleting.mutateAsync({
        ...owned,
        scope: reply.scope,
        sendUpdates: tell(reply),
        newId: freshId(),
        viewerZone: zone,
      })
      toNeighbour()
      const outcome = await deletion
      if (outcome.kind === 'changed') {
        notify({ text: { id: 'calendar.problem.changedMeanwhile' }, tone: 'problem' })
        setOpen({ kind: 'panel', owned: { ...owned, event: outcome.theirs } })
      }
    } catch (error) {
      failed(error)
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
      failed(error)
    }
  }

  /** The panel shows what stands in the calendar now, if it still shows the same event. */
  const refresh = (owned: OwnedEvent) =>
    setOpen((now) => (now?.kind === 'panel' && now.owned.event.id === owned.event.id ? { ...now, owned } : now))

  /** Moves an event; within one panel the question is asked once. */
  const moveTo: Deeds['moveTo'] = async (owned, times) => {
    const panel = open?.kind === 'panel' ? open : undefined
    const reply = panel?.reply ?? (await replyFor('change', owned, ['this', 'following', 'all']))
    if (!reply) return false
    const moved = { ...owned, event: { ...changedEvent(owned.event, times) } }
    setSaid(text('calendar.moved', { when: spanInWords(extentOf(moved.event, zone), format, text) }))
    if (panel) setOpen(reply.scope === 'this' ? { kind: 'panel', owned: moved, reply } : undefined)
    if (panel && reply.scope !== 'this') focusEntry(owned)
    const outcome = await change({ owned, changes: times, reply })
    if (outcome?.kind === 'done') {
      if (reply.scope === 'this') refresh({ ...owned, event: outcome.event })
      return true
    }
    refresh(owned)
    return false
  }

  useEffect(() => onReady(deeds))

  const closePanel = (owned: OwnedEvent) => {
    setOpen(undefined)
    focusEntry(owned)
  }
  const spoken = <VisuallyHidden live>{said}</VisuallyHidden>
  return (
    <>
      {open?.kind !== 'panel' && spoken}
      <Suspense fallback={null}>
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
            onSave={(draft) => void save({ draft })}
            onKeep={(draft) => keep({ draft })}
            onMore={(draft) => openForm({ draft })}
            onClose={() => {
              forget()
              setOpen(undefined)
            }}
          />
        )}
        {open?.kind === 'form' && (
          <EventForm
            written={open.written}
            calendars={writable}
            zone={zone}
            onKeep={keep}
            onSave={(written) => void save(written)}
            onClose={dismiss}
          />
        )}
        {question && <SaveQuestion {...question} onAnswer={question.answer} />}
        {conflict && (
          <ConflictDialog
            conflict={conflict.conflict}
            zone={zone}
            onResolve={(changes) => {
              setConflict(undefined)
              conflict.retry(changes)
            }}
            onClose={() => setConflict(undefined)}
          />
        )}
      </Suspense>
    </>
  )
}
