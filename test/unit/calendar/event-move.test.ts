import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropped, pushed } from '#features/calendar/event/event-move.ts'
import type { CalendarEvent, EventTime } from '#google/calendar/event.ts'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'
const event = (start: EventTime, end: EventTime): CalendarEvent => ({ id: 'tea', start, end, attendees: [] })
const at = (dateTime: string, timeZone: string) => ({ dateTime, timeZone })
const ms = (time: EventTime) => ('dateTime' in time ? Date.parse(time.dateTime) : Date.parse(time.date))

test('a day later is the same time of the clock, whatever the clock does in between', () => {
  const beforeSpring = event(at('2027-03-27T09:00:00+01:00', berlin), at('2027-03-27T10:00:00+01:00', berlin))
  expect(pushed(beforeSpring, { edge: 'whole', days: 1 }, 'UTC')).toEqual({
    start: at('2027-03-28T09:00:00+02:00', berlin),
    end: at('2027-03-28T10:00:00+02:00', berlin),
  })
  const beforeAutumn = event(at('2026-10-31T09:00:00-04:00', newYork), at('2026-10-31T10:00:00-04:00', newYork))
  expect(pushed(beforeAutumn, { edge: 'whole', days: 1 }, 'UTC')?.start).toEqual(
    at('2026-11-01T09:00:00-05:00', newYork),
  )
})

test('minutes are real ones: a quarter of an hour goes over the gap, and into the hour that comes twice', () => {
  const spring = event(at('2027-03-28T01:45:00+01:00', berlin), at('2027-03-28T03:15:00+02:00', berlin))
  expect(pushed(spring, { edge: 'whole', minutes: 15 }, 'UTC')).toEqual({
    start: at('2027-03-28T03:00:00+02:00', berlin),
    end: at('2027-03-28T03:30:00+02:00', berlin),
  })
  const autumn = event(at('2026-11-01T01:45:00-04:00', newYork), at('2026-11-01T02:45:00-05:00', newYork))
  expect(pushed(autumn, { edge: 'whole', minutes: 15 }, 'UTC')?.start).toEqual(at('2026-11-01T01:00:00-05:00', newYork))
})

test('days without a time move by days alone, and never end before they begin', () => {
  const days = event({ date: '2027-03-27' }, { date: '2027-03-28' })
  expect(pushed(days, { edge: 'whole', days: 1 }, berlin)).toEqual({
    start: { date: '2027-03-28' },
    end: { date: '2027-03-29' },
  })
  expect(pushed(days, { edge: 'end', days: -1 }, berlin)).toBeUndefined()
  expect(pushed(days, { edge: 'whole', minutes: 15 }, berlin)).toBeUndefined()
})

test('an event in a zone that nobody here knows moves by the viewer’s clock', () => {
  const strange = event(
    at('2027-01-10T09:00:00+09:00', 'Mars/Olympus'),
    at('2027-01-10T10:00:00+09:00', 'Mars/Olympus'),
  )
  const moved = pushed(strange, { edge: 'whole', minutes: 15 }, berlin)
  expect(moved?.start).toEqual(at('2027-01-10T01:15:00+01:00', berlin))
})

const zones = fc.constantFrom(berlin, newYork, 'Asia/Seoul', 'Australia/Lord_Howe')
const timed = fc
  .record({ from: fc.integer({ min: 0, max: 40_000 }), lasts: fc.integer({ min: 1, max: 200 }), zone: zones })
  .map(({ from, lasts, zone }) => {
    const quarter = (count: number) =>
      Temporal.Instant.from('2026-09-01T00:00Z')
        .add({ minutes: 15 * count })
        .toZonedDateTimeISO(zone)
        .toString({ timeZoneName: 'never', smallestUnit: 'second' })
    return event(at(quarter(from), zone), at(quarter(from + lasts), zone))
  })

test('minutes there and back are no move, and a move keeps the length', () => {
  fc.assert(
    fc.property(timed, fc.integer({ min: -200, max: 200 }), (known, steps) => {
      const there = pushed(known, { edge: 'whole', minutes: 15 * steps }, 'UTC')
      if (!there) throw new Error('did not move')
      expect(ms(there.end) - ms(there.start)).toBe(ms(known.end) - ms(known.start))
      expect(pushed({ ...known, ...there }, { edge: 'whole', minutes: -15 * steps }, 'UTC')).toEqual({
        start: known.start,
        end: known.end,
      })
    }),
  )
})

test('what is dropped stands where it was dropped, each end by the clock of its own zone', () => {
  fc.assert(
    fc.property(timed, zones, fc.integer({ min: 0, max: 40_000 }), (known, viewer, quarter) => {
      const start = new Date(Date.parse('2026-09-01T00:00Z') + quarter * 900_000)
      const end = new Date(start.getTime() + 5_400_000)
      const there = dropped(known, { start, end, allDay: false }, viewer)
      expect([ms(there.start), ms(there.end)]).toEqual([start.getTime(), end.getTime()])
      expect('timeZone' in there.start && there.start.timeZone).toBe(
        'timeZone' in known.start ? known.start.timeZone : viewer,
      )
    }),
  )
})

test('an event that is dropped among the days has no time any more, over a change of the clock too', () => {
  const known = event(at('2027-03-20T09:00:00+01:00', berlin), at('2027-03-20T10:00:00+01:00', berlin))
  const midnight = (day: string) => new Date(Temporal.PlainDate.from(day).toZonedDateTime(berlin).epochMilliseconds)
  expect(dropped(known, { start: midnight('2027-03-27'), end: midnight('2027-03-29'), allDay: true }, berlin)).toEqual({
    start: { date: '2027-03-27' },
    end: { date: '2027-03-29' },
  })
  expect(dropped(known, { start: midnight('2027-03-28'), end: null, allDay: true }, berlin)).toEqual({
    start: { date: '2027-03-28' },
    end: { date: '2027-03-29' },
  })
})
