import { expect, test } from 'vitest'
import { countdown, firstDayOfWeek, formatFor } from '#i18n/format.ts'

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [1, '0:01'],
  [59_000, '0:59'],
  [60_000, '1:00'],
  [247_000, '4:07'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [3_729_000, '1:02:09'],
])('a countdown of %i ms reads %s', (ms, text) => {
  expect(countdown(ms)).toBe(text)
})

test.each([
  ['en', 5 * 60_000, 'in 5 minutes'],
  ['en', -2 * 3_600_000 - 59 * 60_000, '2 hours ago'],
  ['ko', -86_400_000, '어제'],
  ['ja', 30_000, '30 秒後'],
])('a span of time is said in %s by its largest whole unit', (locale, ms, text) => {
  expect(formatFor(locale).relative(ms)).toBe(text)
})

test.each([
  ['en', 61_000, '1 minute'],
  ['en', 119 * 60_000, '119 minutes'],
  ['en', 120 * 60_000, '2 hours'],
  ['ko', 47 * 3_600_000, '47시간'],
  ['ja', 365 * 86_400_000, '365 日'],
])('a length of time is said in %s by the largest unit of which it holds two', (locale, ms, text) => {
  expect(formatFor(locale).span(ms)).toBe(text)
})

test('numbers are written as the language writes them', () => {
  expect(formatFor('en').number(1234.5)).toBe('1,234.5')
})

test('the same formatter serves different options without mixing them up', () => {
  const format = formatFor('en-US')
  const at = Date.UTC(2026, 10, 20, 12)
  expect(format.date(at, { month: 'long', timeZone: 'UTC' })).toBe('November')
  expect(format.date(at, { year: 'numeric', timeZone: 'UTC' })).toBe('2026')
})

test.each([
  ['ko-KR', 7],
  ['ja', 7],
  ['en-US', 7],
  ['en-GB', 1],
  ['de', 1],
])('the week starts as people in %s expect', (locale, day) => {
  expect(firstDayOfWeek(locale)).toBe(day)
})
