import { Temporal } from 'temporal-polyfill'
import type { Person } from '../world/people.ts'
import type { MockState } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { expandCalendar, type Placed } from './expansion.ts'
import type { CalendarEntry, CalendarEvent } from './resource.ts'
import { seededCalendars } from './seed.ts'
import type { ChangedEvent, SentNotice } from './state.ts'

/** One calendar as a person sees it, with all its events: series, exceptions, single and cancelled ones. */
export interface Calendar {
  entry: CalendarEntry
  events: readonly CalendarEvent[]
}

const horizonYears = 3
const keptNotices = 100

/** The calendars of a world: the seeded year, with what was changed since laid over it. */
export class CalendarWorld {
  readonly #world: World
  /** Made from the seed, by person; the same seed makes the same year. */
  #seeded: { seed: unknown; bySubject: Map<string, readonly Calendar[]> } = { seed: undefined, bySubject: new Map() }
  /** Expansions of calendars, dropped when anything changes. */
  #expanded: { key: string; byCalendar: Map<string, readonly Placed[]> } = { key: '', byCalendar: new Map() }

  constructor(world: World) {
    this.#world = world
  }

  calendarsOf(person: Person): readonly Calendar[] {
    const { seed, calendar } = this.#world.state
    return this.#seededCalendars(person, seed).map(({ entry, events }) => {
      const changes = calendar.changes[entry.id]
      if (!changes) return { entry, events }
      const changed = Object.values(changes).map(({ event }) => event)
      return { entry, events: [...events.filter(({ id }) => !Object.hasOwn(changes, id)), ...changed] }
    })
  }

  #seededCalendars(person: Person, seed: MockState['seed']): readonly Calendar[] {
    const key = JSON.stringify(seed)
    if (this.#seeded.seed !== key) this.#seeded = { seed: key, bySubject: new Map() }
    let seeded = this.#seeded.bySubject.get(person.subject)
    if (!seeded) {
      seeded = seededCalendars(person, seed, this.#world.options.sizes?.events ?? 0)
      this.#seeded.bySubject.set(person.subject, seeded)
    }
    return seeded
  }

  /** @param id of a calendar, or `primary` */
  calendarOf(person: Person, id: string): Calendar | undefined {
    return this.calendarsOf(person).find(({ entry }) => entry.id === id || (id === 'primary' && entry.primary))
  }

  /** All events and instances of a calendar up to three years after the seed, earliest first. */
  expanded(person: Person, calendar: Calendar): readonly Placed[] {
    const { seed, calendar: state } = this.#world.state
    const key = `${JSON.stringify(seed)} ${String(state.revision)}`
    if (this.#expanded.key !== key) this.#expanded = { key, byCalendar: new Map() }
    const name = `${person.subject} ${calendar.entry.id}`
    let placed = this.#expanded.byCalendar.get(name)
    if (!placed) {
      placed = expandCalendar(calendar.events, calendar.entry.timeZone, this.horizonMs)
      this.#expanded.byCalendar.set(name, placed)
    }
    return placed
  }

  /** Where endless series are cut, in wall-clock milliseconds. */
  get horizonMs(): number {
    const { anchorMs, timeZone } = this.#world.state.seed
    return Temporal.Instant.fromEpochMilliseconds(anchorMs).toZonedDateTimeISO(timeZone).add({ years: horizonYears })
      .epochMilliseconds
  }

  /** An event, a series or an instance; one that was deleted too. */
  find(person: Person, calendar: Calendar, eventId: string): CalendarEvent | undefined {
    return (
      calendar.events.find(({ id }) => id === eventId) ??
      this.expanded(person, calendar).find(({ event }) => event.id === eventId)?.event
    )
  }

  /** When an event, or the series it belongs to, was last changed: counted from 0 for the seed. */
  revisionOf(calendarId: string, { id, recurringEventId = id }: CalendarEvent): number {
    const changes = this.#world.state.calendar.changes[calendarId]
    return Math.max(changes?.[id]?.revision ?? 0, changes?.[recurringEventId]?.revision ?? 0)
  }

  /** Puts an event into a calendar, in the place of one with the same id. */
  put(calendarId: string, event: CalendarEvent) {
    const state = this.#world.state.calendar
    state.revision += 1
    const changes = (state.changes[calendarId] ??= {})
    const before = changes[event.id] ?? this.#seededEvent(calendarId, event.id)
    const earlier = [...(before?.earlier ?? []), ...(before?.event.recurrence ? [before] : [])]
    changes[event.id] = {
      event,
      revision: state.revision,
      ...(earlier.length > 0 && { earlier: earlier.map(({ event: was, revision }) => ({ event: was, revision })) }),
    }
  }

  #seededEvent(calendarId: string, eventId: string): ChangedEvent | undefined {
    const { seed } = this.#world.state
    for (const person of this.#world.people) {
      const calendar = this.#seededCalendars(person, seed).find(({ entry }) => entry.id === calendarId)
      const event = calendar?.events.find(({ id }) => id === eventId)
      if (event) return { event, revision: 0 }
    }
    return undefined
  }

  /** Whether a person has a calendar shown. */
  isSelected({ subject }: Person, calendarId: string): boolean {
    return !this.#world.state.calendar.hidden?.[subject]?.includes(calendarId)
  }

  select({ subject }: Person, calendarId: string, selected: boolean) {
    const { calendar } = this.#world.state
    const others = (calendar.hidden?.[subject] ?? []).filter((id) => id !== calendarId)
    calendar.hidden = { ...calendar.hidden, [subject]: selected ? others : [...others, calendarId] }
  }

  /** Remembers a mail that Google would send to guests. */
  notify(notice: SentNotice) {
    const state = this.#world.state.calendar
    if (notice.to.length > 0) state.notices = [...(state.notices ?? []), notice].slice(-keptNotices)
  }

  /** Deletes an event as Google does: it stays, cancelled, for those who sync. */
  cancel(person: Person, calendarId: string, eventId: string) {
    const event = this.calendarOf(person, calendarId)?.events.find(({ id }) => id === eventId)
    if (event) this.put(calendarId, { ...event, status: 'cancelled' })
  }

  /** Makes every sync token so far invalid: the next use is answered 410. */
  expireSyncTokens() {
    this.#world.state.calendar.epoch += 1
  }

  /** Titles of a person's single events and series, in all calendars. */
  titles(person: Person): string[] {
    return this.calendarsOf(person).flatMap(({ events }) =>
      events.filter(({ status }) => status !== 'cancelled').map(({ summary }) => summary ?? ''),
    )
  }
}
