import { traceSteps, type TraceEntry } from '#trace/entry.ts'

/** What of the trace to show: all, the protocol without the calls of APIs, what failed, or one kind of step. */
export const filters = ['all', 'protocol', 'failed', ...traceSteps] as const
export type Filter = (typeof filters)[number]

export function matches(filter: Filter, { step, outcome }: TraceEntry): boolean {
  if (filter === 'protocol') return step !== 'api-request'
  return filter === 'all' || (filter === 'failed' ? outcome === 'failed' : step === filter)
}

/** By the time at which a step began; an exchange is recorded only when it is over. */
export function inOrder(entries: readonly TraceEntry[]): readonly TraceEntry[] {
  return entries.toSorted((a, b) => a.atMs - b.atMs || a.id - b.id)
}

/** The step at which the last sign-in ended, where it ended badly: the first that failed since it began. */
export function whereItFailed(entries: readonly TraceEntry[]): TraceEntry | undefined {
  const begun = entries.findLastIndex(({ step }) => step === 'authorization-request')
  const since = entries.slice(Math.max(0, begun)).filter(({ step }) => step !== 'api-request')
  const arrived = since.some(({ step, outcome }) => step === 'session' && outcome === 'ok')
  return arrived ? undefined : since.find(({ outcome }) => outcome === 'failed')
}
