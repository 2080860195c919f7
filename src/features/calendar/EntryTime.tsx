import { Text, useFormat } from '#i18n/react.tsx'
import type { AgendaEntry } from './agenda.ts'
import { formatTime } from './format.ts'

/** When an event is on one day, by the viewer's clock: `9:00 – 10:00`, `from 22:00`, `until 6:00`, `all day`. */
export function EntryTime({ entry: { part, timed } }: { entry: AgendaEntry }) {
  const format = useFormat()
  if (!timed || part === 'all-day') return <Text id="calendar.time.allDay" />
  const start = formatTime(timed.start, format)
  const end = formatTime(timed.end, format)
  if (part === 'starts') return <Text id="calendar.time.from" values={{ start }} />
  if (part === 'ends') return <Text id="calendar.time.until" values={{ end }} />
  return timed.end.epochMilliseconds > timed.start.epochMilliseconds ? (
    <Text id="calendar.time.range" values={{ start, end }} />
  ) : (
    start
  )
}
