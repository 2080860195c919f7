import { Text, useFormat } from '#i18n/react.tsx'
import type { AgendaEntry } from './agenda.ts'
import { formatTime, formatTimes } from '../format.ts'

/** When an event is on one day, by the viewer's clock: `9:00 – 10:00 AM`, `from 22:00`, `until 6:00`, `all day`. */
export function EntryTime({ entry: { part, timed } }: { entry: AgendaEntry }) {
  const format = useFormat()
  if (!timed || part === 'all-day') return <Text id="calendar.time.allDay" />
  const start = formatTime(timed.start, format)
  if (part === 'starts') return <Text id="calendar.time.from" values={{ start }} />
  if (part === 'ends') return <Text id="calendar.time.until" values={{ end: formatTime(timed.end, format) }} />
  return timed.end.epochMilliseconds > timed.start.epochMilliseconds
    ? formatTimes(timed.start, timed.end, format)
    : start
}
