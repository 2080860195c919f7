import { Temporal } from 'temporal-polyfill'
import type { Language } from '../options.ts'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')

const zoned = (atMs: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone)

/** The `Date` of a message: `Fri, 20 Nov 2026 12:00:00 +0900` (RFC 5322 §3.3). */
export function messageDate(atMs: number, timeZone: string): string {
  const at = zoned(atMs, timeZone)
  const date = `${days[at.dayOfWeek - 1] ?? ''}, ${String(at.day)} ${months[at.month - 1] ?? ''} ${String(at.year)}`
  return `${date} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} ${at.offset.replace(':', '')}`
}

/** The line above a quoted message, as mail programs write it in each language. */
export function quotedLine(atMs: number, timeZone: string, language: Language, who: string): string {
  const at = zoned(atMs, timeZone)
  const time = `${String(at.hour)}:${two(at.minute)}`
  const [year, month, day] = [String(at.year), String(at.month), String(at.day)]
  if (language === 'ko') return `${year}년 ${month}월 ${day}일 ${time}, ${who}님이 작성:`
  if (language === 'ja') return `${year}年${month}月${day}日 ${time} ${who}:`
  return `On ${days[at.dayOfWeek - 1] ?? ''}, ${months[at.month - 1] ?? ''} ${day}, ${year} at ${time} ${who} wrote:`
}

/** The month and day of a moment, for texts: `11/20`. */
export const shortDay = (atMs: number, timeZone: string) => {
  const { month, day } = zoned(atMs, timeZone)
  return `${String(month)}/${String(day)}`
}

/** A UTC moment in iCalendar's form (RFC 5545 §3.3.5). */
export const iCalendarTime = (atMs: number) => new Date(atMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
