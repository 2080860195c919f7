import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Calendar } from './calendar-world.ts'
import type { CalendarEntry, CalendarEvent } from './resource.ts'
import { answeredTime } from './time.ts'

const quoted = (text: string) => `"${text}"`

/** One for all instances of a series, as RFC 5545 §3.8.4.7 has it. */
export const iCalUidOf = (event: CalendarEvent) => `${event.recurringEventId ?? event.id}@demo.example`

/** The seed's time for what was never changed; each change is a second later than the one before. */
export const updatedMs = (world: World, { entry }: Calendar, event: CalendarEvent) =>
  world.state.seed.anchorMs + world.calendar.revisionOf(entry.id, event) * 1000

/** An event as the API answers it: with kind, etag, times in the asked zone, creator and link. */
export function eventResource(world: World, calendar: Calendar, event: CalendarEvent, askedZone: string) {
  const { entry } = calendar
  const zone = entry.timeZone
  const revision = world.calendar.revisionOf(entry.id, event)
  const { start, end, originalStartTime, ...rest } = event
  return {
    kind: 'calendar#event',
    etag: quoted(`${String(world.state.seed.anchorMs)}${String(revision).padStart(4, '0')}`),
    ...rest,
    htmlLink: `https://calendar.demo.example/event?eid=${encodeURIComponent(event.id)}`,
    created: new Date(world.state.seed.anchorMs).toISOString(),
    updated: new Date(updatedMs(world, calendar, event)).toISOString(),
    creator: { email: entry.id, ...(entry.primary ? { self: true } : {}) },
    organizer: event.organizer ?? { email: entry.id, displayName: entry.summary, self: true },
    start: answeredTime(start, zone, askedZone),
    end: answeredTime(end, zone, askedZone),
    ...(originalStartTime ? { originalStartTime: answeredTime(originalStartTime, zone, askedZone) } : {}),
    iCalUID: iCalUidOf(event),
    sequence: revision,
    reminders: rest.reminders ?? { useDefault: true },
    eventType: event.eventType ?? 'default',
  }
}

/** What a sync tells of an event that was deleted: that it is gone, and which instance it was. */
export function deletedResource(world: World, calendar: Calendar, event: CalendarEvent, askedZone: string) {
  const { kind, etag, id, status, recurringEventId, originalStartTime } = eventResource(
    world,
    calendar,
    event,
    askedZone,
  )
  return { kind, etag, id, status, ...(recurringEventId ? { recurringEventId, originalStartTime } : {}) }
}

/** A calendar as it stands in a person's list. */
export const calendarListEntry = (world: World, person: Person, entry: CalendarEntry) => ({
  kind: 'calendar#calendarListEntry',
  etag: quoted(String(world.state.seed.anchorMs)),
  ...entry,
  // Absent where it is not, as Google has it.
  ...(world.calendar.isSelected(person, entry.id) && { selected: true }),
  defaultReminders: entry.accessRole === 'owner' ? [{ method: 'popup', minutes: 10 }] : [],
  conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
})

/** Another one after each change, whatever it was. */
export const etagOf = (world: World) =>
  quoted(`p${String(world.state.seed.anchorMs)}${String(world.state.calendar.revision)}`)
