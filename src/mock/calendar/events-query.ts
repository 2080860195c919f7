import { badRequest } from '../http/answer.ts'
import type { Calendar } from './calendar-world.ts'
import { instantMs, isTimeZone } from './time.ts'

/** The parameters of `events.list`, parsed. */
export interface EventsQuery {
  timeMinMs: number
  timeMaxMs: number
  timeZone: string
  single: boolean
  byStart: boolean
  showDeleted: boolean
  text: string
  iCalUid: string | null
  eventTypes: readonly string[]
  updatedMinMs: number
  maxResults: number
}

/** The query, or the 400 that Google answers to a parameter it cannot take. */
export function parseQuery(calendar: Calendar, parameters: URLSearchParams): EventsQuery | Response {
  const bound = (name: string, absent: number) => {
    const text = parameters.get(name)
    return text === null ? absent : instantMs(text)
  }
  const timeMinMs = bound('timeMin', -Infinity)
  const timeMaxMs = bound('timeMax', Infinity)
  if (timeMinMs === undefined) return badRequest('Bad Request', 'timeMin')
  if (timeMaxMs === undefined) return badRequest('Bad Request', 'timeMax')
  if (timeMaxMs <= timeMinMs) {
    return badRequest('The specified time range is empty.', 'timeMax', 'timeRangeEmpty')
  }
  const updatedMinMs = bound('updatedMin', -Infinity)
  if (updatedMinMs === undefined) return badRequest('Bad Request', 'updatedMin')
  const single = parameters.get('singleEvents') === 'true'
  const orderBy = parameters.get('orderBy')
  if (orderBy !== null && orderBy !== 'updated' && (orderBy !== 'startTime' || !single)) {
    return badRequest('The requested ordering is not available for the particular query.', 'orderBy')
  }
  const timeZone = parameters.get('timeZone') ?? calendar.entry.timeZone
  if (!isTimeZone(timeZone)) return badRequest('Invalid time zone definition for the calendar.', 'timeZone', 'invalid')
  const maxResults = Number(parameters.get('maxResults') ?? 250)
  if (!Number.isInteger(maxResults) || maxResults < 1) {
    return badRequest('Invalid value for: maxResults', 'maxResults', 'invalidParameter')
  }
  return {
    timeMinMs,
    timeMaxMs,
    timeZone,
    single,
    byStart: orderBy === 'startTime',
    showDeleted: parameters.get('showDeleted') === 'true',
    text: (parameters.get('q') ?? '').toLowerCase(),
    iCalUid: parameters.get('iCalUID'),
    eventTypes: parameters.getAll('eventTypes'),
    updatedMinMs,
    maxResults: Math.min(maxResults, 2500),
  }
}
