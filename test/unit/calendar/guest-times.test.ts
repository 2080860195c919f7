import { expect, test } from 'vitest'
import { guestTimes, nobodySeen } from '#features/calendar/form/guest-times.ts'

const at = (time: string) => Date.parse(`2027-03-28T${time}`)
/** The day in Berlin on which the clock goes forward has twenty-three hours. */
const window = { fromMs: at('00:00:00+01:00'), toMs: at('00:00:00+02:00') + 24 * 3_600_000 }
const meeting = { fromMs: at('09:00:00+02:00'), toMs: at('10:00:00+02:00') }
const times = (...busy: readonly (readonly [string, string])[]) =>
  guestTimes(
    new Map([
      [
        'mina@demo.example',
        { busy: busy.map(([start, end]) => ({ start: `2027-03-28T${start}`, end: `2027-03-28T${end}` })) },
      ],
      ['hidden@demo.example', { busy: [], problem: 'notFound' }],
    ]),
    ['mina@demo.example', 'hidden@demo.example', 'nobody@demo.example'],
    meeting,
    window,
  )

test('who may not be seen, or was not answered for, is unknown and not free', () => {
  expect(times().map(({ state }) => state)).toEqual(['free', 'unknown', 'unknown'])
})

test('where no guest may be seen, it is said so instead of that nobody is busy', () => {
  expect(nobodySeen(times())).toBe(false)
  expect(nobodySeen(times().filter(({ state }) => state === 'unknown'))).toBe(true)
})

test('a meeting that begins when another ends meets nobody', () => {
  expect(times(['08:00:00+02:00', '09:00:00+02:00'], ['10:00:00+02:00', '11:00:00+02:00'])[0]?.state).toBe('free')
  expect(times(['09:59:00+02:00', '11:00:00+02:00'])[0]?.state).toBe('busy')
  expect(times(['06:00:00Z', '20:00:00Z'])[0]?.state).toBe('busy')
})

test('what is busy is drawn in its share of the day, also of one that has twenty-three hours', () => {
  const hour = 1 / 23
  const [mina] = times(['00:00:00+01:00', '01:00:00+01:00'], ['03:00:00+02:00', '04:00:00+02:00'])
  expect(mina?.busy[0]?.from).toBe(0)
  expect(mina?.busy[0]?.to).toBeCloseTo(hour)
  expect(mina?.busy[1]?.from).toBeCloseTo(2 * hour)
  expect(mina?.busy[1]?.to).toBeCloseTo(3 * hour)
})

test('what lies around the day is cut to it, and what lies outside is left out', () => {
  const [mina] = guestTimes(
    new Map([
      [
        'mina@demo.example',
        {
          busy: [
            { start: '2027-03-27T20:00:00+01:00', end: '2027-03-28T23:59:00+02:00' },
            { start: '2027-03-30T00:00:00+02:00', end: '2027-03-30T01:00:00+02:00' },
          ],
        },
      ],
    ]),
    ['mina@demo.example'],
    meeting,
    window,
  )
  expect(mina?.busy).toHaveLength(1)
  expect(mina?.busy[0]?.from).toBe(0)
  expect(mina?.busy[0]?.to).toBeLessThan(1)
})
