import { assert, constantFrom, date, integer, property, record, uniqueArray } from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { startsOfSeries } from '#mock/calendar/recurrence.ts'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const series = record({
  frequency: constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
  interval: integer({ min: 1, max: 5 }),
  byDay: uniqueArray(constantFrom(...weekdays), { maxLength: 4 }),
  count: integer({ min: 1, max: 12 }),
  first: date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
})

test('every series starts in order, on its weekdays, in its periods, never before its first day and never too often', () => {
  assert(
    property(series, ({ frequency, interval, byDay, count, first: from }) => {
      const first = Temporal.PlainDateTime.from(`${from.toISOString().slice(0, 10)}T09:30`)
      const days = byDay.length > 0 ? `;BYDAY=${byDay.join(',')}` : ''
      const rule = `RRULE:FREQ=${frequency};INTERVAL=${String(interval)};COUNT=${String(count)}${days}`
      const before = first.toPlainDate().add({ years: 120 })
      const starts = [...startsOfSeries([rule], first, 'UTC', before)]

      expect(starts.length).toBeLessThanOrEqual(count)
      for (const [index, start] of starts.entries()) {
        expect(start.toPlainTime().toString()).toBe('09:30:00')
        expect(Temporal.PlainDateTime.compare(start, index === 0 ? first : (starts[index - 1] ?? first))).toBe(
          index === 0 && start.equals(first) ? 0 : 1,
        )
        expect(byDay.length === 0 || byDay.includes(weekdays[start.dayOfWeek - 1] ?? 'MO')).toBe(true)
        const months = (start.year - first.year) * 12 + start.month - first.month
        expect(frequency === 'MONTHLY' ? months % interval : 0).toBe(0)
        expect(frequency === 'YEARLY' ? (start.year - first.year) % interval : 0).toBe(0)
      }
    }),
    { numRuns: 60 },
  )
})
