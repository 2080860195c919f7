import * as v from 'valibot'
import { lenient, listOf } from '../fields.ts'
import { GoogleError } from '../errors.ts'
import { call } from '../http.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'
import { event, type CalendarEvent } from './event.ts'
import { eventScopes } from './scopes.ts'

const tokens = { nextPageToken: lenient(v.string()), nextSyncToken: lenient(v.string()) }
export const eventPage = v.object({ items: listOf(event, 2_500), ...tokens })
const deletedEvent = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  status: v.literal('cancelled'),
  recurringEventId: lenient(v.string()),
})
const changePage = v.object({ items: listOf(v.union([event, deletedEvent]), 2_500), ...tokens })

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

/** The events of a range, with the token that asks for what changed since; absent where Google gave none. */
export type EventListing = Listing<CalendarEvent> & { syncToken?: string }

/** Expanded, so that nobody but Google has to know the rules of a series; must stay the same from sync to sync. */
const expanded = ({ timeZone, maxResults = 2_500 }: EventRange) => ({
  singleEvents: 'true',
  timeZone,
  maxResults: String(maxResults),
})

/**
 * All events of one calendar that touch a range, recurring ones expanded, in no order: an order would cost the sync
 * token.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/list
 */
export async function listEvents(send: Send, range: EventRange, signal?: AbortSignal): Promise<EventListing> {
  const { calendarId, timeMin, timeMax } = range
  let syncToken: string | undefined
  const listing = await readPages(async (pageToken) => {
    const page = await call(
      send,
      eventPage,
      {
        api: 'calendar',
        method: 'GET',
        path: calendarPath(calendarId),
        query: { ...expanded(range), timeMin, timeMax, ...(pageToken ? { pageToken } : {}) },
        scopes: eventScopes,
      },
      signal,
    )
    syncToken = page.nextSyncToken
    return page
  })
  return { ...listing, ...(syncToken !== undefined && { syncToken }) }
}

/** An event as it is now, or which one is gone. */
export type EventChange = CalendarEvent | v.InferOutput<typeof deletedEvent>

/**
 * What changed in a calendar since a list or a sync, at any time, not only in a range: deleted events come as
 * `cancelled`, with little more than their id. Undefined where Google wants everything read anew, because the token is
 * too old (410) or because more changed than is worth reading.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/guides/sync
 */
export async function syncEvents(
  send: Send,
  range: EventRange,
  syncToken: string,
  signal?: AbortSignal,
): Promise<{ changes: readonly EventChange[]; syncToken: string } | undefined> {
  let next: string | undefined
  try {
    const { items, cut } = await readPages(async (pageToken) => {
      const page = await call(
        send,
        changePage,
        {
          api: 'calendar',
          method: 'GET',
          path: calendarPath(range.calendarId),
          query: { ...expanded(range), syncToken, ...(pageToken ? { pageToken } : {}) },
          scopes: eventScopes,
        },
        signal,
      )
      next = page.nextSyncToken
      return page
    })
    return cut || next === undefined ? undefined : { changes: items, syncToken: next }
  } catch (error) {
    if (error instanceof GoogleError && (error.code === 'gone' || error.code === 'invalid-request')) return undefined
    throw error
  }
}
