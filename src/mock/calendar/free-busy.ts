import { badRequest, json } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { readBody } from './event-body.ts'
import { instantMs } from './time.ts'

const maxCalendars = 50
const maxRangeMs = 366 * 24 * 3_600_000

interface Period {
  startMs: number
  endMs: number
}

/** `freebusy.query`. @see https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
export async function queryFreeBusy({ world, person, request }: ApiCall): Promise<Response> {
  const body = await readBody(request)
  if (body instanceof Response) return body
  const startMs = typeof body.timeMin === 'string' ? instantMs(body.timeMin) : undefined
  const endMs = typeof body.timeMax === 'string' ? instantMs(body.timeMax) : undefined
  if (startMs === undefined) return badRequest('Missing timeMin parameter.', 'timeMin', 'required')
  if (endMs === undefined) return badRequest('Missing timeMax parameter.', 'timeMax', 'required')
  if (endMs <= startMs) return badRequest('The specified time range is empty.', 'timeMax', 'timeRangeEmpty')
  if (endMs - startMs > maxRangeMs)
    return badRequest('The requested time range is too long.', 'timeMax', 'timeRangeTooLong')
  const items: unknown[] = Array.isArray(body.items) ? body.items : []
  if (items.length > maxCalendars) {
    return badRequest('Too many calendars requested.', 'items', 'tooManyCalendarsRequested')
  }
  const ids = items.map((item) => (typeof item === 'object' && item && 'id' in item ? String(item.id) : ''))
  return json({
    kind: 'calendar#freeBusy',
    timeMin: new Date(startMs).toISOString(),
    timeMax: new Date(endMs).toISOString(),
    calendars: Object.fromEntries(ids.map((id) => [id, busyTimes(world, person, id, { startMs, endMs })])),
  })
}

/** One calendar's answer: what cannot be seen is said inside, and spoils nothing for the others. */
function busyTimes(world: World, person: Person, id: string, range: Period) {
  const found = calendarBehind(world, person, id)
  if (!found) return { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }
  const { owner, calendar } = found
  const periods = world.calendar
    .expanded(owner, calendar)
    .filter(({ event, startMs, endMs }) => {
      const answer = event.attendees?.find(({ email }) => email === owner.email)?.responseStatus
      const taken = event.status !== 'cancelled' && event.transparency !== 'transparent' && answer !== 'declined'
      return taken && endMs > range.startMs && startMs < range.endMs
    })
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, range.startMs), endMs: Math.min(endMs, range.endMs) }))
  const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')
  return { busy: joined(periods).map(({ startMs, endMs }) => ({ start: iso(startMs), end: iso(endMs) })) }
}

/** A calendar on the person's list, or the main one of somebody in the same organization. */
function calendarBehind(world: World, person: Person, id: string) {
  const own = world.calendar.calendarOf(person, id)
  if (own) return { owner: person, calendar: own }
  const owner = world.people.find(({ email }) => email === id.toLowerCase())
  const calendar = owner && world.calendar.calendarOf(owner, 'primary')
  return owner && calendar ? { owner, calendar } : undefined
}

/** Periods in order, those that touch made one. */
function joined(periods: readonly Period[]): Period[] {
  const result: Period[] = []
  for (const period of periods.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1)
    if (last && period.startMs <= last.endMs) last.endMs = Math.max(last.endMs, period.endMs)
    else result.push({ ...period })
  }
  return result
}
