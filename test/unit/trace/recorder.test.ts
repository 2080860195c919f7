import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { actors, traceSteps, type TraceEntry } from '#trace/entry.ts'
import { mergeEntries } from '#trace/merge.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import { createRecorder, type TraceListener } from '#trace/recorder.ts'

function setUp(bounds: { maxEntries?: number; maxBytes?: number } = {}) {
  const clock = { nowMs: 1_800_000_000_000, monotonicMs: 5_000 }
  const recorder = createRecorder({ now: () => clock.nowMs, monotonic: () => clock.monotonicMs, ...bounds })
  return { clock, recorder }
}
const steps = (entries: readonly TraceEntry[]) => entries.map(({ step }) => step)

test('a step is pending until it ends, and its duration survives a jump of the wall clock', () => {
  const { clock, recorder } = setUp()
  const handle = recorder.start('token-request', 'vault', 'authorization-server', { facts: { providerId: 'demo' } })
  expect(recorder.entries()).toMatchObject([{ id: 1, outcome: 'pending', atMs: 1_800_000_000_000 }])
  clock.nowMs -= 3_600_000
  clock.monotonicMs += 120
  handle.end({ outcome: 'failed', code: 'token-refused', facts: { error: 'invalid_grant' } })
  expect(recorder.entries()).toEqual([
    {
      id: 1,
      step: 'token-request',
      from: 'vault',
      to: 'authorization-server',
      atMs: 1_800_000_000_000,
      durationMs: 120,
      outcome: 'failed',
      code: 'token-refused',
      facts: { providerId: 'demo', error: 'invalid_grant' },
    },
  ])
})

test('a step ends once', () => {
  const { recorder } = setUp()
  const handle = recorder.start('renewal', 'vault', 'authorization-server')
  handle.end({ outcome: 'ok' })
  handle.end({ outcome: 'failed', code: 'timeout' })
  expect(recorder.entries()).toMatchObject([{ outcome: 'ok' }])
})

test('listeners hear of a start, an end and a reset, and of nothing once they stop', () => {
  const { recorder } = setUp()
  const listener = vi.fn<TraceListener>()
  const stop = recorder.subscribe(listener)
  recorder.start('keys', 'vault', 'authorization-server').end({ outcome: 'ok' })
  recorder.clear()
  stop()
  recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
  expect(listener.mock.calls).toMatchObject([
    [[{ id: 1, outcome: 'pending' }], false],
    [[{ id: 1, outcome: 'ok' }], false],
    [[], true],
  ])
})

test('a step that was cleared away does not come back when it ends', () => {
  const { recorder } = setUp()
  const handle = recorder.start('revocation', 'vault', 'authorization-server')
  recorder.clear()
  handle.end({ outcome: 'ok' })
  expect(recorder.entries()).toEqual([])
})

test('numbers are not used twice, also after clearing', () => {
  const { recorder } = setUp()
  recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
  recorder.clear()
  recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
  expect(recorder.entries()).toMatchObject([{ id: 2 }])
})

test('the oldest entries go first, and one that went does not come back when it ends', () => {
  const { recorder } = setUp({ maxEntries: 2 })
  const oldest = recorder.start('discovery', 'vault', 'authorization-server')
  recorder.add('keys', 'vault', 'authorization-server', { outcome: 'ok' })
  recorder.add('id-token', 'vault', 'vault', { outcome: 'ok' })
  oldest.end({ outcome: 'ok' })
  expect(steps(recorder.entries())).toEqual(['keys', 'id-token'])
})

const arbitraryStep = fc.record({
  step: fc.constantFrom(...traceSteps),
  from: fc.constantFrom(...actors),
  to: fc.constantFrom(...actors),
  url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  answer: fc.json(),
  facts: fc.dictionary(fc.string(), fc.string({ maxLength: 2_000 }), { maxKeys: 50 }),
  ends: fc.boolean(),
})

test('the record keeps its bounds in number and in bytes, whatever is recorded', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryStep, { maxLength: 40 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20_000 }),
      (all, maxEntries, maxBytes) => {
        const { recorder } = setUp({ maxEntries, maxBytes })
        for (const { step, from, to, url, answer, facts, ends } of all) {
          const handle = recorder.start(step, from, to, { request: requestOf({ method: 'GET', url }), facts })
          if (ends)
            handle.end({ outcome: 'ok', response: responseOf({ status: 200, endpoint: 'protocol', text: answer }) })
          const bytes = recorder.entries().map((entry) => Buffer.byteLength(JSON.stringify(entry)))
          expect(bytes.length).toBeLessThanOrEqual(maxEntries)
          expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(maxBytes)
        }
      },
    ),
  )
})

test('whatever was recorded is restored by the next worker, in order and before its own steps', () => {
  fc.assert(
    fc.property(fc.array(arbitraryStep, { maxLength: 20 }), (all) => {
      const earlier = setUp({ maxBytes: 10_000_000 }).recorder
      for (const { step, from, to, url, facts } of all) {
        earlier.add(step, from, to, { outcome: 'ok', request: requestOf({ method: 'GET', url }), facts })
      }
      const { clock, recorder } = setUp({ maxBytes: 10_000_000 })
      clock.nowMs += 1_000
      recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
      expect(recorder.restore(JSON.parse(JSON.stringify(earlier.entries())))).toBe(true)
      expect(steps(recorder.entries())).toEqual([...all.map(({ step }) => step), 'session'])
      expect(recorder.entries().map(({ id }) => id)).toEqual(recorder.entries().map((_, at) => at + 1))
    }),
  )
})

test('a step that was under way when its worker died is shown as failed', () => {
  const earlier = setUp().recorder
  earlier.start('renewal', 'vault', 'authorization-server')
  const { recorder } = setUp()
  recorder.restore(earlier.entries())
  expect(recorder.entries()).toMatchObject([{ step: 'renewal', outcome: 'failed', code: 'vault-lost' }])
})

test('a worker that lived on after all does not double what it recorded itself', () => {
  const { recorder } = setUp()
  const handle = recorder.start('authorization-request', 'vault', 'browser')
  const carried = structuredClone(recorder.entries())
  handle.end({ outcome: 'ok' })
  recorder.restore(carried)
  expect(recorder.entries()).toMatchObject([{ step: 'authorization-request', outcome: 'ok' }])
})

test('a step that began before a restore still ends', () => {
  const earlier = setUp().recorder
  earlier.add('discovery', 'vault', 'authorization-server', { outcome: 'ok' })
  const { clock, recorder } = setUp()
  clock.nowMs += 1_000
  const handle = recorder.start('token-request', 'vault', 'authorization-server')
  recorder.restore(earlier.entries())
  handle.end({ outcome: 'ok' })
  expect(recorder.entries()).toMatchObject([
    { id: 1, step: 'discovery' },
    { id: 2, step: 'token-request', outcome: 'ok' },
  ])
})

test('garbage is refused as a whole and leaves the record as it was', () => {
  const { recorder } = setUp()
  recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
  const [good] = recorder.entries()
  const garbage = [
    undefined,
    null,
    'text',
    {},
    [null],
    [{}],
    [good, { ...good, step: 'constructor' }],
    [{ ...good, from: 'nobody' }],
    [{ ...good, atMs: Number.NaN }],
    [{ ...good, id: 'one' }],
    [{ ...good, extra: 'member' }],
    [{ ...good, facts: { a: 'x'.repeat(2_000) } }],
    [{ ...good, request: { line: 'GET', headers: [], fields: [{ name: 'a', value: 'b' }] } }],
    [{ ...good, code: '<script>' }],
    Array.from({ length: 10_000 }, () => good),
  ]
  for (const input of garbage) expect(recorder.restore(input)).toBe(false)
  expect(recorder.entries()).toEqual([good])
})

test('no input makes restoring throw', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true }), (input) => {
      const { recorder } = setUp()
      const restored = recorder.restore(input)
      expect(restored).toBe(Array.isArray(input) && input.length === 0)
      expect(recorder.entries()).toEqual([])
    }),
  )
})

test('a page that follows the changes holds what the recorder holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('start', 'end', 'add', 'clear', 'restore'), { maxLength: 60 }),
      fc.integer({ min: 1, max: 10 }),
      (actions, maxEntries) => {
        const { clock, recorder } = setUp({ maxEntries })
        let page: readonly TraceEntry[] = []
        recorder.subscribe((changed, reset) => (page = mergeEntries(page, changed, reset, maxEntries)))
        const open: { end: (end: { outcome: 'ok' }) => void }[] = []
        const kept = structuredClone(recorder.entries())
        for (const action of actions) {
          clock.nowMs += 1
          if (action === 'start') open.push(recorder.start('api-request', 'vault', 'resource-server'))
          if (action === 'end') open.shift()?.end({ outcome: 'ok' })
          if (action === 'add') recorder.add('session', 'vault', 'browser', { outcome: 'ok' })
          if (action === 'clear') recorder.clear()
          if (action === 'restore') recorder.restore(kept)
          expect(page).toEqual(recorder.entries())
        }
      },
    ),
  )
})
