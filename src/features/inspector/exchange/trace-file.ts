import * as v from 'valibot'
import type { TraceEntry } from '#trace/entry.ts'
import { parseEntries } from '#trace/stored.ts'

/** A file is not even looked at beyond this many bytes. */
export const maxFileBytes = 4_000_000

const head = v.strictObject({
  format: v.literal('pixy-trace'),
  version: v.literal(1),
  exportedAtMs: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  entries: v.array(v.unknown()),
})

export interface TraceFile {
  exportedAtMs: number
  entries: readonly TraceEntry[]
}

/** Writes the redacted entries of a session for somebody else to open. */
export function traceFileOf(entries: readonly TraceEntry[], exportedAtMs: number): string {
  return JSON.stringify({ format: 'pixy-trace', version: 1, exportedAtMs, entries }, undefined, 2)
}

/** Reads such a file. It is foreign: undefined where anything about it is not as `traceFileOf` writes it. */
export function parseTraceFile(text: string): TraceFile | undefined {
  if (text.length > maxFileBytes) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const parsed = v.safeParse(head, json)
  const entries = parsed.success ? parseEntries(parsed.output.entries) : undefined
  if (!parsed.success || !entries) return undefined
  const distinct = new Set(entries.map(({ id }) => id)).size === entries.length
  return distinct ? { exportedAtMs: parsed.output.exportedAtMs, entries } : undefined
}
