import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterPatience } from '#ui/pdf/patience.ts'

const page = { visibilityState: 'visible' }
beforeEach(() => {
  page.visibilityState = 'visible'
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what lasts too long is told of once', () => {
  const told = vi.fn<() => void>()
  afterPatience(10_000, told)
  vi.advanceTimersByTime(9_000)
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(told).toHaveBeenCalledTimes(1)
})

test('while the tab is hidden no time passes', () => {
  const told = vi.fn<() => void>()
  afterPatience(10_000, told)
  vi.advanceTimersByTime(5_000)
  page.visibilityState = 'hidden'
  vi.advanceTimersByTime(600_000)
  expect(told).not.toHaveBeenCalled()
  page.visibilityState = 'visible'
  vi.advanceTimersByTime(6_000)
  expect(told).toHaveBeenCalledTimes(1)
})

test('what ended in time is not told of', () => {
  const told = vi.fn<() => void>()
  afterPatience(10_000, told)()
  vi.advanceTimersByTime(60_000)
  expect(told).not.toHaveBeenCalled()
})
