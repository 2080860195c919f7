import { expect, test } from 'vitest'
import { exchangesOf, reasonOf, refusalOf } from '#features/inspector/why/reason.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { whyOfFailure, whyOfLatest, witnessDeeds } from '#ui/notices/why.ts'

const call = (id: number, atMs: number, facts: Record<string, string> = {}): TraceEntry => ({
  id,
  atMs,
  step: 'api-request',
  from: 'vault',
  to: 'resource-server',
  outcome: 'ok',
  facts: facts as never,
})

test('a deed is shown by its own exchanges, however many came after', () => {
  const trace = [call(1, 0), call(2, 10), call(3, 90_000)]
  expect(exchangesOf(trace, [2]).map(({ id }) => id)).toEqual([2])
})

test('without a deed, or once its exchanges are forgotten, the calls that were made last are shown together', () => {
  const trace = [call(1, 0), call(2, 90_000), call(3, 91_000)]
  expect(exchangesOf(trace, []).map(({ id }) => id)).toEqual([2, 3])
  expect(exchangesOf(trace, [99]).map(({ id }) => id)).toEqual([2, 3])
  expect(exchangesOf([], [])).toEqual([])
})

test('the reason is what the vault noted, and never more', () => {
  const grantedScope = 'https://www.googleapis.com/auth/gmail.modify'
  expect(reasonOf(call(1, 0, { grantedScope, tokenAgeSeconds: '61', tokenLifetimeSeconds: '3599' }))).toEqual({
    scope: 'gmail.modify',
    tokenAgeSeconds: 61,
    tokenLifetimeSeconds: 3599,
  })
  expect(reasonOf(call(1, 0))).toEqual({})
})

test('what was written before a deed is told belongs to it, and so does what ends it; what comes later does not', async () => {
  let writes: readonly number[] = [7, 8]
  const shown: (readonly number[])[] = []
  const takeWrites = () => {
    const taken = writes
    writes = []
    return taken
  }
  expect(whyOfLatest()).toBeUndefined()
  const leave = witnessDeeds({ takeWrites, show: (steps) => void shown.push(steps) })
  const done = whyOfLatest()
  let end: () => void = () => undefined
  const written = new Promise<void>((resolve) => (end = resolve))
  const optimistic = whyOfLatest(written)
  writes = [9]
  end()
  await written
  writes = [...writes, 10]
  optimistic?.()
  done?.()
  expect(shown).toEqual([[9], [7, 8]])
  leave()
  expect(whyOfLatest()).toBeUndefined()
})

test('what failed is asked for where something was answered, and only there', () => {
  const shown: (readonly number[])[] = []
  let writes: readonly number[] = [3]
  const end = witnessDeeds({ takeWrites: () => writes, show: (steps) => void shown.push(steps) })
  whyOfFailure()?.()
  expect(shown).toEqual([[3]])
  writes = []
  expect(whyOfFailure()).toBeUndefined()
  end()
})

test('a refusal is told by Google’s word for it, else by its status, and where no answer came by its code', () => {
  const fields = [{ name: 'reason', value: 'insufficientPermissions', masked: false }] as never
  const refused = { ...call(1, 0), outcome: 'failed' as const }
  const response = { line: '403' as never, headers: [], fields }
  expect(refusalOf({ ...refused, response })).toEqual({ word: 'insufficientPermissions', answered: true })
  expect(refusalOf({ ...refused, response: { ...response, fields: [] } })).toEqual({ word: '403', answered: true })
  expect(refusalOf({ ...refused, code: 'offline' })).toEqual({ word: 'offline', answered: false })
  expect(refusalOf(call(1, 0))).toBeUndefined()
})
