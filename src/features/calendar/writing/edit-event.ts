import type { CalendarEvent, EventChanges } from '#google/calendar/event.ts'
import { moveEvent, type SendUpdates } from '#google/calendar/write-events.ts'
import type { Send } from '#google/send.ts'
import { editOne } from './edit-one.ts'
import { editSeries } from './edit-series.ts'
import type { EditConflict } from './merge.ts'
import type { EditScope } from './series.ts'

/** How a change ended. What can be undone brings the way back, which throws where it cannot be gone. */
export type EditOutcome =
  | { kind: 'done'; event: CalendarEvent; undo: () => Promise<void> }
  /** Nothing was written: the person must say which of two changes holds, and `again` is what that is then made to. */
  | { kind: 'conflict'; conflict: EditConflict; again: Pick<Edit, 'event' | 'series'> }
  /** Nothing was written: somebody deleted the event, or moved its series away from under it. */
  | { kind: 'deleted' }

/** A change of an event as the person saw it. */
export interface Edit {
  calendarId: string
  event: CalendarEvent
  /** The series of the event as the person saw it, where they did. */
  series?: CalendarEvent
  changes: EventChanges
  /** Default: the event itself. */
  scope?: EditScope
  /** Another calendar that the event shall be in; not for one occurrence of a series. */
  destination?: string
  sendUpdates?: SendUpdates
  /** Id for the series that "this and following" begins, made beforehand so that a repetition makes it once. */
  newId: string
  /** IANA zone, for series that came without one. */
  viewerZone: string
}

/**
 * Writes a change. Where the event changed since the person saw it, what does not touch is merged.
 * @throws GoogleError
 */
export async function editEvent(send: Send, wanted: Edit): Promise<EditOutcome> {
  const edit = { ...wanted, changes: withoutEmptyRule(wanted.changes) }
  const { event, scope = 'this' } = edit
  const seriesId = scope === 'this' ? undefined : event.recurringEventId
  return moveAfter(
    send,
    edit,
    await (seriesId === undefined ? editOne(send, edit) : editSeries(send, { ...edit, seriesId })),
  )
}

/** An event without any line of a rule is a single one, which Google wants to be told by `null`. */
const withoutEmptyRule = (changes: EventChanges): EventChanges =>
  changes.recurrence?.length === 0 ? { ...changes, recurrence: null } : changes

/**
 * A change of the calendar comes last: until then the event is where its ETag holds. A series that "this and following"
 * began was made there in the first place.
 */
async function moveAfter(send: Send, edit: Edit, outcome: EditOutcome): Promise<EditOutcome> {
  const { calendarId, destination = calendarId, sendUpdates } = edit
  if (outcome.kind !== 'done' || destination === calendarId || outcome.event.id === edit.newId) return outcome
  const place = { eventId: outcome.event.id, ...(sendUpdates && { sendUpdates }) }
  const event = await moveEvent(send, { ...place, calendarId, destination })
  return {
    kind: 'done',
    event,
    undo: async () => {
      await moveEvent(send, { ...place, calendarId: destination, destination: calendarId })
      await outcome.undo()
    },
  }
}
