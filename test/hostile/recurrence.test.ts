import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRecurrence, parseRecurrence } from '#features/calendar/recurrence/repeat.ts'
import { shiftedSeries } from '#features/calendar/recurrence/shift.ts'
import { excludedBefore, splitRecurrence } from '#features/calendar/recurrence/split.ts'

const viewerZone = 'Asia/Seoul'
const word = fc.constantFrom(
  ...['RRULE:', 'EXDATE', 'RDATE', 'FREQ=', 'WEEKLY', 'MONTHLY', 'YEARLY', 'DAILY', 'BYDAY=', 'BYMONTHDAY=', 'COUNT='],
  ...['UNTIL=', 'INTERVAL=', 'WKST=', 'MO', '-1SU', '99TU', '0', '-0', '1e9', '9999999999999999999', 'NaN', '31', '-1'],
  ...[';', ',', ':', '=', ';TZID=Mars/Olympus', '20261120T000000Z', '20269999', '99991231T235959Z', '__proto__'],
)
const line = fc.oneof(
  fc.string(),
  fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
)
const lines = fc.array(
  fc.oneof(
    line,
    line.map((text) => `RRULE:FREQ=MONTHLY;${text}`),
  ),
  { maxLength: 4 },
)
const start = fc.constantFrom(
  { date: '2026-11-20' },
  { dateTime: '2026-11-20T09:00:00+09:00', timeZone: 'Asia/Seoul' },
  { dateTime: '2026-11-20T09:00:00Z' },
  { dateTime: '2026-11-20T09:00:00Z', timeZone: 'Mars/Olympus' },
  { dateTime: '2026-11-20T09:00:00Z', timeZone: '__proto__' },
)

test('a rule that is none, in a zone that is none, never stops the page', () => {
  fc.assert(
    fc.property(lines, start, (recurrence, at) => {
      const { repeat, exceptions } = parseRecurrence(recurrence, at, viewerZone)
      if (repeat !== 'custom') buildRecurrence({ repeat, exceptions }, at, viewerZone)
      splitRecurrence(recurrence, { start: at, at, countBefore: 1, viewerZone })
      excludedBefore(recurrence, { start: at, at, viewerZone })
      shiftedSeries({ start: at, recurrence }, { days: 3, minutes: -90 }, at, viewerZone)
    }),
    { numRuns: 2_000 },
  )
})

test('a rule that the form does not understand is never rewritten by it', () => {
  fc.assert(
    fc.property(lines, start, (recurrence, at) => {
      const { repeat, exceptions } = parseRecurrence(recurrence, at, viewerZone)
      if (repeat === 'custom' || repeat === 'none') return
      const again = buildRecurrence({ repeat, exceptions }, at, viewerZone)
      expect(parseRecurrence(again, at, viewerZone)).toEqual({ repeat, exceptions })
    }),
    { numRuns: 2_000 },
  )
})
