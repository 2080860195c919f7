import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient, retryDelayMs, shouldRetry } from '#app/queries/query-client.ts'
import { GoogleError, googleErrorCodes } from '#google/errors.ts'

test('only what may go away by itself is repeated, and at most four times', () => {
  const repeated = googleErrorCodes.filter((code) => shouldRetry(0, new GoogleError(code)))
  expect(repeated.toSorted()).toEqual(['offline', 'rate-limited', 'server-error', 'timeout', 'vault-lost'])
  for (const code of googleErrorCodes) expect(shouldRetry(4, new GoogleError(code))).toBe(false)
  expect(shouldRetry(3, new GoogleError('rate-limited'))).toBe(true)
})

test('what is no GoogleError is our own fault, and not repeated', () => {
  expect(shouldRetry(0, new TypeError('x'))).toBe(false)
  expect(shouldRetry(0, undefined)).toBe(false)
})

test('a wait of more than a minute is told to the person, not sat out', () => {
  expect(shouldRetry(0, new GoogleError('rate-limited', { retryAfterMs: 60_000 }))).toBe(true)
  expect(shouldRetry(0, new GoogleError('rate-limited', { retryAfterMs: 61_000 }))).toBe(false)
})

test('the delay doubles up to 16 seconds, and half of it is chance', () => {
  const error = new GoogleError('server-error')
  expect([0, 1, 2, 3, 4, 5, 20].map((failures) => retryDelayMs(failures, error, 1))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000,
  ])
  expect(retryDelayMs(2, error, 0)).toBe(1_000)
})

test('Retry-After is always waited for, and never in step with others', () => {
  fc.assert(
    fc.property(
      fc.nat(6),
      fc.integer({ min: 1, max: 60_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, retryAfterMs, random) => {
        const delayMs = retryDelayMs(failures, new GoogleError('rate-limited', { retryAfterMs }), random)
        return delayMs > retryAfterMs && delayMs <= retryAfterMs + 16_000
      },
    ),
  )
})

test('chance comes from outside', () => {
  const { retryDelay } = createQueryClient(() => 0.5).getDefaultOptions().queries ?? {}
  expect(typeof retryDelay === 'function' && retryDelay(0, new GoogleError('server-error'))).toBe(375)
})

test('a change that is refused for speed is tried again, as nothing of it was done; any other failure is told', () => {
  const { retry } = createQueryClient(() => 0.5).getDefaultOptions().mutations ?? {}
  const isRepeated = (failures: number, error: unknown) => typeof retry === 'function' && retry(failures, error)
  expect(googleErrorCodes.filter((code) => isRepeated(0, new GoogleError(code)))).toEqual(['rate-limited'])
  expect(isRepeated(4, new GoogleError('rate-limited'))).toBe(false)
  expect(isRepeated(0, new GoogleError('rate-limited', { retryAfterMs: 61_000 }))).toBe(false)
})

test('back online, what was never read comes before the changes that waited; what is shown is read after them', async () => {
  const client = createQueryClient(() => 0.5)
  client.mount()
  onlineManager.setOnline(false)
  onTestFinished(() => {
    onlineManager.setOnline(true)
    client.unmount()
  })
  const reads: string[] = []
  const look = (name: string) =>
    new QueryObserver(client, {
      queryKey: [name],
      queryFn: () => {
        reads.push(name)
        return Promise.resolve(`${name} as read`)
      },
    }).subscribe(() => undefined)
  client.setQueryData(['shown'], 'shown with the change', { updatedAt: 0 })
  onTestFinished(look('shown'))
  onTestFinished(look('missing'))
  let written: () => void = () => undefined
  const change = new MutationObserver(client, { mutationFn: () => new Promise<void>((resolve) => (written = resolve)) })
  const changed = change.mutate()
  expect(reads).toEqual([])

  onlineManager.setOnline(true)
  await expect.poll(() => client.getQueryData(['missing'])).toBe('missing as read')
  expect(change.getCurrentResult().isPending).toBe(true)
  expect(client.getQueryData(['shown'])).toBe('shown with the change')
  written()
  await changed
  await expect.poll(() => reads).toEqual(['missing', 'shown'])
})
