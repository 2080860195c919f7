import { expect, test } from 'vitest'
import '#features/calendar/temporal.ts'
import { formatDates, formatElsewhere, formatTimes } from '#features/calendar/format.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'
import { formatFor } from '#i18n/format.ts'

const madeIn = (timeZone: string | undefined): CalendarEvent => ({
  id: 'a',
  start: { dateTime: '2026-11-20T23:00:00+09:00', timeZone },
  end: { dateTime: '2026-11-21T00:00:00+09:00' },
  attendees: [],
})
const viewer = () => Temporal.ZonedDateTime.from('2026-11-20T23:00:00+09:00[Asia/Seoul]')
const date = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['en', 'America/New_York', '9:00 AM', 'Eastern Time'],
  ['en', 'Europe/Berlin', '3:00 PM', 'Central European Time'],
  ['en', 'Pacific/Auckland', 'Sat 3:00 AM', 'New Zealand Time'],
  ['ja', 'America/New_York', '9:00', '米国東部時間'],
])('in %s an event made in %s shows its own clock: %s %s', (locale, timeZone, time, zone) => {
  expect(formatElsewhere(madeIn(timeZone), viewer(), formatFor(locale))).toEqual({ time, zone })
})

test.each([[undefined], ['Asia/Seoul'], ['Asia/Tokyo'], ['Mars/Olympus'], ['']])(
  'an event made in %j shows no second clock',
  (timeZone) => {
    expect(formatElsewhere(madeIn(timeZone), viewer(), formatFor('en'))).toBeUndefined()
  },
)

test('an event without a time has no clock to show', () => {
  const allDay: CalendarEvent = { id: 'a', start: { date: '2026-11-20' }, end: { date: '2026-11-21' }, attendees: [] }
  expect(formatElsewhere(allDay, viewer(), formatFor('en'))).toBeUndefined()
})

test.each([
  ['en', '2026-11-20', '2026-11-26', /^November 20\s–\s26, 2026$/],
  ['en', '2026-11-26', '2026-12-02', /^Nov 26\s–\sDec 2, 2026$/],
  ['en', '2026-11-20', '2026-11-20', /^Friday, November 20, 2026$/],
  ['ko', '2026-12-28', '2027-01-03', /^2026년 12월 28일\u2060~2027년 1월 3일$/],
  ['ko', '2026-11-20', '2026-11-26', /^2026년 11월 20일\u2060~11월 26일$/],
  ['ja', '2026-11-20', '2026-11-26', /^2026年11月20日\u2060～11月26日$/],
  ['ja', '2026-12-28', '2027-01-03', /^2026年12月28日\u2060～2027年1月3日$/],
])('in %s the days from %s to %s are one text', (locale, first, last, text) => {
  expect(formatDates(date(first), date(last), formatFor(locale))).toMatch(text)
})

test('in Korean a range of times over noon is written as any other', () => {
  const start = Temporal.ZonedDateTime.from('2026-11-20T11:00:00+09:00[Asia/Seoul]')
  expect(formatTimes(start, start.add({ hours: 1 }), formatFor('ko'))).toMatch(
    /^(오전|AM) 11:00\u2060~(오후|PM) 12:00$/,
  )
})

test.each([
  ['en', /^11:00\s–\s11:45\sPM$/],
  ['ko', /^(오후|PM) 11:00\u2060~11:45$/],
  ['ja', /^23:00\u2060～23:45$/],
])('in %s two times of a day say once what they share', (locale, text) => {
  expect(formatTimes(viewer(), viewer().add({ minutes: 45 }), formatFor(locale))).toMatch(text)
})
