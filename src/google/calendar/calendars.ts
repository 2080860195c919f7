import * as v from 'valibot'
import { googleScopeBase } from '#config/google-defaults.ts'
import { lenient, listOf, text } from '../fields.ts'
import { call } from '../http.ts'
import { jsonBody } from '../json-body.ts'
import { readPages, type Listing } from '../pages.ts'
import type { Send } from '../send.ts'

/** Any one of these allows listing the calendars. */
export const calendarListScopes: readonly string[] = [
  `${googleScopeBase}calendar.calendarlist.readonly`,
  `${googleScopeBase}calendar.calendarlist`,
  `${googleScopeBase}calendar.readonly`,
  `${googleScopeBase}calendar`,
]

/** Any one of these allows changing how the list of calendars is shown. */
export const calendarListChangeScopes: readonly string[] = [
  `${googleScopeBase}calendar.calendarlist`,
  `${googleScopeBase}calendar`,
]

const calendar = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1024)),
  summary: lenient(text(200)),
  /** The person's own name for a calendar that is somebody else's. */
  summaryOverride: lenient(text(200)),
  backgroundColor: lenient(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
  primary: lenient(v.boolean()),
  /** Whether it shows in Google's own calendar. */
  selected: lenient(v.boolean()),
  accessRole: lenient(v.string()),
})
export type Calendar = v.InferOutput<typeof calendar>

const calendarPage = v.object({ items: listOf(calendar, 250), nextPageToken: lenient(v.string()) })

/**
 * The calendars on the person's list, in Google's order, without the hidden ones.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/calendarList/list
 */
export function listCalendars(send: Send, signal?: AbortSignal): Promise<Listing<Calendar>> {
  return readPages((pageToken) =>
    call(
      send,
      calendarPage,
      {
        api: 'calendar',
        method: 'GET',
        path: 'users/me/calendarList',
        query: { maxResults: '250', ...(pageToken ? { pageToken } : {}) },
        scopes: calendarListScopes,
      },
      signal,
    ),
  )
}

/**
 * Has a calendar shown in Google's own calendar, and wherever else its list is followed, or hidden there.
 * @param calendarId as the list has it, or `primary`
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/calendarList/patch
 */
export function selectCalendar(send: Send, calendarId: string, selected: boolean): Promise<Calendar> {
  return call(send, calendar, {
    api: 'calendar',
    method: 'PATCH',
    path: `users/me/calendarList/${encodeURIComponent(calendarId)}`,
    scopes: calendarListChangeScopes,
    ...jsonBody({ selected }),
  })
}
