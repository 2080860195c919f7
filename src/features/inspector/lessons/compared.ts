import type { TraceEntry } from '#trace/entry.ts'

/** A value by which a run was decided. */
export interface ComparedValue {
  name: string
  /** Of a check: what it wanted, or what it found. */
  side?: 'expected' | 'actual'
  value: string
}

/** Members of an answer, and facts, that say why a step was refused. */
const telling: readonly string[] = ['error', 'error_description', 'status', 'reason', 'retry-after', 'www-authenticate']

/** What the refusing step of a run compared, and what the refusing answer said; scopes that were not granted. */
export function comparedIn(entries: readonly TraceEntry[]): readonly ComparedValue[] {
  const rows = entries.flatMap(({ outcome, facts = {}, response }): ComparedValue[] => {
    const refused = facts['refused'] === undefined ? [] : [{ name: 'refused', value: facts['refused'] }]
    if (outcome !== 'failed') return refused
    const failed: readonly string[] = facts['failed']?.split(' ') ?? []
    const compared = failed.flatMap((check) =>
      (['expected', 'actual'] as const).flatMap((side) => {
        const value = facts[`${check}.${side}`]
        return value === undefined ? [] : [{ name: check, side, value }]
      }),
    )
    const said = [...(response?.fields ?? []), ...(response?.headers ?? [])].filter(({ name }) =>
      telling.includes(name),
    )
    return [...compared, ...said.map(({ name, value }) => ({ name, value }))]
  })
  const keyOf = (row: ComparedValue) => `${row.name} ${row.side ?? ''} ${row.value}`
  return rows.filter((row, at) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === at)
}
