import * as v from 'valibot'
import { dateTime, lenientListOf } from '../fields.ts'
import { call } from '../http.ts'
import type { Send } from '../send.ts'
import { freeBusyScopes } from './scopes.ts'

const period = v.object({ start: dateTime, end: dateTime })
const freeBusyAnswer = v.object({
  calendars: v.record(
    v.string(),
    v.object({ busy: lenientListOf(period, 2_000), errors: lenientListOf(v.object({ reason: v.string() }), 10) }),
  ),
})

/** When somebody is busy, or why that cannot be known (`notFound` where their calendar is not shared). */
export interface FreeBusy {
  busy: readonly { start: string; end: string }[]
  problem?: string
}

/** More cannot be asked for at once. */
const maxCalendars = 50

/**
 * When calendars (of guests: their addresses) are busy between two instants, each by itself: one that may not be seen
 * spoils nothing for the others. Asks for fifty at a time.
 * @param timeMin RFC 3339 with offset
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query
 */
export async function queryFreeBusy(
  send: Send,
  { timeMin, timeMax, calendarIds }: { timeMin: string; timeMax: string; calendarIds: readonly string[] },
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, FreeBusy>> {
  const found = new Map<string, FreeBusy>()
  for (let from = 0; from < calendarIds.length; from += maxCalendars) {
    const items = calendarIds.slice(from, from + maxCalendars).map((id) => ({ id }))
    const { calendars } = await call(
      send,
      freeBusyAnswer,
      {
        api: 'calendar',
        method: 'POST',
        path: 'freeBusy',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ timeMin, timeMax, items }),
        scopes: freeBusyScopes,
      },
      signal,
    )
    for (const [id, { busy, errors }] of Object.entries(calendars)) {
      const problem = errors[0]?.reason
      found.set(id, { busy, ...(problem === undefined ? {} : { problem }) })
    }
  }
  return found
}
