import type { EventTime } from '#google/calendar/event.ts'
import { ordinalIn } from './repeat.ts'
import { isRule, numberOf, readByDay, readRule, weekdayOf, weekdays, withParts, writeRule, type Rule } from './rule.ts'
import { clockOf, eventTime, localStart, readMoment, writeMoment, type SeriesClock } from './series-time.ts'
import { readDates } from './split.ts'

/** How far an occurrence was moved, by the clock of its series. */
export interface Shift {
  /** From date to date. */
  days: number
  /** On top of it, within the day; may be negative. */
  minutes: number
}

/** How far the start of an occurrence moved; both by the clock that its series recurs by. */
export function shiftBetween(from: EventTime, to: EventTime, clock: SeriesClock): Shift {
  const [before, after] = [localStart(from, clock), localStart(to, clock)]
  const days = before.toPlainDate().until(after.toPlainDate()).days
  const minutes = before.toPlainTime().until(after.toPlainTime()).total({ unit: 'minutes' })
  return { days, minutes }
}

/**
 * A whole series moved as one of its occurrences was: its first start and its lines. A weekly series keeps the pattern
 * of its days, one day on; a monthly or yearly one goes to the day to which the occurrence was moved.
 * @param occurrence where the occurrence was moved to
 */
export function shiftedSeries(
  series: { start: EventTime; recurrence: readonly string[] },
  shift: Shift,
  occurrence: EventTime,
  viewerZone: string,
): { start: EventTime; recurrence: string[] } {
  const clock = clockOf(series.start, viewerZone)
  const move = (local: Temporal.PlainDateTime) => local.add({ days: shift.days }).add({ minutes: shift.minutes })
  const target = localStart(occurrence, clock).toPlainDate()
  let start = move(localStart(series.start, clock))
  const recurrence = series.recurrence.map((line) => {
    if (!isRule(line)) return movedDates(line, move, clock)
    const rule = readRule(line)
    const moved = shift.days === 0 ? rule : movedRule(rule, shift.days, target)
    if (moved !== rule) start = alignedStart(start, moved)
    const until = rule.get('UNTIL')
    const last = until === undefined ? undefined : readMoment(until, clock.zone)
    return writeRule(last ? withParts(moved, { UNTIL: writeMoment(move(last), clock) }) : moved)
  })
  return { start: eventTime(start, clock), recurrence }
}

function movedDates(line: string, move: (local: Temporal.PlainDateTime) => Temporal.PlainDateTime, clock: SeriesClock) {
  const { head, values, valueZone } = readDates(line)
  const name = head.split(';')[0] ?? head
  const moments = values.map((value) => readMoment(value, clock.zone, valueZone))
  if (!moments.every((moment) => moment !== undefined)) return line
  return `${name}${clock.allDay ? ';VALUE=DATE' : ''}:${moments.map((at) => writeMoment(move(at), clock)).join(',')}`
}

function movedRule(rule: Rule, days: number, target: Temporal.PlainDate): Rule {
  const byDay = readByDay(rule.get('BYDAY') ?? '') ?? []
  const [only, ...others] = byDay
  if (rule.get('FREQ') === 'WEEKLY' || rule.get('FREQ') === 'DAILY') {
    if (!only) return rule
    const moved = new Set(byDay.map(({ weekday }) => weekdayOf(((numberOf(weekday) + days - 1 + 70_000) % 7) + 1)))
    const weekStart = readByDay(rule.get('WKST') ?? 'MO')?.[0]?.weekday ?? 'MO'
    const matters = Number(rule.get('INTERVAL') ?? 1) > 1 && others.length > 0
    return withParts(rule, {
      BYDAY: weekdays.filter((day) => moved.has(day)).join(','),
      // Weeks are counted from the day on which they begin, so that moves along.
      WKST: matters ? weekdayOf(((numberOf(weekStart) + days - 1 + 70_000) % 7) + 1) : rule.get('WKST'),
    })
  }
  const month = rule.has('BYMONTH') ? { BYMONTH: String(target.month) } : {}
  if (only && others.length === 0 && !rule.has('BYSETPOS')) {
    const last = only.ordinal < 0 && target.day > target.daysInMonth - 7
    const ordinal = last ? -1 : ordinalIn(target)
    return withParts(rule, { ...month, BYDAY: `${ordinal}${weekdayOf(target.dayOfWeek)}` })
  }
  if (/^-?\d+$/.test(rule.get('BYMONTHDAY') ?? '')) {
    return withParts(rule, { ...month, BYMONTHDAY: String(target.day) })
  }
  return rule
}

/** A monthly series must begin on a day of its own rule: in the month of its start, where that has such a day. */
function alignedStart(start: Temporal.PlainDateTime, rule: Rule): Temporal.PlainDateTime {
  if (rule.get('FREQ') !== 'MONTHLY' && rule.get('FREQ') !== 'YEARLY') return start
  const [day] = readByDay(rule.get('BYDAY') ?? '') ?? []
  if (day) {
    const first = start.with({ day: 1 })
    const earliest = 1 + ((numberOf(day.weekday) - first.dayOfWeek + 7) % 7)
    const last = earliest + 7 * Math.floor((start.daysInMonth - earliest) / 7)
    return start.with({ day: day.ordinal < 0 ? last : Math.min(last, earliest + 7 * (day.ordinal - 1)) })
  }
  const monthDay = Number(rule.get('BYMONTHDAY') ?? start.day)
  return monthDay > 0 && monthDay <= start.daysInMonth ? start.with({ day: monthDay }) : start
}
