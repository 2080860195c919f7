import type { Format } from '#i18n/format.ts'
import type { Extent } from './agenda/agenda.ts'
import { formatDate, formatTime, formatTimes } from './format.ts'

type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string

/** When an event is, short enough to be said after each step: `Thu, Nov 26, 10:15 – 11:00 AM`. */
export function spanInWords({ first, last, timed }: Extent, format: Format, say: Say): string {
  const day = (date: Temporal.PlainDate) =>
    formatDate(date, format, { weekday: 'short', month: 'short', day: 'numeric' })
  if (!timed) return first.equals(last) ? day(first) : say('calendar.time.range', { start: day(first), end: day(last) })
  const { start, end } = timed
  if (first.equals(last)) {
    return say('calendar.time.dated', { date: day(first), times: formatTimes(start, end, format) })
  }
  const [from, to] = [formatTime(start, format), formatTime(end, format)]
  return say('calendar.time.range', { start: `${day(first)} ${from}`, end: `${day(last)} ${to}` })
}
