import { Temporal } from 'temporal-polyfill'

const unit = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const
type Frequency = keyof typeof unit

interface Rule {
  frequency: Frequency
  interval: number
  /** `ordinal` 0: every such weekday; -1: the last of the month. */
  byDay: readonly { weekday: number; ordinal: number }[]
  byMonthDay: readonly number[]
  byMonth: readonly number[]
  count: number
  until: string | undefined
  /** ISO weekday, 1 for Monday. */
  weekStart: number
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** ISO number of `MO` to `SU` (RFC 5545 §3.3.10): Monday is 1, and the default. */
export const weekdayNumber = (name: string | undefined) => weekdays.indexOf(name ?? 'MO') + 1

const frequencyOf = (name: string | undefined): Frequency =>
  name === 'WEEKLY' || name === 'MONTHLY' || name === 'YEARLY' ? name : 'DAILY'

function parseRule(line: string): Rule {
  const parts = new Map(
    line
      .replace('RRULE:', '')
      .split(';')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  )
  const numbers = (name: string) => (parts.get(name) ?? '').split(',').filter(Boolean).map(Number)
  return {
    frequency: frequencyOf(parts.get('FREQ')),
    interval: Number(parts.get('INTERVAL') ?? 1),
    byDay: (parts.get('BYDAY') ?? '')
      .split(',')
      .filter(Boolean)
      .map((day) => ({ weekday: weekdayNumber(day.slice(-2)), ordinal: Number(day.slice(0, -2)) })),
    byMonthDay: numbers('BYMONTHDAY'),
    byMonth: numbers('BYMONTH'),
    count: Number(parts.get('COUNT') ?? Infinity),
    until: parts.get('UNTIL'),
    weekStart: weekdayNumber(parts.get('WKST')),
  }
}

/**
 * The starts of a series in order, as local times: daylight saving moves none of them (RFC 5545 §3.3.10). Knows FREQ,
 * INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, COUNT, UNTIL, WKST and EXDATE, which is what Google's own screens write.
 * @param before where an endless series is cut
 */
export function* startsOfSeries(
  lines: readonly string[],
  first: Temporal.PlainDateTime,
  timeZone: string,
  before: Temporal.PlainDate,
): Generator<Temporal.PlainDateTime> {
  const rule = parseRule(lines.find((line) => line.startsWith('RRULE:')) ?? 'RRULE:FREQ=DAILY;COUNT=1')
  const excluded = excludedStarts(lines, timeZone)
  const isOver = endOf(rule.until, timeZone)
  const time = first.toPlainTime()
  let counted = 0
  for (const date of datesOf(rule, first.toPlainDate(), before)) {
    const start = date.toPlainDateTime(time)
    if (counted >= rule.count || isOver(start)) return
    counted += 1
    if (!excluded.has(start.toString())) yield start
  }
}

/** UNTIL is inclusive: a day, a local time, or an instant (RFC 5545 §3.3.10). */
function endOf(until: string | undefined, timeZone: string): (start: Temporal.PlainDateTime) => boolean {
  if (until === undefined) return () => false
  const last = localTime(until, timeZone)
  return until.includes('T')
    ? (start) => Temporal.PlainDateTime.compare(start, last) > 0
    : (start) => Temporal.PlainDate.compare(start.toPlainDate(), last.toPlainDate()) > 0
}

function excludedStarts(lines: readonly string[], timeZone: string): Set<string> {
  const values = lines
    .filter((line) => line.startsWith('EXDATE'))
    .flatMap((line) => line.split(':')[1]?.split(',') ?? [])
  return new Set(values.map((value) => localTime(value, timeZone).toString()))
}

/** A DATE or DATE-TIME of RFC 5545 as local time; a value ending in Z is brought into the zone. */
function localTime(value: string, timeZone: string): Temporal.PlainDateTime {
  return value.endsWith('Z')
    ? Temporal.Instant.from(value).toZonedDateTimeISO(timeZone).toPlainDateTime()
    : Temporal.PlainDateTime.from(value)
}

function* datesOf(rule: Rule, first: Temporal.PlainDate, before: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let period = 0; ; period += rule.interval) {
    const dates = datesInPeriod(rule, first, period)
    for (const date of dates) {
      if (Temporal.PlainDate.compare(date, before) >= 0) return
      if (Temporal.PlainDate.compare(date, first) >= 0) yield date
    }
    if (dates.length === 0 && Temporal.PlainDate.compare(startOfPeriod(rule, first, period), before) >= 0) return
  }
}

function startOfPeriod(rule: Rule, first: Temporal.PlainDate, period: number): Temporal.PlainDate {
  const from = rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY' ? first.with({ day: 1 }) : first
  return from.add({ [unit[rule.frequency]]: period })
}

/** The days that a rule names in its n-th day, week, month or year, in order. */
function datesInPeriod(rule: Rule, first: Temporal.PlainDate, period: number): Temporal.PlainDate[] {
  const start = startOfPeriod(rule, first, period)
  if (rule.frequency === 'MONTHLY') return datesInMonth(rule, start, first.day)
  if (rule.frequency === 'YEARLY') {
    const months = rule.byMonth.length > 0 ? rule.byMonth : [first.month]
    return months.flatMap((month) => datesInMonth(rule, start.with({ month }), first.day))
  }
  if (rule.frequency === 'WEEKLY') return datesInWeek(rule, start, first.dayOfWeek)
  return rule.byDay.length === 0 || rule.byDay.some(({ weekday }) => weekday === start.dayOfWeek) ? [start] : []
}

function datesInWeek(rule: Rule, start: Temporal.PlainDate, weekdayOfFirst: number): Temporal.PlainDate[] {
  const days = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOfFirst]
  const fromWeekStart = (weekday: number) => (weekday - rule.weekStart + 7) % 7
  const week = start.subtract({ days: fromWeekStart(start.dayOfWeek) })
  return days
    .map(fromWeekStart)
    .toSorted((a, b) => a - b)
    .map((offset) => week.add({ days: offset }))
}

/** Days that a month lacks, as 31 April or a fifth Monday, are left out, not moved. */
function datesInMonth(rule: Rule, month: Temporal.PlainDate, dayOfFirst: number): Temporal.PlainDate[] {
  const length = month.daysInMonth
  const days =
    rule.byDay.length > 0
      ? rule.byDay.flatMap(({ weekday, ordinal }) => {
          const earliest = 1 + ((weekday - month.with({ day: 1 }).dayOfWeek + 7) % 7)
          const all = [0, 7, 14, 21, 28].map((more) => earliest + more).filter((day) => day <= length)
          return ordinal === 0 ? all : [all.at(ordinal > 0 ? ordinal - 1 : ordinal) ?? 0]
        })
      : (rule.byMonthDay.length > 0 ? rule.byMonthDay : [dayOfFirst]).map((day) => (day < 0 ? length + 1 + day : day))
  return days
    .filter((day) => day >= 1 && day <= length)
    .toSorted((a, b) => a - b)
    .map((day) => month.with({ day }))
}
