import { expect, test } from 'vitest'
import { createClock } from '#vault/clock.ts'

function clockAt() {
  const time = { nowMs: 1_000_000, monotonicMs: 50 }
  const clock = createClock({ nowMs: () => time.nowMs, monotonicNowMs: () => time.monotonicMs })
  return { time, clock }
}

test('elapsed time follows the monotonic clock when somebody sets the device clock back', () => {
  const { time, clock } = clockAt()
  const start = clock.now()
  time.nowMs -= 3_600_000
  time.monotonicMs += 5_000
  expect(clock.elapsedMs(start)).toBe(5_000)
})

test('elapsed time follows the wall clock when the machine slept and the monotonic clock stood still', () => {
  const { time, clock } = clockAt()
  const start = clock.now()
  time.nowMs += 3_600_000
  time.monotonicMs += 10
  expect(clock.elapsedMs(start)).toBe(3_600_000)
})
