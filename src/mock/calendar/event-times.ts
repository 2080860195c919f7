import { Temporal } from 'temporal-polyfill'
import { badRequest } from '../http/answer.ts'
import { isRecurrence } from './recurrence-lines.ts'
import type { EventTime } from './resource.ts'
import { epochMs, isTimeZone, localTime, zonedTime } from './time.ts'

interface Times {
  start: EventTime
  end: EventTime
}
type Given = { [Name in keyof EventTime]?: string | undefined }

const invalid = (message: string) => badRequest(message, undefined, 'invalid')
const required = (message: string) => badRequest(message, undefined, 'required')

/** Start and end as they are kept, or the 400 that Google answers: an event has both, alike, the end not before the start. */
export function checkedTimes(
  given: { start?: Given | undefined; end?: Given | undefined; recurrence?: readonly string[] | undefined },
  calendarZone: string,
): Times | Response {
  if (!given.start) return required('Missing start time.')
  if (!given.end) return required('Missing end time.')
  const start = keptTime(given.start, calendarZone, 'start')
  if (start instanceof Response) return start
  const end = keptTime(given.end, calendarZone, 'end')
  if (end instanceof Response) return end
  if ((start.date === undefined) !== (end.date === undefined)) {
    return invalid('Start and end times must either both be date or both be dateTime.')
  }
  const lasts = epochMs(end, calendarZone) - epochMs(start, calendarZone)
  if (lasts < 0 || (lasts === 0 && start.date !== undefined)) {
    return badRequest('The specified time range is empty.', undefined, 'timeRangeEmpty')
  }
  if (given.recurrence) {
    if (!isRecurrence(given.recurrence)) return invalid('Invalid recurrence rule.')
    // An offset says nothing about summer and winter, so a series must name its zone.
    if (start.date === undefined && !given.start.timeZone)
      return required('Missing time zone definition for start time.')
  }
  return { start, end }
}

function keptTime(time: Given, calendarZone: string, name: 'start' | 'end'): EventTime | Response {
  const { date, dateTime, timeZone } = time
  if ((date === undefined) === (dateTime === undefined)) return invalid(`Invalid ${name} time.`)
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    return invalid(`Invalid time zone definition for ${name} time.`)
  }
  try {
    if (date !== undefined) {
      return /^\d{4}-\d\d-\d\d$/.test(date)
        ? { date: Temporal.PlainDate.from(date).toString() }
        : invalid(`Invalid ${name} time.`)
    }
    const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(dateTime ?? '')
    if (!hasOffset && timeZone === undefined) return required(`Missing time zone definition for ${name} time.`)
    return localTime(zonedTime({ dateTime: dateTime ?? '', timeZone: timeZone ?? calendarZone }, calendarZone))
  } catch {
    return invalid(`Invalid ${name} time.`)
  }
}
