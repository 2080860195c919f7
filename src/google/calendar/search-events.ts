import { call } from '../http.ts'
import type { Listing } from '../pages.ts'
import type { Send } from '../send.ts'
import type { CalendarEvent } from './event.ts'
import { calendarPath, eventPage, type EventRange } from './events.ts'
import { eventScopes } from './scopes.ts'

/** What is looked for, and in which time. */
export interface EventSearch extends EventRange {
  /** Words that must all be in the title, the notes, the place, or the names and addresses of the people. */
  q: string
}

/** One page, of the largest size: whoever has found more looks for more words, not for more pages. */
const maxFound = 2_500

/**
 * Events of one calendar in which words are found, recurring ones expanded, in the order they happen.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/list
 */
export async function searchEvents(
  send: Send,
  { calendarId, q, timeMin, timeMax, timeZone }: EventSearch,
  signal?: AbortSignal,
): Promise<Listing<CalendarEvent>> {
  const { items, nextPageToken } = await call(
    send,
    eventPage,
    {
      api: 'calendar',
      method: 'GET',
      path: calendarPath(calendarId),
      query: {
        ...{ q, timeMin, timeMax, timeZone },
        singleEvents: 'true',
        orderBy: 'startTime',
        maxResults: String(maxFound),
      },
      scopes: eventScopes,
    },
    signal,
  )
  return { items, cut: nextPageToken !== undefined }
}
