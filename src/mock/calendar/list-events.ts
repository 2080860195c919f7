import { badRequest, googleError, json } from '../http/answer.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { deletedResource, etagOf, eventResource } from './answer.ts'
import type { Calendar } from './calendar-world.ts'
import { changedSince, selectEvents } from './event-selection.ts'
import { parseQuery } from './events-query.ts'
import { readToken, syncTokenLifetimeMs, writeToken, type ListToken } from './sync.ts'

/** Parameters that cannot stand beside a sync token.
 *  @see https://developers.google.com/workspace/calendar/api/guides/sync */
const notWithSyncToken = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
]

/** `events.list`. @see https://developers.google.com/workspace/calendar/api/v3/reference/events/list */
export function listEvents(world: World, person: Person, calendar: Calendar, parameters: URLSearchParams): Response {
  const query = parseQuery(calendar, parameters)
  if (query instanceof Response) return query
  const state = world.state.calendar

  const syncText = parameters.get('syncToken')
  if (syncText !== null) {
    const wrong = notWithSyncToken.find((name) => parameters.has(name))
    if (wrong) return badRequest(`The parameter ${wrong} cannot be used together with a sync token.`, wrong)
  }
  const sync = syncText === null ? undefined : readToken(syncText, 'sync', fingerprint(parameters, 'sync'))
  const tooOld = !sync || sync.epoch !== state.epoch || sync.issuedAtMs < world.nowMs - syncTokenLifetimeMs
  if (syncText !== null && tooOld) return fullSyncRequired()
  const pageText = parameters.get('pageToken')
  const page = pageText === null ? undefined : readToken(pageText, 'page', fingerprint(parameters, 'page'))
  if (pageText !== null && !page) return badRequest('Invalid page token value.', 'pageToken')

  const since = page?.since ?? sync?.revision
  const all =
    since === undefined
      ? selectEvents(world, person, calendar, query)
      : changedSince(world, person, calendar, { since, single: query.single })
  const offset = page?.offset ?? 0
  const items = all.slice(offset, offset + query.maxResults)
  const token = (kind: ListToken['kind'], at: number): ListToken => ({
    kind,
    of: fingerprint(parameters, kind),
    epoch: state.epoch,
    revision: page?.revision ?? state.revision,
    issuedAtMs: world.nowMs,
    offset: at,
    ...(since === undefined || kind === 'sync' ? {} : { since }),
  })
  const more = offset + items.length < all.length
  const { entry } = calendar
  return json(
    {
      kind: 'calendar#events',
      etag: etagOf(world),
      summary: entry.summary,
      description: entry.description ?? '',
      updated: new Date(world.state.seed.anchorMs + state.revision * 1000).toISOString(),
      timeZone: query.timeZone,
      accessRole: entry.accessRole,
      defaultReminders: entry.accessRole === 'owner' ? [{ method: 'popup', minutes: 10 }] : [],
      ...(more ? { nextPageToken: writeToken(token('page', offset + items.length)) } : {}),
      ...(more || query.byStart || query.text ? {} : { nextSyncToken: writeToken(token('sync', 0)) }),
      items: items.map(({ event }) =>
        since !== undefined && event.status === 'cancelled'
          ? deletedResource(world, calendar, event, query.timeZone)
          : eventResource(world, calendar, event, query.timeZone),
      ),
    },
    { headers: { ETag: etagOf(world) } },
  )
}

export const fullSyncRequired = () =>
  googleError(410, {
    message: 'Sync token is no longer valid, a full sync is required.',
    reason: 'fullSyncRequired',
    domain: 'calendar',
    location: { location: 'syncToken', locationType: 'parameter' },
  })

const changing = ['pageToken', 'syncToken', 'maxResults']

/** The parameters that must stay the same: all from page to page, and from sync to sync those that may stand there. */
function fingerprint(parameters: URLSearchParams, kind: ListToken['kind']): string {
  const left = kind === 'page' ? changing : [...changing, ...notWithSyncToken]
  const kept = [...parameters].filter(([name]) => !left.includes(name))
  return kept
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')
}
