import { expect, test } from 'vitest'
import { buildRecurrence, parseRecurrence, usualRepeats } from '#features/calendar/recurrence/repeat.ts'
import { shiftedSeries } from '#features/calendar/recurrence/shift.ts'
import { excludedBefore, splitRecurrence } from '#features/calendar/recurrence/split.ts'

const viewerZone = 'Asia/Seoul'
/** The third Wednesday of November, nine in Seoul. */
const start = { dateTime: '2026-11-18T09:00:00+09:00', timeZone: 'Asia/Seoul' }
const day = { date: '2026-11-18' }
const parse = (line: string) => parseRecurrence([line], start, viewerZone).repeat

test.each([
  ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['RRULE:FREQ=MONTHLY;BYDAY=5MO'],
  ['RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
  ['RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'],
  ['RRULE:FREQ=DAILY;BYDAY=MO'],
  ['RRULE:FREQ=HOURLY'],
  ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU'],
  ['RRULE:FREQ=WEEKLY;COUNT=2;UNTIL=20270101'],
  ['RRULE:FREQ=WEEKLY;COUNT=0'],
  ['RRULE:FREQ=WEEKLY;INTERVAL=0'],
  ['RRULE:FREQ=WEEKLY;UNTIL=sometime'],
  ['RRULE:'],
])('%s is beyond the form, and kept as it is', (line) => {
  expect(parse(line)).toBe('custom')
})

test('several rules, or dates without a rule, are beyond the form', () => {
  const rule = 'RRULE:FREQ=DAILY'
  expect(parseRecurrence([rule, rule], start, viewerZone).repeat).toBe('custom')
  expect(parseRecurrence([rule, 'EXRULE:FREQ=WEEKLY'], start, viewerZone).repeat).toBe('custom')
  expect(parseRecurrence(['RDATE:20261120T000000Z'], start, viewerZone).repeat).toBe('custom')
  expect(parseRecurrence(undefined, start, viewerZone)).toEqual({ repeat: 'none', exceptions: [] })
})

test('what Google itself writes is within the form', () => {
  const never = { interval: 1, end: { kind: 'never' } } as const
  expect(parse('RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=WE')).toEqual({ every: 'week', weekdays: ['WE'], ...never })
  expect(parse('RRULE:FREQ=WEEKLY')).toEqual({ every: 'week', weekdays: ['WE'], ...never })
  expect(parse('RRULE:FREQ=MONTHLY')).toEqual({ every: 'month', monthDay: 18, ...never })
  expect(parse('RRULE:FREQ=MONTHLY;BYMONTHDAY=-1')).toEqual({ every: 'month', monthDay: -1, ...never })
  expect(parse('RRULE:FREQ=MONTHLY;BYDAY=3WE')).toEqual({ every: 'month', ordinal: 3, weekday: 'WE', ...never })
  expect(parse('RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=18')).toEqual({ every: 'year', ...never })
})

test('the last day of a series is a day of its own zone', () => {
  expect(parse('RRULE:FREQ=DAILY;UNTIL=20261231T145959Z')).toMatchObject({ end: { kind: 'until', date: '2026-12-31' } })
  expect(parse('RRULE:FREQ=DAILY;UNTIL=20261231T150000Z')).toMatchObject({ end: { kind: 'until', date: '2027-01-01' } })
  const until = { every: 'day', interval: 1, end: { kind: 'until', date: '2026-12-31' } } as const
  expect(buildRecurrence({ repeat: until }, start, viewerZone)).toEqual(['RRULE:FREQ=DAILY;UNTIL=20261231T145959Z'])
  expect(buildRecurrence({ repeat: until }, day, viewerZone)).toEqual(['RRULE:FREQ=DAILY;UNTIL=20261231'])
})

test('a new rule keeps the days that are left out; no rule needs none', () => {
  const { daily } = usualRepeats(start, viewerZone)
  const exceptions = ['EXDATE;TZID=Asia/Seoul:20261120T090000']
  expect(buildRecurrence({ repeat: daily, exceptions }, start, viewerZone)).toEqual(['RRULE:FREQ=DAILY', ...exceptions])
  expect(buildRecurrence({ repeat: 'none', exceptions }, start, viewerZone)).toEqual([])
})

test('what a form offers follows the day of the start', () => {
  const fifth = usualRepeats({ date: '2026-11-30' }, viewerZone)
  expect(fifth.monthlyByWeekday).toMatchObject({ ordinal: -1, weekday: 'MO' })
  const usual = usualRepeats(start, viewerZone)
  expect(Object.values(usual).map((repeat) => buildRecurrence({ repeat }, start, viewerZone)[0])).toEqual([
    'RRULE:FREQ=DAILY',
    'RRULE:FREQ=WEEKLY;BYDAY=WE',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=18',
    'RRULE:FREQ=MONTHLY;BYDAY=3WE',
    'RRULE:FREQ=YEARLY',
  ])
})

const at = { dateTime: '2026-11-25T09:00:00+09:00', timeZone: 'Asia/Seoul' }

test('a series with times ends a second before the occurrence, one of days on the day before', () => {
  const lines = ['RRULE:FREQ=WEEKLY;BYDAY=WE']
  expect(splitRecurrence(lines, { start, at, countBefore: 1, viewerZone })).toEqual({
    before: ['RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261124T235959Z'],
    after: lines,
  })
  expect(splitRecurrence(lines, { start: day, at: { date: '2026-11-25' }, countBefore: 1, viewerZone }).before).toEqual(
    ['RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261124'],
  )
})

test('a COUNT and the days that are left out are divided, a rule beyond the form too', () => {
  const lines = [
    'RRULE:FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=-1;COUNT=9',
    'EXDATE;TZID=Asia/Seoul:20261119T090000,20261201T090000',
    'EXDATE:20261120T000000Z',
    'RDATE;VALUE=DATE-TIME:20261202T000000Z',
  ]
  expect(splitRecurrence(lines, { start, at, countBefore: 2, viewerZone })).toEqual({
    before: [
      'RRULE:FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=-1;UNTIL=20261124T235959Z',
      'EXDATE;TZID=Asia/Seoul:20261119T090000',
      'EXDATE:20261120T000000Z',
    ],
    after: [
      'RRULE:FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=-1;COUNT=7',
      'EXDATE;TZID=Asia/Seoul:20261201T090000',
      'RDATE;VALUE=DATE-TIME:20261202T000000Z',
    ],
  })
  expect(excludedBefore(lines, { start, at, viewerZone })).toBe(2)
})

test('a series that is moved takes its last day and the days that are left out along', () => {
  const recurrence = ['RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261209T000000Z', 'EXDATE;TZID=Asia/Seoul:20261125T090000']
  const moved = { dateTime: '2026-11-19T10:30:00+09:00', timeZone: 'Asia/Seoul' }
  expect(shiftedSeries({ start, recurrence }, { days: 1, minutes: 90 }, moved, viewerZone)).toEqual({
    start: moved,
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261210T013000Z', 'EXDATE:20261126T013000Z'],
  })
})

test('a monthly rule goes to the day to which its occurrence was moved', () => {
  const to = (line: string, date: string, from = day) =>
    shiftedSeries({ start: from, recurrence: [line] }, { days: 1, minutes: 0 }, { date }, viewerZone)
  expect(to('RRULE:FREQ=MONTHLY;BYDAY=3WE', '2026-11-19')).toEqual({
    start: { date: '2026-11-19' },
    recurrence: ['RRULE:FREQ=MONTHLY;BYDAY=3TH'],
  })
  // In January 2026 the third Thursday is before the third Wednesday.
  expect(to('RRULE:FREQ=MONTHLY;BYDAY=3WE', '2026-11-19', { date: '2026-01-21' }).start).toEqual({ date: '2026-01-15' })
  expect(to('RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30', '2026-12-01', { date: '2026-11-30' })).toEqual({
    start: { date: '2026-12-01' },
    recurrence: ['RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1'],
  })
})
