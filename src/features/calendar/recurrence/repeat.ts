import type { EventTime } from '#google/calendar/event.ts'
import { isRule, readByDay, readRule, weekdayOf, weekdays, writeRule, type Rule, type Weekday } from './rule.ts'
import { clockOf, localStart, readMoment, writeMoment, type SeriesClock } from './series-time.ts'

/** When a series ends; `until` is its last possible day, inclusive. */
export type RepeatEnd = { kind: 'never' } | { kind: 'until'; date: string } | { kind: 'count'; count: number }

/** What the form can say of a series; the day of a yearly one is that of its start. */
export type Repeat = { interval: number; end: RepeatEnd } & (
  | { every: 'day' }
  | { every: 'week'; weekdays: readonly Weekday[] }
  /** -1 is the last day. */
  | { every: 'month'; monthDay: number }
  /** The first to the fourth such weekday, or the last (-1). */
  | { every: 'month'; ordinal: number; weekday: Weekday }
  | { every: 'year' }
)

/**
 * How an event recurs: not at all, as the form can say it, or by a rule beyond the form, which is kept as it is.
 * `exceptions` are the other lines (EXDATE, RDATE), which stay whatever the rule becomes.
 */
export interface Recurrence {
  repeat: Repeat | 'none' | 'custom'
  exceptions: readonly string[]
}

const frequency = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const
const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH']

/** The form's value of an event's `recurrence`.
 *  @param viewerZone IANA zone, for series without one */
export function parseRecurrence(
  lines: readonly string[] | null | undefined,
  start: EventTime,
  viewerZone: string,
): Recurrence {
  const rules = (lines ?? []).filter(isRule)
  const exceptions = (lines ?? []).filter((line) => !isRule(line))
  const [line] = rules
  if (line === undefined) return { repeat: exceptions.length > 0 ? 'custom' : 'none', exceptions }
  const whole = rules.length === 1 && !exceptions.some((other) => /^EXRULE/i.test(other))
  const repeat = whole ? readRepeat(readRule(line), start, clockOf(start, viewerZone)) : undefined
  return { repeat: repeat ?? 'custom', exceptions }
}

function readRepeat(rule: Rule, start: EventTime, clock: SeriesClock): Repeat | undefined {
  if ([...rule.keys()].some((name) => !known.includes(name))) return undefined
  const interval = Number(rule.get('INTERVAL') ?? 1)
  const end = readEnd(rule, clock)
  if (!Number.isInteger(interval) || interval < 1 || !end) return undefined
  const first = localStart(start, clock)
  const byDay = rule.has('BYDAY') ? readByDay(rule.get('BYDAY') ?? '') : []
  const monthDays = numbers(rule.get('BYMONTHDAY'))
  const months = numbers(rule.get('BYMONTH'))
  if (!byDay || !monthDays || !months) return undefined
  const plain = byDay.length === 0 && monthDays.length === 0
  switch (rule.get('FREQ')) {
    case 'DAILY':
      return plain && months.length === 0 ? { every: 'day', interval, end } : undefined
    case 'WEEKLY': {
      const weekStart = rule.get('WKST') ?? 'MO'
      // Only then does it matter on which day a week begins, and the form has no word for it.
      if (interval > 1 && byDay.length > 1 && weekStart !== 'MO') return undefined
      if (monthDays.length > 0 || months.length > 0 || byDay.some(({ ordinal }) => ordinal !== 0)) return undefined
      const named = byDay.map(({ weekday }) => weekday)
      const days = named.length > 0 ? weekdays.filter((day) => named.includes(day)) : [weekdayOf(first.dayOfWeek)]
      return { every: 'week', weekdays: days, interval, end }
    }
    case 'MONTHLY': {
      const [day, ...moreDays] = byDay
      const [monthDay = first.day, ...moreMonthDays] = monthDays
      if (months.length > 0 || moreDays.length > 0 || moreMonthDays.length > 0) return undefined
      if (!day) return monthDay >= -1 ? { every: 'month', monthDay, interval, end } : undefined
      const { ordinal, weekday } = day
      const sayable = monthDays.length === 0 && (ordinal === -1 || (ordinal >= 1 && ordinal <= 4))
      return sayable ? { every: 'month', ordinal, weekday, interval, end } : undefined
    }
    case 'YEARLY': {
      const sameDay = monthDays.length === 0 || (monthDays.length === 1 && monthDays[0] === first.day)
      const sameMonth = months.length === 0 ? monthDays.length === 0 : months.length === 1 && months[0] === first.month
      return byDay.length === 0 && sameDay && sameMonth ? { every: 'year', interval, end } : undefined
    }
    case undefined:
    default:
      return undefined
  }
}

function numbers(value: string | undefined): number[] | undefined {
  if (value === undefined) return []
  const all = value.split(',').map(Number)
  return all.every((number) => Number.isInteger(number) && number !== 0) ? all : undefined
}

function readEnd(rule: Rule, { zone }: SeriesClock): RepeatEnd | undefined {
  const [until, count] = [rule.get('UNTIL'), rule.get('COUNT')]
  if (until !== undefined && count !== undefined) return undefined
  if (count !== undefined) {
    const times = Number(count)
    return Number.isInteger(times) && times > 0 ? { kind: 'count', count: times } : undefined
  }
  if (until === undefined) return { kind: 'never' }
  const last = readMoment(until, zone)
  return last && { kind: 'until', date: last.toPlainDate().toString() }
}

/** The lines of an event that recurs as the form says; none where it does not recur. */
export function buildRecurrence(
  { repeat, exceptions }: { repeat: Repeat | 'none'; exceptions?: readonly string[] },
  start: EventTime,
  viewerZone: string,
): string[] {
  if (repeat === 'none') return []
  const rule = new Map<string, string>([['FREQ', frequency[repeat.every]]])
  if (repeat.interval > 1) rule.set('INTERVAL', String(repeat.interval))
  if (repeat.every === 'week') {
    rule.set('BYDAY', weekdays.filter((day) => repeat.weekdays.includes(day)).join(','))
  }
  if (repeat.every === 'month') {
    if ('weekday' in repeat) rule.set('BYDAY', `${repeat.ordinal}${repeat.weekday}`)
    else rule.set('BYMONTHDAY', String(repeat.monthDay))
  }
  const { end } = repeat
  if (end.kind === 'count') rule.set('COUNT', String(end.count))
  if (end.kind === 'until') rule.set('UNTIL', untilDay(end.date, clockOf(start, viewerZone)))
  return [writeRule(rule), ...(exceptions ?? [])]
}

/** The whole of a day, in UTC for a series with times, as RFC 5545 §3.3.10 wants it. */
const untilDay = (date: string, clock: SeriesClock) =>
  writeMoment(Temporal.PlainDate.from(date).toPlainDateTime('23:59:59'), clock)

/** What a form offers for a start: the same day of each week, month and year. */
export function usualRepeats(
  start: EventTime,
  viewerZone: string,
): Record<'daily' | 'weekly' | 'workdays' | 'monthly' | 'monthlyByWeekday' | 'yearly', Repeat> {
  const date = localStart(start, clockOf(start, viewerZone)).toPlainDate()
  const weekday = weekdayOf(date.dayOfWeek)
  const usual = { interval: 1, end: { kind: 'never' } } as const
  return {
    daily: { ...usual, every: 'day' },
    weekly: { ...usual, every: 'week', weekdays: [weekday] },
    workdays: { ...usual, every: 'week', weekdays: weekdays.slice(0, 5) },
    monthly: { ...usual, every: 'month', monthDay: date.day },
    monthlyByWeekday: { ...usual, every: 'month', ordinal: ordinalIn(date), weekday },
    yearly: { ...usual, every: 'year' },
  }
}

/** Which such weekday of its month a date is: 1 to 4, or -1 for a fifth, which is the last. */
export const ordinalIn = (date: Temporal.PlainDate) => (date.day > 28 ? -1 : Math.ceil(date.day / 7))
