import type { TraceEntry } from './entry.ts'

/**
 * The entries as a page holds them, after a message of the recorder: changed ones are replaced in place, new ones
 * appended, the oldest dropped. Returns a new list.
 */
export function mergeEntries(
  known: readonly TraceEntry[],
  changed: readonly TraceEntry[],
  reset: boolean,
  maxEntries = 500,
): readonly TraceEntry[] {
  const byId = new Map((reset ? [] : known).map((entry) => [entry.id, entry]))
  for (const entry of changed) byId.set(entry.id, entry)
  return [...byId.values()].slice(-maxEntries)
}
