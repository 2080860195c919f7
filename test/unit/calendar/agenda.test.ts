import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaDays } from '#features/calendar/agenda/agenda.ts'
import {
  movedRange,
  rangeBounds,
  readRange,
  startsWeek,
  type AgendaRange,
} from '#features/calendar/navigation/range.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const range = (from: string, days = 7): AgendaRange => ({ from: date(from), days })
const event = (summary: string, start: CalendarEvent['start'], end: CalendarEvent['end']): CalendarEvent => ({
  id: summary,
  summary,
  start,
  end,
  attendees: [],
})
const timed = (summary: string, start: string, end: string) => event(summary, { dateTime: start }, { dateTime: end })
const allDay = (summary: string, start: string, end: string) => event(summary, { date: start }, { date: end })

/** `2026-11-20: Title (part 1/2)`, one line per entry. */
function lines(events: CalendarEvent[], shown: AgendaRange, zone = 'Asia/Seoul') {
  const owned = events.map((one) => ({ calendarId: 'primary', event: one }))
  return agendaDays(owned, shown, zone).flatMap((day) =>
    day.entries.map(
      (entry) => `${day.date.toString()}: ${entry.event.summary} (${entry.part} ${entry.day}/${entry.days})`,
    ),
  )
}

test('an all-day event keeps its date in every zone, and its end is exclusive', () => {
  const events = [allDay('Holiday', '2026-11-23', '2026-11-24')]
  for (const zone of ['Pacific/Kiritimati', 'Asia/Seoul', 'UTC', 'Pacific/Niue']) {
    expect(lines(events, range('2026-11-20'), zone)).toEqual(['2026-11-23: Holiday (all-day 1/1)'])
  }
})

test('an event over several days is on each of them, and the range cuts it without losing count', () => {
  expect(lines([allDay('Trip', '2026-11-18', '2026-11-22')], range('2026-11-20'))).toEqual([
    '2026-11-20: Trip (all-day 3/4)',
    '2026-11-21: Trip (all-day 4/4)',
  ])
})

test('a timed event over midnight starts, goes on and ends', () => {
  const night = timed('Night', '2026-11-20T22:00:00+09:00', '2026-11-22T06:00:00+09:00')
  expect(lines([night], range('2026-11-20'))).toEqual([
    '2026-11-20: Night (starts 1/3)',
    '2026-11-21: Night (all-day 2/3)',
    '2026-11-22: Night (ends 3/3)',
  ])
})

test('what ends at midnight is not on the next day, and what takes no time is on its own', () => {
  const events = [
    timed('Late', '2026-11-20T23:00:00+09:00', '2026-11-21T00:00:00+09:00'),
    timed('Point', '2026-11-20T09:00:00+09:00', '2026-11-20T09:00:00+09:00'),
    timed('Backwards', '2026-11-20T10:00:00+09:00', '2026-11-20T08:00:00+09:00'),
  ]
  expect(lines(events, range('2026-11-20'))).toEqual([
    '2026-11-20: Point (within 1/1)',
    '2026-11-20: Backwards (within 1/1)',
    '2026-11-20: Late (within 1/1)',
  ])
})

test('an event made elsewhere is on the viewer’s day', () => {
  const call = timed('Call', '2026-11-20T20:00:00-05:00', '2026-11-20T21:00:00-05:00')
  expect(lines([call], range('2026-11-20'), 'Asia/Seoul')).toEqual(['2026-11-21: Call (within 1/1)'])
  expect(lines([call], range('2026-11-20'), 'America/New_York')).toEqual(['2026-11-20: Call (within 1/1)'])
})

test('whole days come first, then by start; cancelled ones not at all', () => {
  const events: CalendarEvent[] = [
    timed('Noon', '2026-11-20T12:00:00+09:00', '2026-11-20T13:00:00+09:00'),
    timed('Morning', '2026-11-20T08:00:00+09:00', '2026-11-20T09:00:00+09:00'),
    timed('From yesterday', '2026-11-19T23:00:00+09:00', '2026-11-20T01:00:00+09:00'),
    allDay('Birthday', '2026-11-20', '2026-11-21'),
    allDay('Fair', '2026-11-19', '2026-11-23'),
    { ...timed('Gone', '2026-11-20T07:00:00+09:00', '2026-11-20T08:00:00+09:00'), status: 'cancelled' },
  ]
  expect(lines(events, range('2026-11-20', 1))).toEqual([
    '2026-11-20: Fair (all-day 2/4)',
    '2026-11-20: Birthday (all-day 1/1)',
    '2026-11-20: From yesterday (ends 2/2)',
    '2026-11-20: Morning (within 1/1)',
    '2026-11-20: Noon (within 1/1)',
  ])
})

test.each([
  // Spring forward: 23 hours. Fall back: 25 hours.
  ['America/New_York', '2026-03-08', '2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00'],
  ['America/New_York', '2026-11-01', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00'],
  // Midnight itself is skipped: the day begins at one.
  ['Africa/Cairo', '2026-04-24', '2026-04-24T01:00:00+03:00', '2026-04-25T00:00:00+03:00'],
  ['Asia/Seoul', '2026-11-20', '2026-11-20T00:00:00+09:00', '2026-11-21T00:00:00+09:00'],
])('in %s the day %s lasts from %s to %s', (zone, from, timeMin, timeMax) => {
  expect(rangeBounds(range(from, 1), zone)).toEqual({ timeMin, timeMax })
})

test('events of the hour that a clock change repeats are both on that day, in the order they happen', () => {
  const events = [
    timed('Second', '2026-11-01T01:30:00-05:00', '2026-11-01T01:45:00-05:00'),
    timed('First', '2026-11-01T01:40:00-04:00', '2026-11-01T01:50:00-04:00'),
  ]
  expect(lines(events, range('2026-11-01', 1), 'America/New_York')).toEqual([
    '2026-11-01: First (within 1/1)',
    '2026-11-01: Second (within 1/1)',
  ])
})

test.each([
  ['', '2026-11-20', 7],
  ['from=2026-02-28&days=14', '2026-02-28', 14],
  ['from=2026-02-29&days=1', '2026-11-20', 1],
  ['from=2026-02-28T10:00&days=31', '2026-11-20', 31],
  ['from=-271821-04-20', '2026-11-20', 7],
  ['from=9999-12-31', '2026-11-20', 7],
  ['days=8', '2026-11-20', 7],
  ['days=Infinity&from=constructor', '2026-11-20', 7],
])('the address "?%s" shows %s and %i days', (search, from, days) => {
  const read = readRange(new URLSearchParams(search), date('2026-11-20'))
  expect({ from: read.from.toString(), days: read.days }).toEqual({ from, days })
})

test('moving goes by whole ranges and stops at the ends of time', () => {
  expect(movedRange(range('2026-11-20', 14), -1).from.toString()).toBe('2026-11-06')
  expect(movedRange(range('2026-11-20', 31), 1).from.toString()).toBe('2026-12-21')
  expect(movedRange(range('2199-12-20', 31), 1).from.toString()).toBe('2199-12-20')
})

test('weeks begin as the locale has it', () => {
  expect(startsWeek(date('2026-11-22'), 'ko')).toBe(true)
  expect(startsWeek(date('2026-11-22'), 'ja')).toBe(true)
  expect(startsWeek(date('2026-11-22'), 'en-GB')).toBe(false)
  expect(startsWeek(date('2026-11-23'), 'en-GB')).toBe(true)
})

test('whatever the zone, an event is on exactly the days whose hours it touches', () => {
  const zones = ['Asia/Seoul', 'America/New_York', 'Africa/Cairo', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
      fc.integer({ min: 0, max: 4 * 86_400_000 }),
      (zone, startMs, durationMs) => {
        const start = Temporal.Instant.fromEpochMilliseconds(startMs)
        const end = start.add({ milliseconds: durationMs })
        const from = start.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 })
        const touched = Array.from({ length: 7 }, (_, index) => from.add({ days: index })).filter((day) => {
          const [dawn, dusk] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(zone).epochMilliseconds)
          if (dawn === undefined || dusk === undefined) return false
          const endMs = end.epochMilliseconds
          return startMs < dusk && (endMs > dawn || (durationMs === 0 && startMs >= dawn))
        })
        const owned = { calendarId: 'primary', event: timed('x', start.toString(), end.toString()) }
        const shown = agendaDays([owned], { from, days: 7 }, zone).filter(({ entries }) => entries.length > 0)
        expect(shown.map((day) => day.date.toString())).toEqual(touched.map(String))
      },
    ),
  )
})
