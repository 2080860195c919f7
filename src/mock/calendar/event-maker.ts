import { Temporal } from 'temporal-polyfill'
import { instanceId } from './expansion.ts'
import type { CalendarEvent, EventTime } from './resource.ts'
import { localTime } from './time.ts'

type More = Partial<Omit<CalendarEvent, 'id' | 'start' | 'end'>>

/** Makes the events of one seeded calendar, with ids that are the same each time. */
export class EventMaker {
  readonly #prefix: string
  readonly #timeZone: string
  #made = 0

  /** @param prefix of the ids, of the letters a to v and digits, as Google wants */
  constructor(prefix: string, timeZone: string) {
    this.#prefix = prefix
    this.#timeZone = timeZone
  }

  /** @param time `HH:MM` in the calendar's zone, or in `zone` */
  timed(date: Temporal.PlainDate, time: string, minutes: number, more: More, zone = this.#timeZone): CalendarEvent {
    const start = date.toPlainDateTime(time).toZonedDateTime(zone)
    return this.#event(localTime(start), localTime(start.add({ minutes })), more)
  }

  allDay(date: Temporal.PlainDate, days: number, more: More): CalendarEvent {
    return this.#event({ date: date.toString() }, { date: date.add({ days }).toString() }, more)
  }

  /** An exception: the instance of a series that would be on a day, moved, renamed or cancelled. */
  exception(
    series: CalendarEvent,
    day: Temporal.PlainDate,
    change: More & { time?: string; minutes?: number },
  ): CalendarEvent {
    const first = Temporal.ZonedDateTime.from(`${series.start.dateTime ?? ''}[${series.start.timeZone ?? ''}]`)
    const start = day.toPlainDateTime(first.toPlainTime()).toZonedDateTime(first.timeZoneId)
    const { time, minutes = 30, ...more } = change
    const moved = time === undefined ? start : day.toPlainDateTime(time).toZonedDateTime(first.timeZoneId)
    const originalStartTime = localTime(start)
    const { recurrence: _rules, ...rest } = series
    return {
      ...rest,
      ...more,
      id: instanceId(series.id, originalStartTime, this.#timeZone),
      start: localTime(moved),
      end: localTime(moved.add({ minutes })),
      recurringEventId: series.id,
      originalStartTime,
    }
  }

  #event(start: EventTime, end: EventTime, more: More): CalendarEvent {
    this.#made += 1
    const id = `${this.#prefix}${this.#made.toString(32).padStart(6, '0')}`
    return { id, status: 'confirmed', ...more, start, end }
  }
}
