import { expect, test } from 'vitest'
import { inOrder, matches, whereItFailed } from '#features/inspector/steps/filter.ts'
import type { TraceEntry } from '#trace/entry.ts'

const entry = (id: number, atMs: number, rest: Partial<TraceEntry> = {}): TraceEntry => ({
  id,
  atMs,
  step: 'api-request',
  from: 'vault',
  to: 'resource-server',
  outcome: 'ok',
  ...rest,
})

test('an exchange that was recorded when it was over stands where it began', () => {
  const ordered = inOrder([entry(1, 10), entry(2, 30), entry(3, 20), entry(4, 30)])
  expect(ordered.map(({ id }) => id)).toEqual([1, 3, 2, 4])
})

test('steps are chosen by kind or by failure', () => {
  const failed = entry(1, 0, { step: 'renewal', outcome: 'failed' })
  const pending = entry(2, 0, { step: 'renewal', outcome: 'pending' })
  expect([failed, pending].map((step) => matches('all', step))).toEqual([true, true])
  expect([failed, pending].map((step) => matches('failed', step))).toEqual([true, false])
  expect([failed, pending].map((step) => matches('renewal', step))).toEqual([true, true])
  expect([failed, pending].map((step) => matches('keys', step))).toEqual([false, false])
})

test('a sign-in that ended badly is known by the first step that failed since it began', () => {
  const signIn = [
    entry(1, 0, { step: 'token-request', outcome: 'failed' }),
    entry(2, 1, { step: 'authorization-request' }),
    entry(3, 2, { step: 'authorization-response' }),
  ]
  const failed = entry(4, 3, { step: 'token-request', outcome: 'failed' })
  const after = entry(5, 4, { step: 'session', outcome: 'failed' })
  expect(whereItFailed([...signIn, failed, after])).toBe(failed)
  expect(whereItFailed(signIn)).toBeUndefined()
  expect(whereItFailed([...signIn, failed, entry(6, 5, { step: 'session' })])).toBeUndefined()
  expect(whereItFailed([...signIn, entry(7, 6, { outcome: 'failed' })])).toBeUndefined()
})
