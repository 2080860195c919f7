import { badRequest, json, notFound } from '../http/answer.ts'
import type { Api, ApiCall } from '../http/api.ts'
import { calendarListEntry, etagOf } from './answer.ts'
import { calendarColors, eventColors } from './colors.ts'
import { readBody } from './event-body.ts'
import { queryFreeBusy } from './free-busy.ts'
import { getEvent, listInstances } from './get-event.ts'
import { fullSyncRequired, listEvents } from './list-events.ts'
import { changeEvent, deleteEvent, insertEvent, moveEvent } from './write-events.ts'

const readList = ['calendar.calendarlist.readonly', 'calendar.calendarlist', 'calendar.readonly', 'calendar']
const changeList = ['calendar.calendarlist', 'calendar']
const readEvents = ['calendar.events.readonly', 'calendar.events', 'calendar.readonly', 'calendar']
const changeEvents = ['calendar.events', 'calendar.events.owned', 'calendar']
const readFreeBusy = ['calendar.freebusy', 'calendar.readonly', 'calendar']

const eventPath = /^calendars\/([^/]+)\/events\/([^/]+)$/

/** Calendar v3. */
export const calendarApi: Api = {
  service: 'calendar-json.googleapis.com',
  routes: [
    { method: 'GET', path: /^users\/me\/calendarList$/, scopes: readList, answer: listCalendars },
    { method: 'GET', path: /^users\/me\/calendarList\/([^/]+)$/, scopes: readList, answer: getCalendar },
    { method: 'PATCH', path: /^users\/me\/calendarList\/([^/]+)$/, scopes: changeList, answer: changeListEntry },
    { method: 'GET', path: /^colors$/, scopes: [...readList, ...readEvents], answer: colors },
    { method: 'GET', path: /^calendars\/([^/]+)\/events$/, scopes: readEvents, answer: events },
    { method: 'POST', path: /^calendars\/([^/]+)\/events$/, scopes: changeEvents, answer: insertEvent },
    { method: 'GET', path: eventPath, scopes: readEvents, answer: getEvent },
    { method: 'PATCH', path: eventPath, scopes: changeEvents, answer: changeEvent },
    { method: 'PUT', path: eventPath, scopes: changeEvents, answer: changeEvent },
    { method: 'DELETE', path: eventPath, scopes: changeEvents, answer: deleteEvent },
    {
      method: 'GET',
      path: /^calendars\/([^/]+)\/events\/([^/]+)\/instances$/,
      scopes: readEvents,
      answer: listInstances,
    },
    {
      method: 'POST',
      path: /^calendars\/([^/]+)\/events\/([^/]+)\/move$/,
      scopes: changeEvents,
      answer: moveEvent,
    },
    { method: 'POST', path: /^freeBusy$/, scopes: readFreeBusy, answer: queryFreeBusy },
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
      items: all.slice(offset, end).map(({ entry }) => calendarListEntry(world, person, entry)),
    },
    { headers: { ETag: etagOf(world) } },
  )
}

function getCalendar({ world, person, match: [id = ''] }: ApiCall): Response {
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? json(calendarListEntry(world, person, calendar.entry)) : notFound()
}

/** Of what may be patched only whether it is shown is kept. */
async function changeListEntry({ world, person, request, match: [id = ''] }: ApiCall): Promise<Response> {
  const calendar = world.calendar.calendarOf(person, id)
  if (!calendar) return notFound()
  const body = await readBody(request)
  if (body instanceof Response) return body
  const { selected } = body
  if (selected !== undefined && typeof selected !== 'boolean')
    return badRequest('Invalid value for: selected', 'selected')
  if (selected !== undefined) world.calendar.select(person, calendar.entry.id, selected)
  return json(calendarListEntry(world, person, calendar.entry))
}

function colors(): Response {
  return json({ kind: 'calendar#colors', calendar: calendarColors, event: eventColors })
}

function events({ world, person, match: [id = ''], parameters }: ApiCall): Response {
  if (world.faults.strikes('api-410')) return fullSyncRequired()
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? listEvents(world, person, calendar, parameters) : notFound()
}
