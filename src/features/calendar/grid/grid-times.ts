import type { CalendarOptions } from '@fullcalendar/react'
import type { Format } from '#i18n/format.ts'

/** How the grid writes times where CLDR is too long for it: in Japanese `7:00～8:00`, not `7時00分～8時00分`. */
export function shortTimes(format: Format): Pick<CalendarOptions, 'eventTimeFormat'> {
  if (!format.locale.startsWith('ja')) return {}
  const time = (marker: Date) => format.date(marker.getTime(), { timeStyle: 'short', timeZone: 'UTC' })
  return {
    eventTimeFormat: ({ start, end }) => time(start.marker) + (end ? `～${time(end.marker)}` : ''),
  }
}
