import '../temporal.ts'
import type { CalendarEvent, EventTime } from '#google/calendar/event.ts'
import { clockOf } from '../recurrence/series-time.ts'

/** How an event is pushed about: all of it, or its end alone. */
export interface Push {
  edge: 'whole' | 'end'
  days?: number
  minutes?: number
}

/**
 * When an event is after it was pushed. Days are days of its own clock, so that nine stays nine over a change of the
 * clock. Undefined where it would end before it began, or where minutes are asked of an event without a time.
 * @param viewerZone IANA zone, for an event without one
 */
export function pushed(
  { start, end }: CalendarEvent,
  { edge, days = 0, minutes = 0 }: Push,
  viewerZone: string,
): { start: EventTime; end: EventTime } | undefined {
  if ('date' in start || 'date' in end) {
    if (minutes !== 0 || !('date' in start) || !('date' in end)) return undefined
    const move = ({ date }: { date: string }) => ({ date: Temporal.PlainDate.from(date).add({ days }).toString() })
    const moved = { start: edge === 'whole' ? move(start) : start, end: move(end) }
    return moved.end.date > moved.start.date ? moved : undefined
  }
  const move = (time: { dateTime: string; timeZone?: string | undefined }): EventTime => {
    const timeZone = clockOf(time, viewerZone).zone
    const at = Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(timeZone).add({ days }).add({ minutes })
    return { dateTime: at.toString({ timeZoneName: 'never', smallestUnit: 'second' }), timeZone }
  }
  const moved = { start: edge === 'whole' ? move(start) : start, end: move(end) }
  const startMs = 'dateTime' in moved.start ? Date.parse(moved.start.dateTime) : 0
  const endMs = 'dateTime' in moved.end ? Date.parse(moved.end.dateTime) : 0
  return endMs > startMs || (edge === 'whole' && endMs === startMs) ? moved : undefined
}

/**
 * Where a drag in the grid left an event.
 * @param to of an event without a time: its first and, exclusive, last midnight
 */
export function dropped(
  event: CalendarEvent,
  to: { start: Date; end: Date | null; allDay: boolean },
  zone: string,
): { start: EventTime; end: EventTime } {
  const at = (date: Date, timeZone: string) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)
  if (to.allDay) {
    const first = at(to.start, zone).toPlainDate()
    const after = to.end ? at(to.end, zone).toPlainDate() : first.add({ days: 1 })
    return { start: { date: first.toString() }, end: { date: after.toString() } }
  }
  const write = (date: Date, timeZone: string): EventTime => ({
    dateTime: at(date, timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    timeZone,
  })
  const end = to.end ?? new Date(to.start.getTime() + 3_600_000)
  return { start: write(to.start, clockOf(event.start, zone).zone), end: write(end, clockOf(event.end, zone).zone) }
}
