import type { EventTime } from '#google/calendar/event.ts'
import type { Format } from '#i18n/format.ts'
import { formatDate } from '../format.ts'
import type { Repeat } from './repeat.ts'
import { numberOf, type Weekday } from './rule.ts'
import { clockOf, localStart } from './series-time.ts'

/** A text of the catalogues, as `useText` gives it. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string

/** How an event recurs, in words: `Every 2 weeks on Monday and Friday, 10 times`. */
export function describeRepeat(
  repeat: Repeat | 'custom',
  start: EventTime,
  { viewerZone, say, format }: { viewerZone: string; say: Say; format: Format },
): string {
  if (repeat === 'custom') return say('calendar.repeat.custom')
  const rule = describeRule(repeat, localStart(start, clockOf(start, viewerZone)).toPlainDate(), say, format)
  const { end } = repeat
  if (end.kind === 'count') return say('calendar.repeat.count', { rule, count: end.count })
  if (end.kind === 'never') return rule
  const date = formatDate(Temporal.PlainDate.from(end.date), format, { dateStyle: 'medium' })
  return say('calendar.repeat.until', { rule, date })
}

function describeRule(repeat: Repeat, first: Temporal.PlainDate, say: Say, format: Format): string {
  const { interval } = repeat
  switch (repeat.every) {
    case 'day':
      return say('calendar.repeat.daily', { interval })
    case 'week': {
      if (interval === 1 && repeat.weekdays.join() === 'MO,TU,WE,TH,FR') return say('calendar.repeat.workdays')
      const names = repeat.weekdays.map((weekday) => weekdayName(weekday, format, 'long'))
      const list = new Intl.ListFormat(format.locale, { type: 'conjunction' })
      return say('calendar.repeat.weekly', { interval, weekdays: list.format(names) })
    }
    case 'month':
      if ('weekday' in repeat) {
        const weekday = weekdayName(repeat.weekday, format, 'long')
        const which = repeat.ordinal === -1 ? 'last' : repeat.ordinal
        const ordinal = say(`calendar.repeat.ordinal.${which}`)
        return say('calendar.repeat.monthlyByWeekday', { interval, ordinal, weekday })
      }
      return repeat.monthDay === -1
        ? say('calendar.repeat.monthlyLastDay', { interval })
        : say('calendar.repeat.monthly', { interval, day: repeat.monthDay })
    case 'year':
      return say('calendar.repeat.yearly', {
        interval,
        date: formatDate(first, format, { month: 'long', day: 'numeric' }),
      })
  }
}

/** 2024 began on a Monday. */
export const weekdayName = (weekday: Weekday, format: Format, style: 'long' | 'short' | 'narrow') =>
  formatDate(new Temporal.PlainDate(2024, 1, numberOf(weekday)), format, { weekday: style })
