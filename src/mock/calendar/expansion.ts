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
  const exceptions = new Map(events.filter((event) => event.recurringEventId).map((event) => [event.id, event]))
  const series = new Set(events.filter(({ recurrence }) => recurrence).map(({ id }) => id))
  return events
    .flatMap((event) => {
      if (event.recurringEventId !== undefined && series.has(event.recurringEventId)) return []
      if (!event.recurrence || event.status === 'cancelled') return [place(event, calendarZone)]
      return instancesOf(event, calendarZone, horizonMs).map((placed) => {
        const exception = exceptions.get(placed.event.id)
        return exception ? place(exception, calendarZone) : placed
      })
    })
    .toSorted((a, b) => a.startMs - b.startMs || (a.event.id < b.event.id ? -1 : 1))
}

/** The instances of a series by its rule alone, before any exception; none where it is no series or was deleted. */
export function instancesOf(series: CalendarEvent, calendarZone: string, horizonMs: number): Placed[] {
  if (!series.recurrence || series.status === 'cancelled') return []
  const before = Temporal.Instant.fromEpochMilliseconds(horizonMs).toZonedDateTimeISO(calendarZone).toPlainDate()
  const allDay = series.start.date !== undefined
  const first = zonedTime(series.start, calendarZone)
  const zone = allDay ? calendarZone : first.timeZoneId
  const last = zonedTime(series.end, calendarZone).withTimeZone(zone)
  const days = first.toPlainDate().until(last.toPlainDate()).days
  const durationMs = last.epochMilliseconds - first.epochMilliseconds
  const placed: Placed[] = []
  for (const local of startsOfSeries(series.recurrence, first.toPlainDateTime(), zone, before)) {
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
