import '#features/calendar/temporal.ts'
import { expect, test } from 'vitest'
import { lastDay } from '#features/calendar/navigation/range.ts'
import { addressOf, asView, movedView, readShown, shownDays, viewAt } from '#features/calendar/navigation/view.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const shownAt = (query: string) => readShown(new URLSearchParams(query), today, 'week')
const daysOf = (query: string, locale: string) => {
  const days = shownDays(shownAt(query), locale)
  return `${days.from.toString()}/${lastDay(days).toString()}`
}

test('an address names a view and a day; what it leaves out is the usual view, today', () => {
  expect(addressOf(shownAt('view=month&date=2027-02-08'))).toBe('/calendar?view=month&date=2027-02-08')
  expect(addressOf(shownAt(''))).toBe('/calendar?view=week&date=2026-11-25')
  expect(addressOf(shownAt('view=day'))).toBe('/calendar?view=day&date=2026-11-25')
  expect(addressOf(shownAt('view=day&date=yesterday'))).toBe('/calendar?view=day&date=2026-11-25')
  expect(addressOf(shownAt('view=decade'))).toBe('/calendar?from=2026-11-25&days=7')
})

test('addresses of agendas from before there were views go on being agendas', () => {
  expect(addressOf(shownAt('from=2027-02-08&days=14'))).toBe('/calendar?from=2027-02-08&days=14')
  expect(addressOf(shownAt('days=31'))).toBe('/calendar?from=2026-11-25&days=31')
  expect(addressOf(shownAt('view=agenda&date=2027-02-08'))).toBe('/calendar?from=2027-02-08&days=7')
})

test('weeks and months are drawn in whole weeks, which begin where the region’s do', () => {
  expect(daysOf('view=week&date=2026-11-25', 'ko-KR')).toBe('2026-11-22/2026-11-28')
  expect(daysOf('view=week&date=2026-11-25', 'en-GB')).toBe('2026-11-23/2026-11-29')
  expect(daysOf('view=week&date=2026-11-22', 'en-GB')).toBe('2026-11-16/2026-11-22')
  expect(daysOf('view=month&date=2026-11-25', 'ja-JP')).toBe('2026-11-01/2026-12-05')
  expect(daysOf('view=month&date=2026-11-25', 'en-GB')).toBe('2026-10-26/2026-12-06')
  expect(daysOf('view=month&date=2027-02-10', 'en-GB')).toBe('2027-02-01/2027-02-28')
  expect(daysOf('view=day&date=2026-11-25', 'ja-JP')).toBe('2026-11-25/2026-11-25')
})

test('a view moves by its own length, and a month’s last day does not skip the next month', () => {
  const moved = (query: string, by: -1 | 1) => addressOf(movedView(shownAt(query), by))
  expect(moved('view=day&date=2026-11-30', 1)).toBe('/calendar?view=day&date=2026-12-01')
  expect(moved('view=week&date=2026-11-25', -1)).toBe('/calendar?view=week&date=2026-11-18')
  expect(moved('view=month&date=2027-01-31', 1)).toBe('/calendar?view=month&date=2027-02-28')
  expect(moved('from=2026-11-25&days=7', 1)).toBe('/calendar?from=2026-12-02&days=7')
  expect(moved('view=month&date=2199-12-31', 1)).toBe('/calendar?view=month&date=2199-12-31')
})

test('another view, or another day, keeps the rest', () => {
  expect(addressOf(asView(shownAt('view=month&date=2027-02-10'), 'day'))).toBe('/calendar?view=day&date=2027-02-10')
  expect(addressOf(asView(shownAt('from=2027-02-08&days=31'), 'week'))).toBe('/calendar?view=week&date=2027-02-08')
  expect(addressOf(asView(shownAt('view=week&date=2027-02-08'), 'agenda'))).toBe('/calendar?from=2027-02-08&days=7')
  expect(addressOf(viewAt(shownAt('from=2027-02-08&days=31'), today))).toBe('/calendar?from=2026-11-25&days=31')
})
