import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { buildRecurrence, parseRecurrence } from '#features/calendar/recurrence/repeat.ts'
import { clockOf, eventTime } from '#features/calendar/recurrence/series-time.ts'
import { shiftBetween, shiftedSeries } from '#features/calendar/recurrence/shift.ts'
import { splitRecurrence } from '#features/calendar/recurrence/split.ts'
import { startsOfSeries } from '#mock/calendar/recurrence.ts'
import { localOf, oracle, repeats, starts } from './series.ts'

const series = starts.chain((start) => fc.record({ start: fc.constant(start), repeat: repeats(start) }))
const runs = { numRuns: 40 }

test('what the form builds is read back as what the form said', () => {
  fc.assert(
    fc.property(series, ({ start, repeat }) => {
      const lines = buildRecurrence({ repeat }, start.time, start.zone)
      expect(parseRecurrence(lines, start.time, start.zone)).toEqual({ repeat, exceptions: [] })
    }),
    runs,
  )
})

test('the built-in Google expands every rule of the form as another library does', () => {
  fc.assert(
    fc.property(series, ({ start, repeat }) => {
      const lines = buildRecurrence({ repeat }, start.time, start.zone)
      const before = Temporal.PlainDate.from('2400-01-01')
      const ours: string[] = []
      for (const at of startsOfSeries(lines, localOf(start), start.zone, before)) {
        ours.push(at.toString().slice(0, 'date' in start.time ? 10 : 16))
        if (ours.length === 24) break
      }
      const theirs = oracle(lines, start)
      expect(ours).toEqual(theirs)
    }),
    runs,
  )
})

test('a split series has in its two halves what it had as a whole, exceptions too', () => {
  fc.assert(
    fc.property(
      series,
      fc.nat({ max: 12 }),
      fc.array(fc.nat({ max: 25 }), { maxLength: 3 }),
      ({ start, repeat }, at, left) => {
        const rule = buildRecurrence({ repeat }, start.time, start.zone)
        const bare = oracle(rule, start)
        fc.pre(bare.length >= 2)
        const cut = 1 + (at % (bare.length - 1))
        const clock = clockOf(start.time, start.zone)
        const excluded = [...new Set(left)].flatMap((index) => (index !== cut && bare[index]) || [])
        const exdate = excluded.map((day) => day.replaceAll(/[-:]/g, '') + (clock.allDay ? '' : '00'))
        const head = clock.allDay ? 'EXDATE;VALUE=DATE' : `EXDATE;TZID=${start.zone}`
        const lines = exdate.length > 0 ? [...rule, `${head}:${exdate.join(',')}`] : rule
        const cutTime = eventTime(Temporal.PlainDateTime.from(bare[cut] ?? ''), clock)

        const { before, after } = splitRecurrence(lines, {
          start: start.time,
          at: cutTime,
          countBefore: cut,
          viewerZone: start.zone,
        })

        const whole = oracle(lines, start)
        const first = oracle(before, start)
        const second = oracle(after, { time: cutTime, zone: start.zone }, 24 - first.length)
        expect([...first, ...second]).toEqual(whole)
        expect(first.length).toBe(cut - excluded.filter((day) => day < (bare[cut] ?? '')).length)
      },
    ),
    runs,
  )
})

test('a series that is moved by a time keeps its occurrences, each moved by that time', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -4, max: 1 }), ({ start, repeat }, hours) => {
      fc.pre(!('date' in start.time))
      const clock = clockOf(start.time, start.zone)
      const to = eventTime(localOf(start).add({ hours }), clock)
      const recurrence = buildRecurrence({ repeat }, start.time, start.zone)
      const shift = shiftBetween(start.time, to, clock)
      const moved = shiftedSeries({ start: start.time, recurrence }, shift, to, start.zone)
      const expected = oracle(recurrence, start).map((at) =>
        Temporal.PlainDateTime.from(at).add({ hours }).toString({ smallestUnit: 'minute' }),
      )
      expect(oracle(moved.recurrence, { time: moved.start, zone: start.zone })).toEqual(expected)
    }),
    runs,
  )
})

test('a daily or weekly series that is moved by days keeps its occurrences, each moved by those days', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -9, max: 9 }), ({ start, repeat }, days) => {
      fc.pre(repeat.every === 'day' || repeat.every === 'week')
      const clock = clockOf(start.time, start.zone)
      const to = eventTime(localOf(start).add({ days }), clock)
      const recurrence = buildRecurrence({ repeat }, start.time, start.zone)
      const moved = shiftedSeries({ start: start.time, recurrence }, { days, minutes: 0 }, to, start.zone)
      const expected = oracle(recurrence, start).map((at) => {
        const local = Temporal.PlainDateTime.from(at).add({ days })
        return local.toString({ smallestUnit: 'minute' }).slice(0, at.length)
      })
      expect(oracle(moved.recurrence, { time: moved.start, zone: start.zone })).toEqual(expected)
    }),
    runs,
  )
})

test('a monthly series that is moved begins on a day of its own rule', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -6, max: 6 }), ({ start, repeat }, days) => {
      fc.pre(repeat.every === 'month')
      const clock = clockOf(start.time, start.zone)
      const to = eventTime(localOf(start).add({ days }), clock)
      const recurrence = buildRecurrence({ repeat: { ...repeat, end: { kind: 'never' } } }, start.time, start.zone)
      const moved = shiftedSeries({ start: start.time, recurrence }, { days, minutes: 0 }, to, start.zone)
      const [first = ''] = oracle(moved.recurrence, { time: moved.start, zone: start.zone }, 1)
      expect(first).toBe(localOf({ time: moved.start, zone: start.zone }).toString().slice(0, first.length))
    }),
    runs,
  )
})
