import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { call } from '../http.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'
import { event, type CalendarEvent } from './event.ts'
import { eventScopes } from './scopes.ts'

const eventPage = v.object({
  items: listOf(event, 2_500),
  nextPageToken: lenient(v.string()),
  nextSyncToken: lenient(v.string()),
})

export interface EventRange {
  /** A calendar's id, or `primary`. */
  calendarId: string
  /** RFC 3339 with offset: the lower bound of an event's end, exclusive. */
  timeMin: string
  /** RFC 3339 with offset: the upper bound of an event's start, exclusive. */
  timeMax: string
  /** IANA zone in which Google writes the times. */
  timeZone: string
  /** Events on one page, at most 2500. */
  maxResults?: number
}

export const calendarPath = (calendarId: string) => `calendars/${encodeURIComponent(calendarId)}/events`
export const eventPath = (calendarId: string, eventId: string) =>
  `${calendarPath(calendarId)}/${encodeURIComponent(eventId)}`

/**
 * All events of one calendar that touch a range, earliest start first, recurring ones expanded.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/list
 */
export function listEvents(send: Send, range: EventRange, signal?: AbortSignal): Promise<Listing<CalendarEvent>> {
  const { calendarId, timeMin, timeMax, timeZone, maxResults = 250 } = range
  return readPages((pageToken) =>
    call(
      send,
      eventPage,
      {
        api: 'calendar',
        method: 'GET',
        path: calendarPath(calendarId),
        query: {
          singleEvents: 'true',
          orderBy: 'startTime',
          timeMin,
          timeMax,
          timeZone,
          maxResults: String(maxResults),
          ...(pageToken ? { pageToken } : {}),
        },
        scopes: eventScopes,
      },
      signal,
    ),
  )
}

/**
 * One event, series or occurrence, as it stands now; one that was deleted comes with the status `cancelled`.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/get
 */
export function getEvent(
  send: Send,
  { calendarId, eventId, timeZone }: { calendarId: string; eventId: string; timeZone?: string },
  signal?: AbortSignal,
): Promise<CalendarEvent> {
  return call(
    send,
    event,
    {
      api: 'calendar',
      method: 'GET',
      path: eventPath(calendarId, eventId),
      ...(timeZone ? { query: { timeZone } } : {}),
      scopes: eventScopes,
    },
    signal,
  )
}
