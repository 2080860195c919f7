import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changesOf,
  draftOf,
  draftProblem,
  draftTimes,
  instead,
  newDraft,
  newEventOf,
  readDraft,
} from '#features/calendar/form/event-draft.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'
const seoul = 'Asia/Seoul'
const slot = (start: string, end: string, zone: string, allDay = false) => ({
  start: Temporal.PlainDateTime.from(start).toZonedDateTime(zone),
  end: Temporal.PlainDateTime.from(end).toZonedDateTime(zone),
  allDay,
})
const draft = (start: string, end: string, zone: string, allDay = false) =>
  newDraft(slot(start, end, zone, allDay), 'primary')
const event = (more: Partial<CalendarEvent>): CalendarEvent => ({
  id: 'tea',
  start: { date: '2026-11-26' },
  end: { date: '2026-11-27' },
  attendees: [],
  ...more,
})

test('a time that the clock leaves out in spring is the next that there is', () => {
  const written = { ...draft('2027-03-28T01:30', '2027-03-28T03:30', berlin), startTime: '02:30' }
  expect(draftTimes(written)).toEqual({
    start: { dateTime: '2027-03-28T03:30:00+02:00', timeZone: berlin },
    end: { dateTime: '2027-03-28T03:30:00+02:00', timeZone: berlin },
  })
  expect(draftProblem(written)).toBeUndefined()
  expect(instead('2027-03-28', '02:30', berlin)?.toPlainTime().toString()).toBe('03:30:00')
  expect(instead('2027-03-28', '02:30', seoul)).toBeUndefined()
  expect(instead('', '02:30', berlin)).toBeUndefined()
})

test('a time that the clock has twice in autumn is the first of the two', () => {
  const { start, end } = draftTimes(draft('2026-11-01T01:30', '2026-11-01T02:30', newYork))
  expect([start, end]).toEqual([
    { dateTime: '2026-11-01T01:30:00-04:00', timeZone: newYork },
    { dateTime: '2026-11-01T02:30:00-05:00', timeZone: newYork },
  ])
})

test('days without a time keep their dates over a change of the clock, and their end is exclusive for Google', () => {
  for (const zone of [berlin, newYork, seoul]) {
    const days = draft('2027-03-27T00:00', '2027-03-30T00:00', zone, true)
    expect([days.startDate, days.endDate]).toEqual(['2027-03-27', '2027-03-29'])
    expect(draftTimes(days)).toEqual({ start: { date: '2027-03-27' }, end: { date: '2027-03-30' } })
  }
})

test('start and end each stand in their own zone: a flight lands before it left, by the clocks', () => {
  const flight = { ...draft('2027-01-10T12:00', '2027-01-10T11:30', seoul), endZone: newYork }
  expect(draftProblem(flight)).toBeUndefined()
  expect(draftTimes(flight).end).toEqual({ dateTime: '2027-01-10T11:30:00-05:00', timeZone: newYork })
  expect(draftProblem({ ...flight, endZone: seoul })).toBe('ends-before-start')
})

test('one thing at a time stands in the way of saving', () => {
  const good = draft('2027-01-10T12:00', '2027-01-10T13:00', seoul)
  expect(draftProblem({ ...good, startDate: '' })).toBe('no-date')
  expect(draftProblem({ ...good, endTime: '11:00' })).toBe('ends-before-start')
  expect(draftProblem({ ...good, allDay: true, endDate: '2027-01-09' })).toBe('ends-before-start')
  expect(draftProblem({ ...good, guests: ['nobody'] })).toBe('guest-address')
  expect(draftProblem({ ...good, guests: ['mina@demo.example'] })).toBeUndefined()
})

test('an event that is opened and left alone changes nothing', () => {
  const zones = fc.constantFrom(berlin, newYork, seoul, 'UTC', 'Australia/Lord_Howe')
  const minutes = fc.integer({ min: 0, max: 3 * 366 * 24 * 60 })
  const times = fc.oneof(
    fc.tuple(minutes, fc.integer({ min: 0, max: 5_000 }), zones, zones).map(([from, lasts, startZone, endZone]) => {
      const at = (minute: number, timeZone: string) => ({
        dateTime: Temporal.Instant.from('2026-01-01T00:00Z')
          .add({ minutes: minute })
          .toZonedDateTimeISO(timeZone)
          .toString({ timeZoneName: 'never', smallestUnit: 'second' }),
        timeZone,
      })
      return { start: at(from, startZone), end: at(from + lasts, endZone) }
    }),
    fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 40 })).map(([from, days]) => {
      const first = Temporal.PlainDate.from('2026-01-01').add({ days: from })
      return { start: { date: String(first) }, end: { date: String(first.add({ days })) } }
    }),
  )
  fc.assert(
    fc.property(times, zones, fc.string(), (when, viewer, summary) => {
      const known = event({ ...when, summary })
      const written = draftOf(known, 'primary', viewer)
      expect(readDraft(JSON.parse(JSON.stringify(written)))).toEqual(written)
      expect(changesOf(written, written, known, viewer, 'request')).toEqual({})
      expect(draftProblem(written)).toBeUndefined()
    }),
  )
})

test('a new title alone writes no time, and a moved start writes both times', () => {
  const known = event({
    summary: 'Tea',
    start: { dateTime: '2027-01-10T09:00:00+09:00', timeZone: seoul },
    end: { dateTime: '2027-01-10T10:00:00+09:00', timeZone: seoul },
  })
  const written = draftOf(known, 'primary', berlin)
  expect(changesOf(written, { ...written, title: ' Coffee ' }, known, berlin, 'r')).toEqual({ summary: 'Coffee' })
  expect(changesOf(written, { ...written, startTime: '08:30' }, known, berlin, 'r')).toEqual({
    start: { dateTime: '2027-01-10T08:30:00+09:00', timeZone: seoul },
    end: { dateTime: '2027-01-10T10:00:00+09:00', timeZone: seoul },
  })
})

test('an event in a zone that nobody here knows is opened by the viewer’s clock', () => {
  const known = event({
    start: { dateTime: '2027-01-10T09:00:00+09:00', timeZone: 'Mars/Olympus' },
    end: { dateTime: '2027-01-10T10:00:00+09:00', timeZone: 'Mars/Olympus' },
  })
  expect(draftOf(known, 'primary', berlin)).toMatchObject({ startZone: berlin, startTime: '01:00', endTime: '02:00' })
})

test('a new event says only what was written', () => {
  const { title: _title, ...rest } = draft('2027-01-10T12:00', '2027-01-10T13:00', seoul)
  expect(newEventOf({ ...rest, title: ' Lunch ' }, seoul, 'request')).toEqual({
    summary: 'Lunch',
    start: { dateTime: '2027-01-10T12:00:00+09:00', timeZone: seoul },
    end: { dateTime: '2027-01-10T13:00:00+09:00', timeZone: seoul },
  })
})
