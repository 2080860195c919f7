import '../temporal.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'
import { lastDay, type AgendaRange } from '../navigation/range.ts'

/** An event of one of the shown calendars. */
export interface OwnedEvent {
  calendarId: string
  event: CalendarEvent
}

/** When an event is, in the viewer's zone. */
export interface Extent {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  /** Absent for an event without a time, whose days are the same in every zone. */
  timed?: { start: Temporal.ZonedDateTime; end: Temporal.ZonedDateTime }
}

/**
 * An event on one of the days that it covers.
 * - `all-day`: the whole day, either because the event has no time or because it began before and goes on after
 * - `within`: starts and ends on this day · `starts` · `ends`: the rest lies on other days
 */
export interface AgendaEntry extends OwnedEvent, Extent {
  part: 'all-day' | 'within' | 'starts' | 'ends'
  /** Day 2 of 3: `day` counts from 1. */
  day: number
  days: number
}

export interface AgendaDay {
  date: Temporal.PlainDate
  entries: readonly AgendaEntry[]
}

/**
 * Every day of a range with the events that cover it, whole days first, then by start. Days begin at midnight in
 * `timeZone`, whatever the clock does that day; an event without a time keeps its date in every zone.
 */
export function agendaDays(events: readonly OwnedEvent[], range: AgendaRange, timeZone: string): AgendaDay[] {
  const days = Array.from({ length: range.days }, (_, index) => ({
    date: range.from.add({ days: index }),
    entries: [] as AgendaEntry[],
  }))
  for (const owned of events) {
    if (owned.event.status === 'cancelled') continue
    const extent = extentOf(owned.event, timeZone)
    const first = later(extent.first, range.from)
    const until = earlier(extent.last, lastDay(range))
    for (let date = first; Temporal.PlainDate.compare(date, until) <= 0; date = date.add({ days: 1 })) {
      days[range.from.until(date).days]?.entries.push(entryOn(date, owned, extent))
    }
  }
  for (const { entries } of days) entries.sort(byTime)
  return days
}

/** A day with what begins on it. */
export interface FoundDay {
  date: Temporal.PlainDate
  entries: readonly AgendaEntry[]
}

/** Events by the day on which they begin, in order; days without any are left out. */
export function foundDays(events: readonly OwnedEvent[], timeZone: string): FoundDay[] {
  const entries = events
    .filter(({ event }) => event.status !== 'cancelled')
    .map((owned) => {
      const extent = extentOf(owned.event, timeZone)
      return { date: extent.first, entry: entryOn(extent.first, owned, extent) }
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date) || byTime(a.entry, b.entry))
  const days = new Map<string, { date: Temporal.PlainDate; entries: AgendaEntry[] }>()
  for (const { date, entry } of entries) {
    const day = days.get(String(date)) ?? { date, entries: [] }
    day.entries.push(entry)
    days.set(String(date), day)
  }
  return [...days.values()]
}

/** When an event is, by the clock of a zone. */
export function extentOf({ start, end }: CalendarEvent, timeZone: string): Extent {
  if ('date' in start || 'date' in end) {
    const first = dateOf(start, timeZone)
    return { first, last: later(first, dateOf(end, timeZone).subtract({ days: 1 })) }
  }
  const timed = { start: zoned(start.dateTime, timeZone), end: zoned(end.dateTime, timeZone) }
  const first = timed.start.toPlainDate()
  // The end is exclusive: what ends at midnight is not on the next day.
  return { first, last: later(first, timed.end.subtract({ nanoseconds: 1 }).toPlainDate()), timed }
}

function entryOn(date: Temporal.PlainDate, owned: OwnedEvent, extent: Extent): AgendaEntry {
  const { first, last, timed } = extent
  const starts = date.equals(first)
  const ends = date.equals(last)
  const part = starts && ends ? 'within' : starts ? 'starts' : ends ? 'ends' : 'all-day'
  return {
    ...owned,
    ...extent,
    part: timed ? part : 'all-day',
    day: first.until(date).days + 1,
    days: first.until(last).days + 1,
  }
}

function byTime(a: AgendaEntry, b: AgendaEntry): number {
  const whole = Number(b.part === 'all-day') - Number(a.part === 'all-day')
  if (whole !== 0) return whole
  const start = startMs(a) - startMs(b)
  if (start !== 0) return start
  return b.days - a.days || (a.event.summary ?? '').localeCompare(b.event.summary ?? '')
}

/** For the order of a day only: what began before today, or has no time, comes first. */
const startMs = (entry: AgendaEntry) =>
  entry.timed && (entry.part === 'within' || entry.part === 'starts') ? entry.timed.start.epochMilliseconds : 0

const zoned = (dateTime: string, timeZone: string) => Temporal.Instant.from(dateTime).toZonedDateTimeISO(timeZone)

const dateOf = (time: CalendarEvent['start'], timeZone: string) =>
  'date' in time ? Temporal.PlainDate.from(time.date) : zoned(time.dateTime, timeZone).toPlainDate()

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b)
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b)

/** Whether an event is over. One without a time is over with its last day. */
export function isPast({ last, timed }: AgendaEntry, now: Temporal.ZonedDateTime): boolean {
  if (timed) return Temporal.ZonedDateTime.compare(timed.end, now) <= 0
  return Temporal.PlainDate.compare(last, now.toPlainDate()) < 0
}

/** Where the present stands among the events of today: before the first that has yet to start. */
export function nowIndex(entries: readonly AgendaEntry[], now: Temporal.ZonedDateTime): number {
  const next = entries.findIndex(
    ({ part, timed }) => timed && part !== 'all-day' && Temporal.ZonedDateTime.compare(timed.start, now) > 0,
  )
  return next === -1 ? entries.length : next
}
