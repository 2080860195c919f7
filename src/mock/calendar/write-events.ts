import { badRequest, notFound } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Calendar } from './calendar-world.ts'
import { merged, parseWritten, readBody } from './event-body.ts'
import { shapedEvent } from './event-shape.ts'
import type { CalendarEvent } from './resource.ts'
import {
  deletedAlready,
  duplicate,
  forbiddenForNonOrganizer,
  notifyGuests,
  refusedByEtag,
  refusedByRole,
  refusedToGuest,
  written,
} from './write-rules.ts'

const knowsConferences = (parameters: URLSearchParams) => parameters.get('conferenceDataVersion') === '1'

/** `events.insert`. @see https://developers.google.com/workspace/calendar/api/v3/reference/events/insert */
export async function insertEvent({ world, person, request, parameters, match }: ApiCall): Promise<Response> {
  const calendar = world.calendar.calendarOf(person, match[0] ?? '')
  if (!calendar) return notFound()
  const refused = refusedByRole(calendar)
  if (refused) return refused
  const body = await readBody(request)
  if (body instanceof Response) return body
  const given = parseWritten(body)
  if (given instanceof Response) return given
  const id = given.id ?? newId(world)
  if (calendar.events.some((event) => event.id === id)) return duplicate()
  const event = shapedEvent(world, person, calendar, { base: { id }, conference: knowsConferences(parameters) }, given)
  if (event instanceof Response) return event
  world.calendar.put(calendar.entry.id, event)
  notifyGuests(world, person, event, 'invitation', parameters.get('sendUpdates'))
  return written(world, calendar, event)
}

const alphabet = '0123456789abcdefghijklmnopqrstuv'
const newId = (world: World) => [...world.options.random(26)].map((byte) => alphabet[byte % 32]).join('')

/** `events.patch` lays members over what stands there; `events.update` writes the event anew.
 *  @see https://developers.google.com/workspace/calendar/api/v3/reference/events/patch */
export async function changeEvent({ world, person, request, parameters, match }: ApiCall): Promise<Response> {
  const [calendarId = '', eventId = ''] = match
  const calendar = world.calendar.calendarOf(person, calendarId)
  const event = calendar && world.calendar.find(person, calendar, eventId)
  if (!calendar || !event) return notFound()
  const body = await readBody(request)
  if (body instanceof Response) return body
  const refused =
    refusedByRole(calendar) ??
    refusedToGuest(calendar, event, Object.keys(body)) ??
    refusedByEtag(world, calendar, event, request)
  if (refused) return refused
  const given = parseWritten({ ...(request.method === 'PATCH' ? merged(event, body) : body), id: undefined })
  if (given instanceof Response) return given
  const conference = knowsConferences(parameters) && 'conferenceData' in body
  const changed = shapedEvent(world, person, calendar, { base: event, conference }, given)
  if (changed instanceof Response) return changed
  world.calendar.put(calendar.entry.id, changed)
  if (event.recurrence) changeExceptions(world, calendar, event, changed)
  notifyGuests(world, person, changed, 'update', parameters.get('sendUpdates'))
  return written(world, calendar, changed)
}

const inherited = ['summary', 'description', 'location', 'colorId', 'attendees', 'reminders', 'visibility'] as const

/** What changes in a series changes in its exceptions too, where they had it from the series. */
function changeExceptions(world: World, { entry, events }: Calendar, before: CalendarEvent, after: CalendarEvent) {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  for (const exception of events.filter(({ recurringEventId }) => recurringEventId === after.id)) {
    const names = inherited.filter((name) => !same(before[name], after[name]) && same(exception[name], before[name]))
    if (names.length === 0) continue
    const changed = { ...exception }
    for (const name of names) Object.assign(changed, { [name]: after[name] })
    world.calendar.put(entry.id, changed)
  }
}

/** `events.delete`. @see https://developers.google.com/workspace/calendar/api/v3/reference/events/delete */
export function deleteEvent({ world, person, request, parameters, match }: ApiCall): Response {
  const [calendarId = '', eventId = ''] = match
  const calendar = world.calendar.calendarOf(person, calendarId)
  const event = calendar && world.calendar.find(person, calendar, eventId)
  if (!calendar || !event) return notFound()
  const refused = refusedByRole(calendar)
  if (refused) return refused
  if (event.status === 'cancelled') return deletedAlready()
  const outdated = refusedByEtag(world, calendar, event, request)
  if (outdated) return outdated
  world.calendar.put(calendar.entry.id, { ...event, status: 'cancelled' })
  notifyGuests(world, person, event, 'cancellation', parameters.get('sendUpdates'))
  return new Response(null, { status: 204 })
}

/** `events.move`. @see https://developers.google.com/workspace/calendar/api/v3/reference/events/move */
export function moveEvent({ world, person, parameters, match }: ApiCall): Response {
  const [calendarId = '', eventId = ''] = match
  const calendar = world.calendar.calendarOf(person, calendarId)
  const event = calendar && world.calendar.find(person, calendar, eventId)
  const destination = world.calendar.calendarOf(person, parameters.get('destination') ?? '')
  if (!calendar || !event || !destination) return notFound()
  const refused = refusedByRole(calendar) ?? refusedByRole(destination)
  if (refused) return refused
  if (refusedToGuest(calendar, event, ['organizer'])) return forbiddenForNonOrganizer()
  if (event.status === 'cancelled') return deletedAlready()
  if (event.recurringEventId !== undefined || (event.eventType ?? 'default') !== 'default') {
    return badRequest('Cannot change the organizer of an instance.', undefined, 'cannotChangeOrganizerOfInstance')
  }
  const moved = moveAll(world, person, { calendar, destination, event })
  notifyGuests(world, person, moved, 'update', parameters.get('sendUpdates'))
  return written(world, destination, moved)
}

/** An event goes with its exceptions; where it was, those who sync see it cancelled. */
function moveAll(
  world: World,
  person: Person,
  { calendar, destination, event }: { calendar: Calendar; destination: Calendar; event: CalendarEvent },
): CalendarEvent {
  const { organizer: _before, ...moved } = event
  for (const exception of calendar.events.filter(({ recurringEventId }) => recurringEventId === event.id)) {
    world.calendar.put(destination.entry.id, exception)
    world.calendar.cancel(person, calendar.entry.id, exception.id)
  }
  world.calendar.put(destination.entry.id, moved)
  world.calendar.cancel(person, calendar.entry.id, event.id)
  return moved
}
