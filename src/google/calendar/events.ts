import * as v from 'valibot'
import { googleScopeBase } from '#config/google-defaults.ts'
import { date, dateTime, lenient, lenientListOf, listOf, text } from '../fields.ts'
import { call } from '../http.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'

/** Any one of these allows reading the events of the person's calendars. */
const eventScopes: readonly string[] = [
  `${googleScopeBase}calendar.events.readonly`,
  `${googleScopeBase}calendar.events`,
  `${googleScopeBase}calendar.readonly`,
  `${googleScopeBase}calendar`,
]

/** A day without a time, or an instant; `timeZone` is the IANA zone in which the event was made. */
const eventTime = v.union([v.object({ date }), v.object({ dateTime, timeZone: lenient(text(64)) })])

const person = v.object({ email: lenient(text(320)), displayName: lenient(text(200)), self: lenient(v.boolean()) })

const attendee = v.object({
  ...person.entries,
  responseStatus: lenient(v.picklist(['needsAction', 'declined', 'tentative', 'accepted'])),
  /** A room or a device. */
  resource: lenient(v.boolean()),
})

const event = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1100)),
  status: lenient(v.picklist(['confirmed', 'tentative', 'cancelled'])),
  /** Absent where the person may see only that the time is taken. */
  summary: lenient(text(500)),
  description: lenient(text(10_000)),
  location: lenient(text(1_000)),
  start: eventTime,
  /** Exclusive: an all-day event of one day ends on the next. */
  end: eventTime,
  /** The series of which this is one occurrence. */
  recurringEventId: lenient(v.string()),
  organizer: lenient(person),
  attendees: lenientListOf(attendee, 500),
  hangoutLink: lenient(v.pipe(v.string(), v.maxLength(2_000))),
  conferenceData: lenient(
    v.object({
      entryPoints: lenientListOf(
        v.object({ entryPointType: v.string(), uri: v.pipe(v.string(), v.maxLength(2_000)) }),
        20,
      ),
    }),
  ),
})
export type CalendarEvent = v.InferOutput<typeof event>

const eventPage = v.object({ items: listOf(event, 2_500), nextPageToken: lenient(v.string()) })

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
        path: `calendars/${encodeURIComponent(calendarId)}/events`,
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
