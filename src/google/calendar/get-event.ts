import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { call } from '../http.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'
import { event, eventTime, type CalendarEvent } from './event.ts'
import { calendarPath } from './events.ts'
import { eventScopes } from './scopes.ts'

export const eventPath = (calendarId: string, eventId: string) =>
  `${calendarPath(calendarId)}/${encodeURIComponent(eventId)}`

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

const occurrencePage = v.object({
  items: listOf(v.object({ id: v.string(), originalStartTime: eventTime }), 2_500),
  nextPageToken: lenient(v.string()),
})

type Occurrence = v.InferOutput<typeof occurrencePage>['items'][number]

/**
 * All occurrences of a series that ends, by where each would be had nobody moved it; those that were deleted too, but
 * not those that an EXDATE leaves out.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/instances
 */
export function listOccurrences(
  send: Send,
  { calendarId, eventId }: { calendarId: string; eventId: string },
  signal?: AbortSignal,
): Promise<Listing<Occurrence>> {
  return readPages((pageToken) =>
    call(
      send,
      occurrencePage,
      {
        api: 'calendar',
        method: 'GET',
        path: `${eventPath(calendarId, eventId)}/instances`,
        query: { showDeleted: 'true', maxResults: '2500', ...(pageToken ? { pageToken } : {}) },
        scopes: eventScopes,
      },
      signal,
    ),
  )
}
