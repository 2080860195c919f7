import type { CalendarEvent } from '#google/calendar/event.ts'
import { getEvent } from '#google/calendar/get-event.ts'
import { deleteEvent, insertEvent, patchEvent, type SendUpdates } from '#google/calendar/write-events.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { foundEvent, occurrencesBefore } from './edit-series.ts'
import { copyOf } from './event-changes.ts'
import { splitRecurrence } from '../recurrence/split.ts'
import { isFirst, originalStart, type EditScope } from './series.ts'

/** How a deletion ended. */
export type DeletionOutcome =
  | { kind: 'done'; undo: () => Promise<void> }
  /** Nothing was deleted: the event changed since the person saw it. */
  | { kind: 'changed'; theirs: CalendarEvent }

/** The deletion of an event as the person saw it. */
export interface Deletion {
  calendarId: string
  event: CalendarEvent
  scope?: EditScope
  sendUpdates?: SendUpdates
  /** Id for the event if it has to be made anew when this is undone. */
  newId: string
  viewerZone: string
}

/** Deletes an event, one occurrence, what follows it, or the whole series. @throws GoogleError */
export async function removeEvent(send: Send, deletion: Deletion): Promise<DeletionOutcome> {
  const { calendarId, event, scope = 'this', sendUpdates, viewerZone } = deletion
  const updates = sendUpdates && { sendUpdates }
  if (event.recurringEventId === undefined || scope === 'this') return removeOne(send, deletion)
  const place = { calendarId, eventId: event.recurringEventId }
  const [series, now] = await Promise.all([getEvent(send, place), foundEvent(send, { calendarId, eventId: event.id })])
  if (now && event.etag !== undefined && now.etag !== event.etag) return { kind: 'changed', theirs: now }
  if (scope === 'all' || !series.recurrence || isFirst(series, event, viewerZone)) {
    return removeOne(send, { ...deletion, event: series })
  }
  const at = originalStart(event)
  const countBefore = await occurrencesBefore(send, deletion, series)
  const { before } = splitRecurrence(series.recurrence, { start: series.start, at, countBefore, viewerZone })
  await patchEvent(send, { ...place, etag: series.etag, changes: { recurrence: before }, ...updates })
  return {
    kind: 'done',
    undo: async () => {
      await patchEvent(send, { ...place, changes: { recurrence: series.recurrence ?? null }, ...updates })
    },
  }
}

async function removeOne(send: Send, { calendarId, event, sendUpdates, newId }: Deletion): Promise<DeletionOutcome> {
  const place = { calendarId, eventId: event.id, ...(sendUpdates && { sendUpdates }) }
  try {
    await deleteEvent(send, { ...place, etag: event.etag })
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 'precondition-failed') throw error
    const theirs = await getEvent(send, place)
    if (theirs.status !== 'cancelled') return { kind: 'changed', theirs }
  }
  return { kind: 'done', undo: () => restore(send, place, event, newId) }
}

/** Google takes most deleted events back; what it does not is made anew. */
async function restore(
  send: Send,
  place: { calendarId: string; eventId: string; sendUpdates?: SendUpdates },
  event: CalendarEvent,
  newId: string,
) {
  try {
    await patchEvent(send, { ...place, changes: { status: 'confirmed' } })
  } catch (error) {
    const gone = error instanceof GoogleError && ['gone', 'not-found', 'invalid-request'].includes(error.code)
    if (!gone || event.recurringEventId !== undefined) throw error
    await insertEvent(send, { ...place, eventId: newId, newEvent: copyOf(event) })
  }
}
