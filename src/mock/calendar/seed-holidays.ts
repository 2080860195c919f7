import type { Temporal } from 'temporal-polyfill'
import { EventMaker } from './event-maker.ts'
import { holidays } from './holidays.ts'
import { weekdayNumber } from './recurrence.ts'
import type { CalendarEvent } from './resource.ts'
import { nextWeekday, type SeedContext } from './seed-context.ts'

/** The public holidays of the seed's language, from last year on. */
export function holidayEvents({ today, timeZone, language }: SeedContext): CalendarEvent[] {
  const make = new EventMaker('hol', timeZone)
  const newYear = today.with({ month: 1, day: 1 }).subtract({ years: 1 })
  return holidays[language].flatMap((holiday) => {
    const more = { summary: holiday.name, transparency: 'transparent' as const }
    if ('days' in holiday) {
      return holiday.days.map((day) => make.allDay(newYear.with(fields(day)), holiday.lengthDays, more))
    }
    const { month } = holiday
    if ('day' in holiday) {
      return make.allDay(newYear.with({ month, day: holiday.day }), 1, { ...more, recurrence: ['RRULE:FREQ=YEARLY'] })
    }
    const first = nthWeekday(newYear.with({ month }), holiday.byDay)
    const recurrence = [`RRULE:FREQ=YEARLY;BYMONTH=${String(month)};BYDAY=${holiday.byDay}`]
    return make.allDay(first, 1, { ...more, recurrence })
  })
}

function fields(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** The day that `3MO` or `-1MO` names in a month. */
function nthWeekday(month: Temporal.PlainDate, byDay: string): Temporal.PlainDate {
  const weekday = weekdayNumber(byDay.slice(-2))
  const ordinal = Number(byDay.slice(0, -2))
  if (ordinal > 0) return nextWeekday(month.with({ day: 1 }), weekday).add({ days: 7 * (ordinal - 1) })
  const last = month.with({ day: month.daysInMonth })
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
}
