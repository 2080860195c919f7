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
 * (an event with `recurringEventId`) takes the place of the instance whose `originalStartTime` it names.
 */
export function expandCalendar(events: readonly CalendarEvent[], calendarZone: string, horizonMs: number): Placed[] {
  const exceptions = new Set(events.filter((event) => event.recurringEventId).map(({ id }) => id))
  const before = Temporal.Instant.fromEpochMilliseconds(horizonMs).toZonedDateTimeISO(calendarZone).toPlainDate()
  return events
    .flatMap((event) =>
      event.recurrence && event.status !== 'cancelled'
        ? instancesOf(event, event.recurrence, calendarZone, before).filter(
            (placed) => !exceptions.has(placed.event.id),
          )
        : [place(event, calendarZone)],
    )
    .toSorted((a, b) => a.startMs - b.startMs || (a.event.id < b.event.id ? -1 : 1))
}

function instancesOf(
  series: CalendarEvent,
  recurrence: readonly string[],
  calendarZone: string,
  before: Temporal.PlainDate,
): Placed[] {
  const allDay = series.start.date !== undefined
  const first = zonedTime(series.start, calendarZone)
  const zone = allDay ? calendarZone : first.timeZoneId
  const last = zonedTime(series.end, calendarZone).withTimeZone(zone)
  const days = first.toPlainDate().until(last.toPlainDate()).days
  const durationMs = last.epochMilliseconds - first.epochMilliseconds
  const placed: Placed[] = []
  for (const local of startsOfSeries(recurrence, first.toPlainDateTime(), zone, before)) {
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
