import '../temporal.ts'
import { firstDayOfWeek } from '#i18n/format.ts'

/** The numbers of days that an address can ask for. */
export const spans = [1, 7, 14, 31] as const

/** The days an agenda shows: `from` is the first. */
export interface AgendaRange {
  from: Temporal.PlainDate
  days: number
}

/** Years in which calendars are kept; beyond them the API refuses and arithmetic overflows. */
const firstYear = 1900
const lastYear = 2199

/** Whether a day lies in the years in which calendars are kept. */
export const isShowable = ({ year }: Temporal.PlainDate) => year >= firstYear && year <= lastYear

/** A date of a `YYYY-MM-DD` text, or undefined where it is none that an agenda could show. */
export function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    const date = Temporal.PlainDate.from(text)
    return isShowable(date) ? date : undefined
  } catch {
    return undefined
  }
}

/** The range that an address names; what it leaves out or gets wrong becomes a week from today. */
export function readRange(search: URLSearchParams, today: Temporal.PlainDate): AgendaRange {
  return {
    from: readDate(search.get('from') ?? '') ?? today,
    days: spans.find((span) => String(span) === search.get('days')) ?? 7,
  }
}

/** The same number of days, just before (-1) or just after (1); stops at the ends of time. */
export function movedRange({ from, days }: AgendaRange, by: -1 | 1): AgendaRange {
  const moved = from.add({ days: by * days })
  return { from: isShowable(moved) ? moved : from, days }
}

/** The last day of a range. */
export const lastDay = ({ from, days }: AgendaRange) => from.add({ days: days - 1 })

/** The instants that bound a range: from the first midnight in the zone to the one after the last day (RFC 3339). */
export function rangeBounds(range: AgendaRange, timeZone: string): { timeMin: string; timeMax: string } {
  const midnight = (date: Temporal.PlainDate) =>
    date.toZonedDateTime(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return { timeMin: midnight(range.from), timeMax: midnight(range.from.add({ days: range.days })) }
}

/** Whether a week of the locale begins on this day. */
export function startsWeek(date: Temporal.PlainDate, locale: string): boolean {
  return date.dayOfWeek === firstDayOfWeek(locale)
}
