import './temporal.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'
import type { Format } from '#i18n/format.ts'

/** Word joiner: no line begins with the mark of a range. */
const noBreak = '\u2060'

/** A date as such, in no zone. */
export function formatDate(date: Temporal.PlainDate, format: Format, options: Intl.DateTimeFormatOptions): string {
  return format.date(utcMs(date), { ...options, timeZone: 'UTC' })
}

/**
 * The first and the last day of a range as one text: `November 20 – 26, 2026`, `Nov 26 – Dec 2, 2026`; the weekday too
 * where they are one.
 */
export function formatDates(first: Temporal.PlainDate, last: Temporal.PlainDate, format: Format): string {
  if (first.equals(last)) return formatDate(first, format, { dateStyle: 'full' })
  if (format.locale.startsWith('en')) {
    const dateStyle = first.month === last.month ? 'long' : 'medium'
    const range = new Intl.DateTimeFormat(format.locale, { dateStyle, timeZone: 'UTC' })
    return range.formatRange(utcMs(first), utcMs(last))
  }
  // CLDR writes Japanese ranges with slashes, unlike Japanese dates, and Korean ones with a space here and none there.
  const end = {
    ...(last.year !== first.year && ({ year: 'numeric' } as const)),
    month: 'long',
    day: 'numeric',
  } as const
  const between = format.locale.startsWith('ja') ? `${noBreak}～` : `${noBreak}~`
  return `${formatDate(first, format, { dateStyle: 'long' })}${between}${formatDate(last, format, end)}`
}

/** The time of day of an instant, by the clock of its zone. */
export function formatTime(time: Temporal.ZonedDateTime, format: Format): string {
  return format.date(time.epochMilliseconds, { timeStyle: 'short', timeZone: time.timeZoneId })
}

/** Two times of one day; what they share is said once: `9:00 – 10:30 AM`. */
export function formatTimes(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime, format: Format): string {
  // CLDR writes out hours and minutes in Japanese ranges, unlike single times.
  if (format.locale.startsWith('ja')) return `${formatTime(start, format)}${noBreak}～${formatTime(end, format)}`
  const range = new Intl.DateTimeFormat(format.locale, { timeStyle: 'short', timeZone: start.timeZoneId })
  // In Korean it puts spaces about the mark in some ranges and not in others.
  return range.formatRange(start.epochMilliseconds, end.epochMilliseconds).replace(/ ?~ ?/, `${noBreak}~`)
}

/** An instant with its date, by the clock of its zone. */
export function formatInstant(time: Temporal.ZonedDateTime, format: Format): string {
  return format.date(time.epochMilliseconds, { dateStyle: 'full', timeStyle: 'short', timeZone: time.timeZoneId })
}

/**
 * The start of an event by the clock of the place it was made for, with that zone's name; undefined where that clock
 * shows what the viewer's does.
 */
export function formatElsewhere(
  { start }: CalendarEvent,
  viewer: Temporal.ZonedDateTime,
  format: Format,
): { time: string; zone: string } | undefined {
  if ('date' in start || !start.timeZone) return undefined
  const there = inZone(viewer, start.timeZone)
  if (!there || there.offsetNanoseconds === viewer.offsetNanoseconds) return undefined
  const dayDiffers = !there.toPlainDate().equals(viewer.toPlainDate())
  const weekday = dayDiffers ? `${formatDate(there.toPlainDate(), format, { weekday: 'short' })} ` : ''
  return { time: weekday + formatTime(there, format), zone: zoneName(there, format) }
}

/** A zone that neither the browser nor its tables know is no reason to hide the event. */
function inZone(time: Temporal.ZonedDateTime, timeZone: string): Temporal.ZonedDateTime | undefined {
  try {
    return time.withTimeZone(timeZone)
  } catch {
    return undefined
  }
}

function zoneName({ timeZoneId: timeZone, epochMilliseconds }: Temporal.ZonedDateTime, { locale }: Format): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    epochMilliseconds,
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

const utcMs = (date: Temporal.PlainDate) => date.toZonedDateTime('UTC').epochMilliseconds
