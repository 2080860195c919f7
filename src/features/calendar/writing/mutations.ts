import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { CalendarEvent } from '#google/calendar/event.ts'
import { deleteEvent } from '#google/calendar/write-events.ts'
import { shouldRepeat } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { longWork } from '#ui/notices/long-work.ts'
import { undoable, undoLatest } from '#ui/notices/undo.ts'
import { removeEvent, type Deletion, type DeletionOutcome } from './delete-event.ts'
import { editEvent, type Edit, type EditOutcome } from './edit-event.ts'
import { changeListings, rereadListings, type TakeBack } from './event-cache.ts'
import { changedEvent, plannedEvent } from './event-changes.ts'
import { makeEvent, type Creation } from './make-event.ts'
import { dropEvents, putEvent, type ListingChange } from './range-events.ts'
import { occurrencesChanged, occurrencesDeleted } from './series-in-cache.ts'

/** What a guest answers to an invitation. */
export interface Answer extends Omit<Edit, 'changes' | 'destination' | 'scope'> {
  response: 'accepted' | 'declined' | 'tentative'
  comment?: string
  scope?: 'this' | 'all'
}

/** Each of these can be sent twice: ids are ours, and an ETag refuses what was written already. */
const retry = shouldRepeat

const takeBack = (_error: unknown, _variables: unknown, done: TakeBack | undefined) => done?.()

/** Makes an event. It stands in the calendar at once, without an ETag until Google has it. */
export const createEventMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['calendar', 'create'],
    mutationFn: (creation: Creation) => makeEvent(send, creation),
    onMutate: ({ calendarId, eventId, newEvent }, { client }) =>
      changeListings(client, calendarId, putEvent(plannedEvent(eventId, newEvent))),
    onError: takeBack,
    onSuccess: async (event, creation, _takeBack, { client }) => {
      const { calendarId, sendUpdates } = creation
      await settle(client, calendarId, event, creation)
      offerUndo('created', client, {
        calendarId,
        shows: dropEvents(({ id, recurringEventId }) => id === event.id || recurringEventId === event.id),
        undo: () => deleteEvent(send, { calendarId, eventId: event.id, ...(sendUpdates && { sendUpdates }) }),
      })
    },
    retry,
  })

/**
 * Changes an event, one occurrence, what follows it, or the whole series: fields, times (a move, another length), rule,
 * guests, calendar. The outcome says where the person has to decide; then what was shown is taken back.
 */
export const editEventMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['calendar', 'edit'],
    mutationFn: (edit: Edit) => seriesInSight(edit, () => editEvent(send, edit)),
    onMutate: (edit, { client }) => showEdit(client, edit),
    onError: takeBack,
    onSuccess: (outcome, edit, done, { client }) => settleEdit('changed', client, { edit, outcome, done }),
    retry,
  })

/** Answers an invitation; only the person's own answer is written. */
export const answerEventMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['calendar', 'answer'],
    mutationFn: (answer: Answer) => editEvent(send, asEdit(answer)),
    onMutate: (answer, { client }) => showEdit(client, asEdit(answer)),
    onError: takeBack,
    onSuccess: (outcome, answer, done, { client }) =>
      settleEdit('answered', client, { edit: asEdit(answer), outcome, done }),
    retry,
  })

function asEdit({ response, comment, ...answer }: Answer): Edit {
  const self = answer.event.attendees.find((guest) => guest.self)
  const attendee = { email: self?.email, responseStatus: response, ...(comment !== undefined && { comment }) }
  return { ...answer, changes: { attendees: [attendee], attendeesOmitted: true } }
}

/** Deletes an event, one occurrence, what follows it, or the whole series. */
export const deleteEventMutation = (send: Send) =>
  mutationOptions({
    mutationKey: ['calendar', 'delete'],
    mutationFn: (deletion: Deletion) => seriesInSight(deletion, () => removeEvent(send, deletion)),
    onMutate: ({ calendarId, event, scope = 'this' }, { client }) =>
      changeListings(client, calendarId, occurrencesDeleted(event, scope)),
    onError: takeBack,
    onSuccess: (outcome: DeletionOutcome, deletion, done, { client }) => {
      const { calendarId, event, scope = 'this' } = deletion
      if (outcome.kind === 'changed') {
        done?.()
        return
      }
      const whole = event.recurringEventId !== undefined && scope !== 'this'
      if (whole) rereadListings(client, calendarId)
      offerUndo('deleted', client, {
        of: deletion,
        calendarId,
        undo: outcome.undo,
        ...(!whole && { shows: putEvent(event) }),
      })
    },
    retry,
  })

async function showEdit(client: QueryClient, edit: Edit): Promise<TakeBack> {
  const { calendarId, event, changes, scope = 'this', destination = calendarId } = edit
  if (destination === calendarId) return changeListings(client, calendarId, occurrencesChanged(edit))
  const left = await changeListings(client, calendarId, occurrencesDeleted(event, scope))
  const arrived = await changeListings(client, destination, putEvent(changedEvent(event, changes)))
  return () => {
    arrived()
    left()
  }
}

async function settleEdit(
  what: 'changed' | 'answered',
  client: QueryClient,
  { edit, outcome, done }: { edit: Edit; outcome: EditOutcome; done: TakeBack | undefined },
) {
  if (outcome.kind !== 'done') {
    done?.()
    rereadListings(client, edit.calendarId)
    return
  }
  const { calendarId, destination = calendarId, event, changes, scope = 'this' } = edit
  const single = outcome.event.id === event.id && !outcome.event.recurrence && changes.recurrence === undefined
  if (single) await settle(client, destination, outcome.event, edit)
  else for (const id of new Set([calendarId, destination])) rereadListings(client, id)
  const shows = single && scope === 'this' && destination === calendarId ? putEvent(event) : undefined
  offerUndo(what, client, { of: edit, calendarId, destination, undo: outcome.undo, ...(shows && { shows }) })
}

/**
 * What Google answered takes the place of what was shown; of a series only Google knows where it is. Where more is about
 * to be written to the event, what is shown is ahead of this answer, and stays.
 */
async function settle(client: QueryClient, calendarId: string, event: CalendarEvent, written: Creation | Edit) {
  if (event.recurrence) rereadListings(client, calendarId)
  else if (!isWrittenAgain(client, event, written)) await changeListings(client, calendarId, putEvent(event))
}

const isWrittenAgain = (client: QueryClient, { id, recurringEventId }: CalendarEvent, written: Creation | Edit) =>
  client
    .getMutationCache()
    .findAll({ mutationKey: ['calendar'], status: 'pending' })
    .map(({ state }) => state.variables as Partial<Edit> | undefined)
    .some(
      (other) =>
        other !== written &&
        (other?.event?.id === id ||
          (recurringEventId !== undefined && other?.event?.recurringEventId === recurringEventId)),
    )

/** Writes to a series that the person stopped. */
const stopped = new WeakSet<object>()

/**
 * A series takes several requests, of which the half would be worse than none: whoever stops it has it taken back as
 * soon as it is done.
 */
function seriesInSight<Outcome>(write: Edit | Deletion, work: () => Promise<Outcome>): Promise<Outcome> {
  if ((write.scope ?? 'this') === 'this') return work()
  return longWork({ id: 'calendar.changingSeries' }, async ({ isStopped }) => {
    const outcome = await work()
    if (isStopped()) stopped.add(write)
    return outcome
  })
}

/** An undo is shown at once where it is known how it will look, and read anew in any case. */
function offerUndo(
  what: 'created' | 'changed' | 'answered' | 'deleted',
  client: QueryClient,
  {
    of,
    calendarId,
    destination = calendarId,
    shows = (items) => items,
    undo,
  }: {
    of?: Edit | Deletion
    calendarId: string
    destination?: string
    shows?: ListingChange
    undo: () => Promise<void>
  },
) {
  undoable({
    text: { id: `calendar.done.${what}` },
    undo: async () => {
      const done = await changeListings(client, calendarId, shows)
      try {
        await undo()
      } catch (error) {
        done()
        throw error
      } finally {
        for (const id of new Set([calendarId, destination])) rereadListings(client, id)
      }
    },
  })
  if (of && stopped.has(of)) void undoLatest()
}
