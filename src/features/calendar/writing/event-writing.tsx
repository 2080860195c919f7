import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { CalendarEvent, EventChanges } from '#google/calendar/event.ts'
import { problemOf } from '#google/errors.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { notify } from '#ui/notices/notices.ts'
import { whyOfFailure } from '#ui/notices/why.ts'
import type { OwnedEvent } from '../agenda/agenda.ts'
import type { useQuestions } from '../event/event-questions.tsx'
import type { Reply } from '../event/SaveQuestion.tsx'
import { changesOf, newEventOf } from '../form/event-draft.ts'
import { beginning, halfWrittenName, readWritten, type WrittenEvent } from '../form/half-written-event.ts'
import type { EditOutcome } from './edit-event.ts'
import { freshId } from './fresh-id.ts'
import type { EditConflict } from './merge.ts'
import { createEventMutation, editEventMutation } from './mutations.ts'
import type { EditScope } from './series.ts'

/** A change as it is about to be written, with what may still have to be asked. */
interface Change {
  owned: OwnedEvent
  /** The series of the event, as the person saw it. */
  series?: CalendarEvent
  changes: EventChanges
  destination?: string
  /** Given where nothing is left to ask. */
  reply?: Reply
}

interface Conflict {
  conflict: EditConflict
  resolve: (changes: EventChanges) => void
  giveUp: () => void
}

/** One after the other: two steps of one event must not overtake each other. */
export const inOrder = { scope: { id: 'calendar' } }

export const tell = ({ tellGuests }: Reply) => (tellGuests ? 'all' : 'none')

/** Says what went wrong, and gives back what was typed. */
export function sayFailed(error: unknown, reopen?: () => void): void {
  notify({
    text: { id: `google.error.${problemOf(error).code}` },
    tone: 'problem',
    why: whyOfFailure(),
    ...(reopen && { action: { label: 'calendar.form.reopen', run: reopen } }),
  })
}

/** How events are made and changed; what was typed stays at hand until it is in the calendar. */
export function useWriting({
  zone,
  replyFor,
  reopen,
  keep,
  isWriting,
}: {
  zone: string
  replyFor: ReturnType<typeof useQuestions>['replyFor']
  /** Opens a form that was saved, wherever the person is by then. */
  reopen: (written: WrittenEvent) => void
  keep: (written: WrittenEvent) => void
  /** Whether something is being written now: whoever types is asked nothing about what they saved before. */
  isWriting: () => boolean
}) {
  const { send } = useAuth()
  const creating = useMutation({ ...createEventMutation(send), ...inOrder })
  const editing = useMutation({ ...editEventMutation(send), ...inOrder })
  const [conflict, setConflict] = useState<Conflict>()
  /** What waited for the network is answered when the person may long be on another page. */
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])

  /** Another form may have been opened since. */
  const forget = ({ newId }: WrittenEvent) => {
    const kept = readWritten(halfWritten.read(halfWrittenName))
    if (kept?.newId === newId) halfWritten.forget(halfWrittenName)
  }
  const giveBack = (written: WrittenEvent) =>
    notify({
      text: { id: 'calendar.form.discarded' },
      action: { label: 'calendar.form.reopen', run: () => reopen(written) },
    })

  /** @returns what came of it; undefined: nothing was written */
  const change = async (what: Change, written?: WrittenEvent): Promise<EditOutcome | undefined> => {
    const { owned, series, changes, destination, reply } = what
    const given = reply ?? (await replyFor('change', owned))
    if (!given) return undefined
    try {
      const outcome = await editing.mutateAsync({
        ...owned,
        changes,
        scope: given.scope,
        ...(series && { series }),
        ...(destination !== undefined && { destination }),
        sendUpdates: tell(given),
        newId: written?.newId ?? freshId(),
        viewerZone: zone,
      })
      if (outcome.kind === 'deleted') {
        const anew = written && (() => reopen(beginning({ draft: written.draft })))
        notify({
          text: { id: 'calendar.problem.deleted' },
          tone: 'problem',
          ...(anew && { action: { label: 'calendar.form.reopen', run: anew } }),
        })
      }
      if (outcome.kind === 'conflict' && (!isHere.current || isWriting())) {
        notify({
          text: { id: 'calendar.problem.changedToo' },
          tone: 'problem',
          ...(written && { action: { label: 'calendar.form.reopen', run: () => reopen(written) } }),
        })
      } else if (outcome.kind === 'conflict') {
        const { event, series: now } = outcome.again
        setConflict({
          conflict: outcome.conflict,
          resolve: (resolved) => {
            setConflict(undefined)
            const again = { ...what, owned: { ...owned, event }, changes: resolved, reply: given }
            const { series: _before, ...without } = again
            void change(now ? { ...again, series: now } : without, written)
          },
          giveUp: () => {
            setConflict(undefined)
            if (written) giveBack(written)
          },
        })
      }
      if (outcome.kind === 'done' && written) forget(written)
      return outcome
    } catch (error) {
      sayFailed(error, written && (() => reopen(written)))
      return undefined
    }
  }

  const saveNew = async (written: WrittenEvent) => {
    const { draft, newId, tried } = written
    const newEvent = newEventOf(draft, zone, newId)
    const sent = { ...written, tried: { calendarId: draft.calendarId, newEvent } }
    keep(sent)
    try {
      await creating.mutateAsync({
        calendarId: draft.calendarId,
        eventId: newId,
        newEvent,
        ...(tried && { tried }),
        sendUpdates: draft.guests.length > 0 && draft.notifyGuests ? 'all' : 'none',
      })
      forget(written)
    } catch (error) {
      sayFailed(error, () => reopen(sent))
    }
  }

  /** @param close when nothing is left to ask */
  const save = async (written: WrittenEvent, close: () => void) => {
    const { draft, base, newId } = written
    if (!base) {
      close()
      await saveNew(written)
      return
    }
    const { calendarId, event, series } = base
    const owned = { calendarId, event }
    const changes = changesOf(base.draft, draft, event, zone, newId)
    const destination = draft.calendarId === calendarId ? undefined : draft.calendarId
    if (Object.keys(changes).length === 0 && destination === undefined) {
      forget(written)
      close()
      return
    }
    const one: readonly EditScope[] = changes.recurrence !== undefined || destination !== undefined ? [] : ['this']
    const reply = await replyFor('change', owned, [...one, 'following', 'all'], draft.notifyGuests)
    if (!reply) return
    close()
    const moved = destination !== undefined && { destination }
    await change({ owned, ...(series && { series }), changes, reply, ...moved }, written)
  }

  return { change, save, conflict }
}
