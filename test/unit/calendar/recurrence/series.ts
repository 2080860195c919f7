import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { EventTime } from '#google/calendar/event.ts'
import type { Repeat, RepeatEnd } from '#features/calendar/recurrence/repeat.ts'
import { weekdays } from '#features/calendar/recurrence/rule.ts'

const zones = ['Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'UTC'] as const

/** The first start of a series, as Google answers it. */
export interface Start {
  time: EventTime
  zone: string
}

/** Starts on any day, at an hour that no clock skips; some all day. */
export const starts: fc.Arbitrary<Start> = fc
  .record({
    day: fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
    hour: fc.integer({ min: 5, max: 22 }),
    zone: fc.constantFrom(...zones),
    allDay: fc.boolean(),
  })
  .map(({ day, hour, zone, allDay }) => {
    const date = day.toISOString().slice(0, 10)
    if (allDay) return { time: { date }, zone }
    const at = Temporal.PlainDateTime.from(`${date}T${String(hour).padStart(2, '0')}:15:00`).toZonedDateTime(zone)
    const dateTime = at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
    return { time: { dateTime, timeZone: zone }, zone }
  })

export const localOf = ({ time, zone }: Start): Temporal.PlainDateTime =>
  'date' in time
    ? Temporal.PlainDate.from(time.date).toPlainDateTime()
    : Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(zone).toPlainDateTime()

const ends = (start: Start): fc.Arbitrary<RepeatEnd> =>
  fc.oneof(
    fc.constant({ kind: 'never' } as const),
    fc.integer({ min: 2, max: 30 }).map((count) => ({ kind: 'count', count }) as const),
    fc.integer({ min: 1, max: 400 }).map((days) => {
      const date = localOf(start).toPlainDate().add({ days }).toString()
      return { kind: 'until', date } as const
    }),
  )

/** A form value whose rule holds on the day of the start, as every event that a form makes. */
export function repeats(start: Start): fc.Arbitrary<Repeat> {
  const first = localOf(start).toPlainDate()
  const own = weekdays[first.dayOfWeek - 1] ?? 'MO'
  const ordinal = first.day > first.daysInMonth - 7 ? -1 : Math.ceil(first.day / 7)
  const shapes: fc.Arbitrary<
    | { every: 'day' }
    | { every: 'week'; weekdays: (typeof own)[] }
    | { every: 'month'; monthDay: number }
    | { every: 'month'; ordinal: number; weekday: typeof own }
    | { every: 'year' }
  > = fc.oneof(
    fc.constant({ every: 'day' } as const),
    fc
      .subarray([...weekdays])
      .map(
        (some) => ({ every: 'week', weekdays: weekdays.filter((day) => day === own || some.includes(day)) }) as const,
      ),
    fc
      .constantFrom(first.day, ...(first.day === first.daysInMonth ? [-1] : []))
      .map((monthDay) => ({ every: 'month', monthDay }) as const),
    fc.constant({ every: 'month', ordinal, weekday: own } as const),
    fc.constant({ every: 'year' } as const),
  )
  return fc
    .record({ shape: shapes, interval: fc.integer({ min: 1, max: 4 }), end: ends(start) })
    .map(({ shape, interval, end }): Repeat => ({ ...shape, interval, end }))
}

const compact = (text: string) => text.replaceAll(/[-:]/g, '')

/** The first local starts of a series, as somebody else's library has them. */
export function oracle(lines: readonly string[], start: Start, limit = 24): string[] {
  const local = localOf(start)
  const allDay = 'date' in start.time
  const dtstart = allDay
    ? `DTSTART;VALUE=DATE:${compact(local.toPlainDate().toString())}`
    : `DTSTART;TZID=${start.zone}:${compact(local.toString({ smallestUnit: 'second' }))}`
  const rule = new RRuleTemporal({ rruleString: [dtstart, ...lines].join('\n') })
  return rule.all((_at, index) => index < limit).map((at) => at.toString().slice(0, allDay ? 10 : 16))
}
