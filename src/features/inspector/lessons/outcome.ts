import type { TraceEntry, TraceStep } from '#trace/entry.ts'

/** How a run ended. Closed list: the texts are `lesson.outcome.<outcome>`. */
export const outcomes = [
  'stays-at-provider',
  'answer-refused',
  'exchange-refused',
  'id-token-refused',
  'signed-in',
  'signed-in-with-less',
  'repeated',
  'request-failed',
  'session-ends',
  'as-usual',
] as const
export type Outcome = (typeof outcomes)[number]

/** Failures of a renewal after which the session goes on; the vault tries again by itself. */
const passing: readonly string[] = ['offline', 'timeout', 'provider-unreachable']

/** What was recorded from a moment on, in the order in which it began. */
export const since = (entries: readonly TraceEntry[], sinceMs: number): readonly TraceEntry[] =>
  entries.filter(({ atMs }) => atMs >= sinceMs).toSorted((a, b) => a.atMs - b.atMs || a.id - b.id)

/**
 * Reads from the steps of a run how it ended, and from nothing else: a lesson that did not happen has no outcome.
 * @returns undefined while it is under way, and where nothing was recorded
 */
export function outcomeOf(entries: readonly TraceEntry[]): Outcome | undefined {
  if (entries.some(({ outcome }) => outcome === 'pending')) return undefined
  const last = (step: TraceStep) => entries.findLast((entry) => entry.step === step)
  const isFailed = (step: TraceStep) => last(step)?.outcome === 'failed'
  const isDone = (step: TraceStep) => last(step)?.outcome === 'ok'
  if (isDone('session')) return last('session')?.facts?.['refused'] ? 'signed-in-with-less' : 'signed-in'
  if (last('renewal') === undefined && last('api-request') === undefined) {
    if (isFailed('id-token')) return 'id-token-refused'
    if (isFailed('token-request')) return 'exchange-refused'
    if (isFailed('authorization-response')) return 'answer-refused'
    return last('authorization-request') && !last('authorization-response') ? 'stays-at-provider' : undefined
  }
  const refusal = entries.find(({ step, outcome }) => step === 'renewal' && outcome === 'failed')
  if (refusal) return passing.includes(refusal.code ?? '') ? 'request-failed' : 'session-ends'
  if (isFailed('api-request')) return 'request-failed'
  const hadFailed = entries.some(({ step, outcome }) => step === 'api-request' && outcome === 'failed')
  return hadFailed ? 'repeated' : 'as-usual'
}

/** The closed code of what went wrong, or the status that an API answered with. */
export function codeOf(entries: readonly TraceEntry[]): string | undefined {
  const coded = entries.findLast(({ outcome, code }) => outcome === 'failed' && code !== undefined)
  const answered = entries.find(
    ({ step, outcome, response }) => step === 'api-request' && outcome === 'failed' && response,
  )
  return coded?.code ?? (answered ? `http-${answered.response?.line ?? ''}` : undefined)
}
