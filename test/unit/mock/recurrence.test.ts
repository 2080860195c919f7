import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { expandCalendar } from '#mock/calendar/expansion.ts'
import { startsOfSeries } from '#mock/calendar/recurrence.ts'

const starts = (lines: string[], first: string, timeZone = 'UTC', before = '2030-01-01') =>
  [...startsOfSeries(lines, Temporal.PlainDateTime.from(first), timeZone, Temporal.PlainDate.from(before))].map(
    (start) => start.toString({ smallestUnit: 'minute' }),
  )
const days = (rule: string, first: string, before?: string) =>
  starts([`RRULE:${rule}`], `${first}T09:00`, 'UTC', before).map((start) => start.slice(0, 10))

test('every second day, three times', () => {
  expect(days('FREQ=DAILY;INTERVAL=2;COUNT=3', '2026-02-27')).toEqual(['2026-02-27', '2026-03-01', '2026-03-03'])
})

test('working days by a weekly rule begin with the first start, not with its Monday', () => {
  expect(days('FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=4', '2026-11-18')).toEqual([
    '2026-11-18',
    '2026-11-20',
    '2026-11-23',
    '2026-11-25',
  ])
})

test('fortnights are counted by weeks that start on Monday, or where WKST says', () => {
  const rule = 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU'
  expect(days(`${rule};WKST=MO`, '1997-08-05')).toEqual(['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'])
  expect(days(`${rule};WKST=SU`, '1997-08-05')).toEqual(['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'])
})

test('a month without the day is left out', () => {
  expect(days('FREQ=MONTHLY;COUNT=3', '2026-01-31')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31'])
  expect(days('FREQ=YEARLY;COUNT=2', '2024-02-29')).toEqual(['2024-02-29', '2028-02-29'])
})

test('the first Friday, the last Monday and the last day of a month', () => {
  expect(days('FREQ=MONTHLY;BYDAY=1FR;COUNT=2', '2026-11-06')).toEqual(['2026-11-06', '2026-12-04'])
  expect(days('FREQ=MONTHLY;BYDAY=-1MO;COUNT=2', '2026-11-30')).toEqual(['2026-11-30', '2026-12-28'])
  expect(days('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-11-30')).toEqual(['2026-11-30', '2026-12-31', '2027-01-31'])
})

test('a holiday by weekday of one month of the year', () => {
  expect(days('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3', '2025-11-27')).toEqual([
    '2025-11-27',
    '2026-11-26',
    '2027-11-25',
  ])
})

test('UNTIL is inclusive, as an instant, as a local time and as a day', () => {
  const until = (value: string) => starts([`RRULE:FREQ=DAILY;UNTIL=${value}`], '2026-11-20T09:00', 'Asia/Seoul')
  expect(until('20261122T000000Z')).toHaveLength(3)
  expect(until('20261121T235959Z')).toHaveLength(2)
  expect(until('20261122T090000')).toHaveLength(3)
  expect(until('20261122')).toHaveLength(3)
})

test('excluded days are counted by COUNT but not held', () => {
  const rule = 'RRULE:FREQ=DAILY;COUNT=3'
  const left = ['2026-11-20T09:00', '2026-11-22T09:00']
  expect(starts([rule, 'EXDATE;TZID=Asia/Seoul:20261121T090000'], '2026-11-20T09:00', 'Asia/Seoul')).toEqual(left)
  expect(starts([rule, 'EXDATE:20261121T000000Z'], '2026-11-20T09:00', 'Asia/Seoul')).toEqual(left)
})

test('an endless series is cut, and one that never meets its rule ends', () => {
  expect(days('FREQ=WEEKLY', '2026-11-20', '2026-12-12')).toHaveLength(4)
  expect(days('FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=6MO', '2026-11-20', '2028-01-01')).toEqual([])
})

test('a meeting keeps its local time when clocks change, and lasts as long as it says', () => {
  const zone = 'America/New_York'
  const placed = expandCalendar(
    [
      {
        id: 'call',
        status: 'confirmed',
        start: { dateTime: '2026-10-25T09:00:00', timeZone: zone },
        end: { dateTime: '2026-10-25T10:00:00', timeZone: zone },
        recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'],
      },
    ],
    'Asia/Seoul',
    Date.UTC(2027, 0),
  )
  expect(placed.map(({ event }) => [event.id, event.start.dateTime, event.end.dateTime])).toEqual([
    ['call_20261025T130000Z', '2026-10-25T09:00:00-04:00', '2026-10-25T10:00:00-04:00'],
    ['call_20261101T140000Z', '2026-11-01T09:00:00-05:00', '2026-11-01T10:00:00-05:00'],
  ])
})

test('a start in the hour that a spring night skips is held an hour later, that day only', () => {
  const zone = 'Europe/Berlin'
  const placed = expandCalendar(
    [
      {
        id: 'night',
        status: 'confirmed',
        start: { dateTime: '2026-03-28T02:30:00', timeZone: zone },
        end: { dateTime: '2026-03-28T03:00:00', timeZone: zone },
        recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
      },
    ],
    zone,
    Date.UTC(2027, 0),
  )
  expect(placed.map(({ event }) => event.start.dateTime)).toEqual([
    '2026-03-28T02:30:00+01:00',
    '2026-03-29T03:30:00+02:00',
    '2026-03-30T02:30:00+02:00',
  ])
})

test('a day in a series of days stays one day when it has 23 or 25 hours', () => {
  const placed = expandCalendar(
    [
      {
        id: 'day',
        status: 'confirmed',
        start: { date: '2026-03-28' },
        end: { date: '2026-03-29' },
        recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
      },
    ],
    'Europe/Berlin',
    Date.UTC(2027, 0),
  )
  expect(
    placed.map(({ event, startMs, endMs }) => [event.start.date, event.end.date, (endMs - startMs) / 3_600_000]),
  ).toEqual([
    ['2026-03-28', '2026-03-29', 24],
    ['2026-03-29', '2026-03-30', 23],
  ])
})
