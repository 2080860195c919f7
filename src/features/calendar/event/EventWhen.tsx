import { Text, useFormat } from '#i18n/react.tsx'
import type { Extent } from '../agenda/agenda.ts'
import { formatDate, formatDates, formatInstant, formatTimes } from '../format.ts'

/** All of an event's time: its days and, where it has them, its times by the viewer's clock. */
export function EventWhen({ entry: { first, last, timed } }: { entry: Extent }) {
  const format = useFormat()
  if (!timed) return formatDates(first, last, format)
  const { start, end } = timed
  if (!first.equals(last)) {
    const values = { start: formatInstant(start, format), end: formatInstant(end, format) }
    return <Text id="calendar.time.range" values={values} />
  }
  const date = formatDate(first, format, { dateStyle: 'full' })
  const lasts = end.epochMilliseconds > start.epochMilliseconds
  return lasts ? (
    <Text id="calendar.time.dated" values={{ date, times: formatTimes(start, end, format) }} />
  ) : (
    formatInstant(start, format)
  )
}
