import { traceSteps, type TraceEntry } from '#trace/entry.ts'

/** What of the trace to show: all, what failed, or one kind of step. */
export const filters = ['all', 'failed', ...traceSteps] as const
export type Filter = (typeof filters)[number]

export function matches(filter: Filter, { step, outcome }: TraceEntry): boolean {
  return filter === 'all' || (filter === 'failed' ? outcome === 'failed' : step === filter)
}

/** By the time at which a step began; an exchange is recorded only when it is over. */
export function inOrder(entries: readonly TraceEntry[]): readonly TraceEntry[] {
  return entries.toSorted((a, b) => a.atMs - b.atMs || a.id - b.id)
}
