import type { CalendarEvent, EventChanges, NewEvent } from '#google/calendar/event.ts'
import { copyOf } from './event-changes.ts'
import { clockOf, eventTime, localStart } from '../recurrence/series-time.ts'
import { shiftBetween, shiftedSeries } from '../recurrence/shift.ts'
import { splitRecurrence } from '../recurrence/split.ts'

/** Which occurrences of a series a change is meant for. */
export type EditScope = 'this' | 'following' | 'all'

/** Where an occurrence would be, had nobody moved it. */
export const originalStart = (occurrence: CalendarEvent) => occurrence.originalStartTime ?? occurrence.start

/** Whether an occurrence is the first of its series: what follows it is then the whole. */
export function isFirst(series: CalendarEvent, occurrence: CalendarEvent, viewerZone: string): boolean {
  const clock = clockOf(series.start, viewerZone)
  return localStart(originalStart(occurrence), clock).equals(localStart(series.start, clock))
}

/**
 * What a change of one occurrence means for its series: when the occurrence moves, the series moves by as much, and
 * its rule with it, unless the change brings a rule of its own.
 */
export function seriesChanges(
  series: CalendarEvent,
  occurrence: CalendarEvent,
  changes: EventChanges,
  viewerZone: string,
): EventChanges {
  const { start: _start, end: _end, ...plain } = changes
  const start = changes.start ?? occurrence.start
  const end = changes.end ?? occurrence.end
  if (!changes.start && !changes.end) return plain
  const toOtherKind = 'date' in start !== 'date' in series.start
  if (toOtherKind || !series.recurrence) {
    // Days and times have no clock in common: the series starts on the day it did, at the new time or with none.
    return { ...plain, ...onDayOf(series, { start, end }, viewerZone) }
  }
  const clock = clockOf(series.start, viewerZone)
  const stays = localStart(start, clock).equals(localStart(occurrence.start, clock))
  const shift = stays ? { days: 0, minutes: 0 } : shiftBetween(originalStart(occurrence), start, clock)
  const moved = shiftedSeries({ start: series.start, recurrence: series.recurrence }, shift, start, viewerZone)
  const zoned = 'date' in start ? moved.start : inZone(moved.start, start.timeZone, viewerZone)
  return {
    ...plain,
    start: zoned,
    end: afterAsLong(zoned, { start, end }, viewerZone),
    ...(changes.recurrence === undefined && { recurrence: moved.recurrence }),
  }
}

type Span = Pick<CalendarEvent, 'start' | 'end'>

function onDayOf(series: CalendarEvent, span: Span, viewerZone: string): Span {
  const clock = clockOf(span.start, viewerZone)
  const first = localStart(series.start, clockOf(series.start, viewerZone)).toPlainDate()
  const start = eventTime(first.toPlainDateTime(localStart(span.start, clock).toPlainTime()), clock)
  return { start, end: afterAsLong(start, span, viewerZone) }
}

function inZone(time: CalendarEvent['start'], timeZone: string | undefined, viewerZone: string) {
  const from = clockOf(time, viewerZone)
  if ('date' in time || timeZone === undefined || timeZone === from.zone) return time
  return eventTime(localStart(time, from), { zone: timeZone, allDay: false })
}

/** The end of something that starts elsewhere and lasts as long. */
function afterAsLong(start: CalendarEvent['start'], span: Span, viewerZone: string): CalendarEvent['end'] {
  const clock = clockOf(start, viewerZone)
  const [from, to] = [span.start, span.end].map((time) => localStart(time, clockOf(time, viewerZone)))
  const endZone = 'timeZone' in span.end ? span.end.timeZone : undefined
  if (clock.allDay) {
    const days = Math.max(1, from?.toPlainDate().until(to?.toPlainDate() ?? from.toPlainDate()).days ?? 1)
    return eventTime(localStart(start, clock).add({ days }), clock)
  }
  const lastsMs = spanMs(span, viewerZone)
  const end = localStart(start, clock).toZonedDateTime(clock.zone).add({ milliseconds: lastsMs })
  const zone = endZone ?? clock.zone
  return eventTime(end.withTimeZone(zone).toPlainDateTime(), { zone, allDay: false })
}

function spanMs({ start, end }: Span, viewerZone: string): number {
  const at = (time: CalendarEvent['start']) => {
    const clock = clockOf(time, viewerZone)
    return localStart(time, clock).toZonedDateTime(clock.zone).epochMilliseconds
  }
  return at(end) - at(start)
}

/** The two series that "this and following" makes of one. */
export interface SplitSeries {
  /** For the old series: it ends before the occurrence. */
  before: EventChanges
  /** The new series: it begins with the occurrence as changed. */
  after: NewEvent
}

/**
 * Splits a series at an occurrence, which begins the second half.
 * @param countBefore occurrences of the rule before it, those left out among them
 */
export function splitSeries(
  series: CalendarEvent,
  occurrence: CalendarEvent,
  { changes, countBefore, viewerZone }: { changes: EventChanges; countBefore: number; viewerZone: string },
): SplitSeries {
  const at = originalStart(occurrence)
  const halves = splitRecurrence(series.recurrence ?? [], { start: series.start, at, countBefore, viewerZone })
  const clock = clockOf(series.start, viewerZone)
  const start = eventTime(localStart(at, clock), clock)
  const second: CalendarEvent = {
    ...series,
    start,
    end: afterAsLong(start, series, viewerZone),
    recurrence: halves.after,
  }
  const changed = seriesChanges(
    second,
    { ...occurrence, start, end: second.end },
    timesFrom(occurrence, changes),
    viewerZone,
  )
  return { before: { recurrence: halves.before }, after: laidOver(copyOf(second), changed) }
}

/** An occurrence that was moved before stays where it is when a change does not say when. */
function timesFrom(occurrence: CalendarEvent, changes: EventChanges): EventChanges {
  if (!changes.start && !changes.end) return changes
  return { ...changes, start: changes.start ?? occurrence.start, end: changes.end ?? occurrence.end }
}

function laidOver(copy: NewEvent, changes: EventChanges): NewEvent {
  const kept = Object.entries({ ...copy, ...changes }).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(kept), start: changes.start ?? copy.start, end: changes.end ?? copy.end }
}
