import { expect, test } from 'vitest'
import { comparedIn } from '#features/inspector/lessons/compared.ts'
import { codeOf, outcomeOf, since } from '#features/inspector/lessons/outcome.ts'
import type { TraceEntry, TraceStep } from '#trace/entry.ts'
import { createRecorder } from '#trace/recorder.ts'
import { responseOf } from '#trace/message.ts'

type Told = [
  step: TraceStep,
  outcome: 'ok' | 'failed' | 'pending',
  more?: { code?: string; facts?: object; status?: number },
]

/** Steps as the vault's recorder writes them, one millisecond apart. */
function told(...steps: Told[]): readonly TraceEntry[] {
  let nowMs = 1_000
  const recorder = createRecorder({ now: () => (nowMs += 1), monotonic: () => nowMs })
  for (const [step, outcome, { code, facts, status } = {}] of steps) {
    const start = facts ? { facts: facts as Record<string, string> } : {}
    const response = status ? { response: responseOf({ status, endpoint: 'api' }) } : {}
    if (outcome === 'pending') recorder.start(step, 'vault', 'vault', start)
    else recorder.add(step, 'vault', 'vault', { outcome, ...start, ...response, ...(code ? { code } : {}) })
  }
  return recorder.entries()
}

const left: Told = ['authorization-request', 'ok']
const came: Told = ['authorization-response', 'ok']
const runs: [outcome: string | undefined, code: string | undefined, steps: Told[]][] = [
  [undefined, undefined, []],
  ['stays-at-provider', undefined, [left]],
  ['answer-refused', 'state-unknown', [left, ['authorization-response', 'failed', { code: 'state-unknown' }]]],
  [
    'exchange-refused',
    'token-refused',
    [left, came, ['token-request', 'failed'], ['session', 'failed', { code: 'token-refused' }]],
  ],
  [
    'id-token-refused',
    'id-token-nonce',
    [left, came, ['token-request', 'ok'], ['id-token', 'failed', { code: 'id-token-nonce' }]],
  ],
  ['signed-in', undefined, [left, came, ['token-request', 'ok'], ['id-token', 'ok'], ['session', 'ok']]],
  ['signed-in-with-less', undefined, [left, came, ['session', 'ok', { facts: { refused: 'calendar' } }]]],
  [undefined, undefined, [left, came, ['token-request', 'pending']]],
  ['as-usual', undefined, [['api-request', 'ok', { status: 200 }]]],
  ['request-failed', 'http-403', [['api-request', 'failed', { status: 403 }]]],
  [
    'repeated',
    'http-401',
    [
      ['api-request', 'failed', { status: 401 }],
      ['renewal', 'ok'],
      ['api-request', 'ok', { status: 200 }],
    ],
  ],
  ['request-failed', 'offline', [['renewal', 'failed', { code: 'offline' }]]],
  [
    'request-failed',
    'offline',
    [
      ['renewal', 'failed', { code: 'offline' }],
      ['renewal', 'ok'],
    ],
  ],
  ['session-ends', 'session-ended', [['renewal', 'failed', { code: 'session-ended' }]]],
]

test.each(runs)('a run ends as "%s" with %s, by its steps alone', (outcome, code, steps) => {
  expect(outcomeOf(told(...steps))).toBe(outcome)
  if (outcome) expect(codeOf(told(...steps))).toBe(code)
})

test('steps from before a run do not count, and the rest stands in the order in which it began', () => {
  const entries = told(left, came, ['session', 'ok'])
  expect(since(entries.toReversed(), 1_002).map(({ step }) => step)).toEqual(['authorization-response', 'session'])
})

test('a refusing check tells what it wanted and what it found, once', () => {
  const entries = told([
    'id-token',
    'failed',
    {
      code: 'id-token-issuer',
      facts: { failed: 'iss', 'iss.expected': 'https://a.example', 'iss.actual': 'https://b.example' },
    },
  ])
  expect(comparedIn([...entries, ...entries])).toEqual([
    { name: 'iss', side: 'expected', value: 'https://a.example' },
    { name: 'iss', side: 'actual', value: 'https://b.example' },
  ])
})
