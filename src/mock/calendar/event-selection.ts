import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { iCalUidOf, updatedMs } from './answer.ts'
import type { Calendar } from './calendar-world.ts'
import type { EventsQuery } from './events-query.ts'
import { instancesOf, place, type Placed } from './expansion.ts'
import type { CalendarEvent } from './resource.ts'
import type { ChangedEvent } from './state.ts'

/** Whether all words are found in what an event says, and in the names and addresses of its people. */
function holds({ summary, description, location, attendees = [], organizer }: CalendarEvent, text: string): boolean {
  const people = [...attendees, ...(organizer ? [organizer] : [])].flatMap(({ displayName, email }) => [
    displayName,
    email,
  ])
  const said = [summary, description, location, ...people].join('\n').toLowerCase()
  return text.split(/\s+/).every((word) => said.includes(word))
}

/** An event belongs to a range when it ends after `timeMin` and starts before `timeMax`, both exclusive. */
export function selectEvents(world: World, person: Person, calendar: Calendar, query: EventsQuery): Placed[] {
  const expanded = world.calendar.expanded(person, calendar)
  const inRange = ({ startMs, endMs }: Placed) => endMs > query.timeMinMs && startMs < query.timeMaxMs
  const matches = ({ event }: Placed) =>
    holds(event, query.text) &&
    (query.iCalUid === null || query.iCalUid === iCalUidOf(event)) &&
    (query.eventTypes.length === 0 || query.eventTypes.includes(event.eventType ?? 'default')) &&
    updatedMs(world, calendar, event) >= query.updatedMinMs
  // Who asks for what was updated since wants to know of the deleted as well.
  const alsoDeleted = query.showDeleted || query.updatedMinMs > -Infinity
  if (query.single) {
    return expanded.filter(
      (placed) => (alsoDeleted || placed.event.status !== 'cancelled') && inRange(placed) && matches(placed),
    )
  }
  const alive = new Set(expanded.filter(inRange).map(({ event }) => event.recurringEventId ?? event.id))
  const revision = ({ event }: Placed) => world.calendar.revisionOf(calendar.entry.id, event)
  return calendar.events
    .map((event) => place(event, calendar.entry.timeZone))
    .filter(
      (placed) =>
        alive.has(placed.event.recurringEventId ?? placed.event.id) &&
        (alsoDeleted || placed.event.status !== 'cancelled' || placed.event.recurringEventId !== undefined) &&
        matches(placed),
    )
    .toSorted((a, b) => revision(a) - revision(b))
}

/** What a sync brings: every event changed since, cancelled ones too; of a series its instances where they are asked for. */
export function changedSince(
  world: World,
  person: Person,
  calendar: Calendar,
  { since, single }: { since: number; single: boolean },
): Placed[] {
  return Object.values(world.state.calendar.changes[calendar.entry.id] ?? {})
    .filter(({ revision }) => revision > since)
    .toSorted((a, b) => a.revision - b.revision)
    .flatMap((change) =>
      single && change.event.recurrence
        ? instancesChanged(world, person, calendar, { change, since })
        : [place(change.event, calendar.entry.timeZone)],
    )
}

/** All instances of a series that changed, with those that it no longer has: they are cancelled. */
function instancesChanged(
  world: World,
  person: Person,
  calendar: Calendar,
  { change, since }: { change: ChangedEvent; since: number },
): Placed[] {
  const { event } = change
  const now = world.calendar.expanded(person, calendar).filter((placed) => placed.event.recurringEventId === event.id)
  const ids = new Set(now.map((placed) => placed.event.id))
  const known = change.earlier?.findLast(({ revision }) => revision <= since)?.event
  const gone = known
    ? instancesOf(known, calendar.entry.timeZone, world.calendar.horizonMs).filter(
        (placed) => !ids.has(placed.event.id),
      )
    : []
  return [...now, ...gone.map((placed) => ({ ...placed, event: { ...placed.event, status: 'cancelled' as const } }))]
}
