import { expect, test } from 'vitest'
import { rowDate } from '#features/mail/list/row-date.ts'
import { formatFor } from '#i18n/format.ts'

const at = (text: string) => new Date(text).getTime()
const now = at('2026-11-26T19:00:00')

test('the time of today is written as everywhere else, then the day, then the date', () => {
  const date = (text: string) => rowDate(at(text), now, formatFor('en-GB'))
  expect(date('2026-11-26T07:48:00')).toBe('07:48')
  expect(date('2026-11-25T23:59:00')).toBe('25 Nov')
  expect(date('2025-12-31T10:00:00')).toBe('31/12/2025')
})
