import '../temporal.ts'
import type { EventTime } from '#google/calendar/event.ts'

/** The clock of a series: its zone, and whether it has times at all. */
export interface SeriesClock {
  /** IANA zone in which the series recurs. */
  zone: string
  allDay: boolean
}

/**
 * By which clock a series recurs. Google wants a zone with every timed series; for one that came without, or with one
 * that nobody here knows, the viewer's.
 */
export function clockOf(start: EventTime, viewerZone: string): SeriesClock {
  if ('date' in start) return { zone: viewerZone, allDay: true }
  const { timeZone } = start
  return { zone: timeZone !== undefined && isZone(timeZone) ? timeZone : viewerZone, allDay: false }
}

/** Zones are foreign text: Google takes some that a browser's tables lack, and others take anything. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A start by the clock of its series; that of a day is its midnight. */
export function localStart(start: EventTime, { zone }: SeriesClock): Temporal.PlainDateTime {
  return 'date' in start
    ? Temporal.PlainDate.from(start.date).toPlainDateTime()
    : Temporal.Instant.from(start.dateTime).toZonedDateTimeISO(zone).toPlainDateTime()
}

/** A local time of a series as Google wants it. */
export function eventTime(local: Temporal.PlainDateTime, { zone, allDay }: SeriesClock): EventTime {
  if (allDay) return { date: local.toPlainDate().toString() }
  const dateTime = local.toZonedDateTime(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return { dateTime, timeZone: zone }
}

const compact = (text: string) => text.replaceAll(/[-:]/g, '')

/** `20261120`, or an instant in UTC: `20261120T000000Z` (RFC 5545 §3.3.4, §3.3.5). */
export function writeMoment(local: Temporal.PlainDateTime, { zone, allDay }: SeriesClock): string {
  if (allDay) return compact(local.toPlainDate().toString())
  return compact(local.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' }))
}

/** RFC 5545 writes years in four digits, and a zone may add a day to the last one. */
const lastYear = 9998

/** A DATE or DATE-TIME of RFC 5545 by the clock of a series; undefined where it is neither. */
export function readMoment(value: string, zone: string, valueZone = zone): Temporal.PlainDateTime | undefined {
  try {
    const moment = momentOf(value, zone, valueZone)
    return moment && moment.year <= lastYear ? moment : undefined
  } catch {
    return undefined
  }
}

function momentOf(value: string, zone: string, valueZone: string): Temporal.PlainDateTime | undefined {
  if (/^\d{8}T\d{6}Z$/.test(value)) return Temporal.Instant.from(value).toZonedDateTimeISO(zone).toPlainDateTime()
  if (!/^\d{8}(T\d{6})?$/.test(value)) return undefined
  const local = Temporal.PlainDateTime.from(value)
  if (!value.includes('T') || valueZone === zone) return local
  return local.toZonedDateTime(valueZone).withTimeZone(zone).toPlainDateTime()
}
