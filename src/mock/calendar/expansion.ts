import { Temporal } from 'temporal-polyfill'
import { startsOfSeries } from './recurrence.ts'
import type { CalendarEvent, EventTime } from './resource.ts'
import { epochMs, localTime, zonedTime } from './time.ts'

/** An event at a place in time: a single one, one instance of a series, or (unexpanded) a series at its first start. */
export interface Placed {
  event: CalendarEvent
  startMs: number
  endMs: number
}

export const place = (event: CalendarEvent, calendarZone: string): Placed => ({
  event,
  startMs: epochMs(event.start, calendarZone),
  endMs: epochMs(event.end, calendarZone),
})

/** The id of an instance: the series' id and the start it had originally, in UTC, as Google writes it. */
export function instanceId(seriesId: string, originalStart: EventTime, calendarZone: string): string {
  if (originalStart.date !== undefined) return `${seriesId}_${originalStart.date.replaceAll('-', '')}`
  const utc = zonedTime(originalStart, calendarZone).toInstant().toString({ smallestUnit: 'second' })
  return `${seriesId}_${utc.replaceAll(/[-:]/g, '')}`
}

/**
 * Every single event and every instance of a calendar that starts before the horizon, earliest first. An exception
 * (an event with `recurringEventId`) takes the place of the instance whose `originalStartTime` it names; where its
 * series no longer has that instance, it is gone with it.
 */
export function expandCalendar(events: readonly CalendarEvent[], calendarZone: string, horizonMs: number): Placed[] {
  const before = dayOf(horizonMs, calendarZone)
  const exceptions = new Map(events.filter((event) => event.recurringEventId).map((event) => [event.id, event]))
  const series = new Set(events.filter(({ recurrence }) => recurrence).map(({ id }) => id))
  return events
    .flatMap((event) => {
      if (event.recurringEventId !== undefined && series.has(event.recurringEventId)) return []
      const ownPlaces = placesOf(event, calendarZone, before)
      if (!event.recurrence || event.status === 'cancelled') return ownPlaces
      return ownPlaces.map((placed) => {
        const exception = exceptions.get(placed.event.id)
        return exception ? place(exception, calendarZone) : placed
      })
    })
    .toSorted((a, b) => a.startMs - b.startMs || (a.event.id < b.event.id ? -1 : 1))
}

const dayOf = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()

/** Where an event was found to be. It is replaced when it changes, never written to, so this holds while it is there. */
const found = new WeakMap<CalendarEvent, { asked: string; places: readonly Placed[] }>()

function placesOf(event: CalendarEvent, calendarZone: string, before: Temporal.PlainDate): readonly Placed[] {
  const asked = `${calendarZone} ${before.toString()}`
  const known = found.get(event)
  if (known?.asked === asked) return known.places
  const isSeries = event.recurrence && event.status !== 'cancelled'
  const places = isSeries ? instancesBefore(before, event, calendarZone) : [place(event, calendarZone)]
  found.set(event, { asked, places })
  return places
}

/** The instances of a series by its rule alone, before any exception; none where it is no series or was deleted. */
export function instancesOf(series: CalendarEvent, calendarZone: string, horizonMs: number): readonly Placed[] {
  if (!series.recurrence || series.status === 'cancelled') return []
  return placesOf(series, calendarZone, dayOf(horizonMs, calendarZone))
}

function instancesBefore(before: Temporal.PlainDate, series: CalendarEvent, calendarZone: string): Placed[] {
  const allDay = series.start.date !== undefined
  const first = zonedTime(series.start, calendarZone)
  const zone = allDay ? calendarZone : first.timeZoneId
  const last = zonedTime(series.end, calendarZone).withTimeZone(zone)
  const days = first.toPlainDate().until(last.toPlainDate()).days
  const durationMs = last.epochMilliseconds - first.epochMilliseconds
  const placed: Placed[] = []
  for (const local of startsOfSeries(series.recurrence ?? [], first.toPlainDateTime(), zone, before)) {
    const start = local.toZonedDateTime(zone)
    const end = allDay ? local.add({ days }).toZonedDateTime(zone) : start.add({ milliseconds: durationMs })
    const time = (at: Temporal.ZonedDateTime): EventTime =>
      allDay ? { date: at.toPlainDate().toString() } : localTime(at)
    const originalStartTime = time(start)
    const { recurrence: _rules, ...rest } = series
    placed.push({
      event: {
        ...rest,
        id: instanceId(series.id, originalStartTime, calendarZone),
        start: originalStartTime,
        end: time(end),
        recurringEventId: series.id,
        originalStartTime,
      },
      startMs: start.epochMilliseconds,
      endMs: end.epochMilliseconds,
    })
  }
  return placed
}
