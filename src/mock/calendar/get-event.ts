import { badRequest, googleError, json, notFound } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { eventResource } from './answer.ts'
import { instantMs, isTimeZone } from './time.ts'

/** `events.get`, for single events, series and instances. */
export function getEvent({ world, person, request, match, parameters }: ApiCall): Response {
  const [id = '', eventId = ''] = match
  const calendar = world.calendar.calendarOf(person, id)
  const event = calendar && world.calendar.find(person, calendar, eventId)
  if (!calendar || !event) return notFound()
  const zone = parameters.get('timeZone') ?? calendar.entry.timeZone
  if (!isTimeZone(zone)) return badRequest('Invalid time zone definition for the calendar.', 'timeZone', 'invalid')
  const resource = eventResource(world, calendar, event, zone)
  if (request.headers.get('If-None-Match') === resource.etag) {
    return new Response(null, { status: 304, headers: { ETag: resource.etag } })
  }
  return json(resource, { headers: { ETag: resource.etag } })
}

/** `events.instances`. @see https://developers.google.com/workspace/calendar/api/v3/reference/events/instances */
export function listInstances({ world, person, match, parameters }: ApiCall): Response {
  const [id = '', eventId = ''] = match
  const calendar = world.calendar.calendarOf(person, id)
  const series = calendar?.events.find((event) => event.id === eventId)
  if (!calendar || !series) return notFound()
  if (!series.recurrence) {
    return googleError(400, { message: 'Cannot list instances of an event that does not recur.', reason: 'invalid' })
  }
  const bound = (name: string, absent: number) => instantMs(parameters.get(name) ?? '') ?? absent
  const [fromMs, untilMs] = [bound('timeMin', -Infinity), bound('timeMax', Infinity)]
  const all = world.calendar
    .expanded(person, calendar)
    .filter(
      ({ event, startMs, endMs }) =>
        event.recurringEventId === eventId &&
        (event.status !== 'cancelled' || parameters.get('showDeleted') === 'true') &&
        endMs > fromMs &&
        startMs < untilMs,
    )
  const offset = Number(parameters.get('pageToken') ?? 0)
  const end = offset + Number(parameters.get('maxResults') ?? 250)
  const zone = parameters.get('timeZone') ?? calendar.entry.timeZone
  return json({
    kind: 'calendar#events',
    summary: calendar.entry.summary,
    timeZone: zone,
    accessRole: calendar.entry.accessRole,
    ...(end < all.length ? { nextPageToken: String(end) } : {}),
    items: all.slice(offset, end).map(({ event }) => eventResource(world, calendar, event, zone)),
  })
}
