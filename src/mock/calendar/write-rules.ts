import { googleError, json } from '../http/answer.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { eventResource } from './answer.ts'
import type { Calendar } from './calendar-world.ts'
import type { CalendarEvent } from './resource.ts'

/** 403 where a person may read a calendar, but not write to it. */
export function refusedByRole({ entry }: Calendar): Response | undefined {
  if (entry.accessRole === 'owner' || entry.accessRole === 'writer') return undefined
  return googleError(403, {
    message: 'You need to have writer access to this calendar.',
    reason: 'requiredAccessLevel',
    domain: 'calendar',
  })
}

const isOrganizer = ({ entry }: Calendar, { organizer }: CalendarEvent) =>
  !organizer || organizer.self === true || organizer.email === entry.id

/** What a guest may change of an event that somebody else organizes: their own copy. */
const ownMembers = ['attendees', 'attendeesOmitted', 'reminders', 'colorId', 'transparency', 'visibility', 'status']

/** 403 where a guest would change what all guests share. */
export function refusedToGuest(
  calendar: Calendar,
  event: CalendarEvent,
  members: readonly string[],
): Response | undefined {
  const allowed =
    isOrganizer(calendar, event) || event.guestsCanModify === true || members.every((name) => ownMembers.includes(name))
  return allowed ? undefined : forbiddenForNonOrganizer()
}

export const forbiddenForNonOrganizer = () =>
  googleError(403, {
    message: 'Shared properties can only be changed by the organizer of the event.',
    reason: 'forbiddenForNonOrganizer',
    domain: 'calendar',
  })

/** 412 where the event is not the one that was read (RFC 9110 §13.1.1). */
export function refusedByEtag(
  world: World,
  calendar: Calendar,
  event: CalendarEvent,
  request: Request,
): Response | undefined {
  const expected = request.headers.get('If-Match')
  const { etag } = eventResource(world, calendar, event, calendar.entry.timeZone)
  if (expected === null || expected === '*' || expected.split(/\s*,\s*/).includes(etag)) return undefined
  return googleError(412, {
    message: 'Precondition Failed',
    reason: 'conditionNotMet',
    location: { location: 'If-Match', locationType: 'header' },
  })
}

export const duplicate = () =>
  googleError(409, { message: 'The requested identifier already exists.', reason: 'duplicate' })

export const deletedAlready = () => googleError(410, { message: 'Resource has been deleted', reason: 'deleted' })

/** The event as it stands after a write. */
export function written(world: World, calendar: Calendar, event: CalendarEvent): Response {
  const resource = eventResource(world, calendar, event, calendar.entry.timeZone)
  return json(resource, { headers: { ETag: resource.etag } })
}

const demoDomain = '@demo.example'

/** Mails to guests, as `sendUpdates` asks: to all, to those outside, or to nobody. */
export function notifyGuests(
  world: World,
  person: Person,
  event: CalendarEvent,
  kind: 'invitation' | 'update' | 'cancellation',
  sendUpdates: string | null,
) {
  if (sendUpdates !== 'all' && sendUpdates !== 'externalOnly') return
  const guests = (event.attendees ?? []).map(({ email }) => email).filter((email) => email !== person.email)
  const to = sendUpdates === 'all' ? guests : guests.filter((email) => !email.endsWith(demoDomain))
  world.calendar.notify({ kind, eventId: event.id, to })
}
