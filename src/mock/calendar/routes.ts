import { googleScopeBase } from '#config/google-defaults.ts'
import { networkError } from '../faults.ts'
import { badRequest, googleError, json, notFound } from '../http/answer.ts'
import { accessTokenOf, insufficientScope, unauthorized } from '../oauth/bearer.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { calendarListEntry, etagOf, eventResource } from './answer.ts'
import { fullSyncRequired, listEvents } from './list-events.ts'
import { calendarColors, eventColors } from './colors.ts'

const readList = ['calendar.calendarlist.readonly', 'calendar.calendarlist', 'calendar.readonly', 'calendar']
const readEvents = ['calendar.events.readonly', 'calendar.events', 'calendar.readonly', 'calendar']
const service = 'calendar-json.googleapis.com'

type Handler = (world: World, person: Person, match: readonly string[], parameters: URLSearchParams) => Response

const routes: readonly { path: RegExp; scopes: readonly string[]; handle: Handler }[] = [
  { path: /^users\/me\/calendarList$/, scopes: readList, handle: listCalendars },
  { path: /^users\/me\/calendarList\/([^/]+)$/, scopes: readList, handle: getCalendar },
  { path: /^colors$/, scopes: [...readList, ...readEvents], handle: colors },
  { path: /^calendars\/([^/]+)\/events$/, scopes: readEvents, handle: events },
  { path: /^calendars\/([^/]+)\/events\/([^/]+)$/, scopes: readEvents, handle: getEvent },
]

/** Calendar v3, reading. @param path below the API's prefix, still encoded */
export async function calendarApi(world: World, request: Request, path: string): Promise<Response> {
  const { faults } = world
  if (faults.strikes('api-down')) throw networkError()
  if (faults.strikes('api-503')) return googleError(503, { message: 'Backend Error', reason: 'backendError' })
  if (faults.strikes('api-429')) return rateLimited(429)
  const token = faults.strikes('api-401') ? undefined : await accessTokenOf(world, request)
  const person = world.personBy(token?.subject)
  if (!token || !person) return unauthorized(request)
  if (faults.strikes('api-403-rate')) return rateLimited(403)
  const route = routes.find((candidate) => candidate.path.test(path))
  if (!route) return notFound()
  const scopes = route.scopes.map((scope) => googleScopeBase + scope)
  const allowed = scopes.some((scope) => token.scopes.includes(scope))
  if (!allowed || faults.strikes('api-403')) return insufficientScope(scopes, service)
  if (request.method !== 'GET') return badRequest('This demo can only read calendars so far.')
  if (faults.strikes('api-410')) return fullSyncRequired()
  const match = (route.path.exec(path) ?? []).slice(1).map(decoded)
  return route.handle(world, person, match, new URL(request.url).searchParams)
}

const rateLimited = (status: 403 | 429) =>
  googleError(
    status,
    { message: 'Rate Limit Exceeded', reason: 'rateLimitExceeded', domain: 'usageLimits' },
    { 'Retry-After': '1' },
  )

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function listCalendars(world: World, person: Person, _match: readonly string[], parameters: URLSearchParams): Response {
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

function getCalendar(world: World, person: Person, [id = '']: readonly string[]): Response {
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? json(calendarListEntry(world, calendar.entry)) : notFound()
}

function colors(): Response {
  return json({ kind: 'calendar#colors', calendar: calendarColors, event: eventColors })
}

function events(world: World, person: Person, [id = '']: readonly string[], parameters: URLSearchParams): Response {
  const calendar = world.calendar.calendarOf(person, id)
  return calendar ? listEvents(world, person, calendar, parameters) : notFound()
}

/** `events.get`, for single events, series and instances. */
function getEvent(
  world: World,
  person: Person,
  [id = '', eventId = '']: readonly string[],
  parameters: URLSearchParams,
): Response {
  const calendar = world.calendar.calendarOf(person, id)
  const event =
    calendar?.events.find((candidate) => candidate.id === eventId) ??
    (calendar && world.calendar.expanded(person, calendar).find((placed) => placed.event.id === eventId)?.event)
  if (!calendar || !event) return notFound()
  const zone = parameters.get('timeZone') ?? calendar.entry.timeZone
  const resource = eventResource(world, calendar, event, zone)
  return json(resource, { headers: { ETag: resource.etag } })
}
