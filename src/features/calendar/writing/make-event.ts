import type { CalendarEvent, NewEvent } from '#google/calendar/event.ts'
import { deleteEvent, insertEvent, type SendUpdates } from '#google/calendar/write-events.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { undoingChanges } from './event-changes.ts'

/** A new event, and under which id: `newEventId`, made once for each event, not for each try. */
export interface Creation {
  calendarId: string
  eventId: string
  newEvent: NewEvent
  /** What was sent before under this id, where its answer was lost: it may be in the calendar. */
  tried?: { calendarId: string; newEvent: NewEvent }
  sendUpdates?: SendUpdates
}

/**
 * Makes a new event, once, however often it is tried. What a try before has left is brought to what is wanted now.
 * @throws GoogleError
 */
export async function makeEvent(send: Send, creation: Creation): Promise<CalendarEvent> {
  const { calendarId, eventId, newEvent, tried, sendUpdates } = creation
  const place = { eventId, ...(sendUpdates && { sendUpdates }) }
  if (tried && tried.calendarId !== calendarId) {
    try {
      await deleteEvent(send, { ...place, calendarId: tried.calendarId })
    } catch (error) {
      if (!(error instanceof GoogleError) || error.code !== 'not-found') throw error
    }
  }
  const again = tried?.calendarId === calendarId && JSON.stringify(tried.newEvent) !== JSON.stringify(newEvent)
  const blank = { id: eventId, start: newEvent.start, end: newEvent.end, attendees: [] }
  const ifMade = again ? { ...undoingChanges(blank, tried.newEvent), ...newEvent } : undefined
  return insertEvent(send, { ...place, calendarId, newEvent, ...(ifMade && { ifMade }) })
}
