import { Temporal } from 'temporal-polyfill'
import type { EventTime } from './resource.ts'

const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i

/** The zoned moment of an event's start or end; a day begins at its first moment in the calendar's zone. */
export function zonedTime(time: EventTime, calendarZone: string): Temporal.ZonedDateTime {
  if (time.date !== undefined) return Temporal.PlainDate.from(time.date).toZonedDateTime(calendarZone)
  const zone = time.timeZone ?? calendarZone
  const text = time.dateTime ?? ''
  return hasOffset.test(text)
    ? Temporal.Instant.from(text).toZonedDateTimeISO(zone)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
}

export const epochMs = (time: EventTime, calendarZone: string) => zonedTime(time, calendarZone).epochMilliseconds

/** A moment in its own zone, with the offset that holds there. */
export const localTime = (at: Temporal.ZonedDateTime): EventTime => ({
  dateTime: at.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  timeZone: at.timeZoneId,
})

/** As Google answers: the instant with the offset of the asked zone, beside the zone the event was made in. */
export function answeredTime(time: EventTime, calendarZone: string, askedZone: string): EventTime {
  if (time.date !== undefined) return { date: time.date }
  const { dateTime = '' } = localTime(zonedTime(time, calendarZone).withTimeZone(askedZone))
  return { dateTime: dateTime.replace(/[+-]00:00$/, 'Z'), timeZone: time.timeZone ?? calendarZone }
}

/** Whether an IANA zone is known here. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** An RFC 3339 instant in milliseconds; undefined where the offset or anything else is missing. */
export function instantMs(text: string): number | undefined {
  if (!hasOffset.test(text)) return undefined
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return undefined
  }
}
