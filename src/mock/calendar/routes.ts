import { badRequest, json, notFound } from '../http/answer.ts'
import type { Api, ApiCall } from '../http/api.ts'
import { calendarListEntry, etagOf, eventResource } from './answer.ts'
import { calendarColors, eventColors } from './colors.ts'
import { fullSyncRequired, listEvents } from './list-events.ts'

const readList = ['calendar.calendarlist.readonly', 'calendar.calendarlist', 'calendar.readonly', 'calendar']
const readEvents = ['calendar.events.readonly', 'calendar.events', 'calendar.readonly', 'calendar']

/** Calendar v3. */
export const calendarApi: Api = {
  service: 'calendar-json.googleapis.com',
  routes: [
    { method: 'GET', path: /^users\/me\/calendarList$/, scopes: readList, answer: listCalendars },
    { method: 'GET', path: /^users\/me\/calendarList\/([^/]+)$/, scopes: readList, answer: getCalendar },
    { method: 'GET', path: /^colors$/, scopes: [...readList, ...readEvents], answer: colors },
    { method: 'GET', path: /^calendars\/([^/]+)\/events$/, scopes: readEvents, answer: events },
    { method: 'GET', path: /^calendars\/([^/]+)\/events\/([^/]+)$/, scopes: readEvents, answer: getEvent },
  ],
}

function listCalendars({ world, person, parameters }: ApiCall): Response {
  const roles = ['reader', 'writer', 'owner']
  const least = roles.indexOf(parameters.get('minAccessRole') ?? 'reader')
  const maxResults = Number(parameters.get('maxResults') ?? 100)
  const offset = Number(parameters.get('pageToken') ?? 0)
  if (!Number.isInteger(maxResults) || maxResults < 1) return badRequest('Invalid value for: maxResults', 'maxResults')
  if (!Number.isInteger(offset) || offset < 0) return badRequest('Invalid page token value.', 'pageToken')
  const all = world.calendar.calendarsOf(person).filter(({ entry }) => roles.indexOf(entry.accessRole) >= least)
  const end = offset + Math.min(maxResults, 250)
  return json(
    {
      kind: 'calendar#calendarList',
      etag: etagOf(world),
      ...(end < all.length ? { nextPageToken: String(end) } : { nextSyncToken: String(world.state.seed.anchorMs) }),
      items: all.slice(offset, end).map(({ entry }) => calendarListEntry(world, entry)),
    },
    { headers: { ETag: etagOf(world) } },
  )
}

function getCalendar({ world, person, match: [id = ''] }: ApiCall): Response {
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? json(calendarListEntry(world, calendar.entry)) : notFound()
}

function colors(): Response {
  return json({ kind: 'calendar#colors', calendar: calendarColors, event: eventColors })
}

function events({ world, person, match: [id = ''], parameters }: ApiCall): Response {
  if (world.faults.strikes('api-410')) return fullSyncRequired()
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? listEvents(world, person, calendar, parameters) : notFound()
}

/** `events.get`, for single events, series and instances. */
function getEvent({ world, person, match: [id = '', eventId = ''], parameters }: ApiCall): Response {
  const calendar = world.calendar.calendarOf(person, id)
  const event =
    calendar?.events.find((candidate) => candidate.id === eventId) ??
    (calendar && world.calendar.expanded(person, calendar).find((placed) => placed.event.id === eventId)?.event)
  if (!calendar || !event) return notFound()
  const zone = parameters.get('timeZone') ?? calendar.entry.timeZone
  const resource = eventResource(world, calendar, event, zone)
  return json(resource, { headers: { ETag: resource.etag } })
}
