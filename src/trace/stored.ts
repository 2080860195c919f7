import * as v from 'valibot'
import { actors, traceSteps, type TraceEntry } from './entry.ts'

const text = v.pipe(v.string(), v.maxLength(1_000))
const field = v.strictObject({ name: text, value: text, masked: v.boolean() })
const message = v.strictObject({
  line: text,
  headers: v.pipe(v.array(field), v.maxLength(100)),
  fields: v.pipe(v.array(field), v.maxLength(200)),
})
/** Beyond this there is no date (ECMA-262 §21.4.1.1). */
const latestMs = 8.64e15
const atMs = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(latestMs))
const entry = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger()),
  step: v.picklist(traceSteps),
  from: v.picklist(actors),
  to: v.picklist(actors),
  atMs,
  durationMs: v.exactOptional(atMs),
  outcome: v.picklist(['pending', 'ok', 'failed']),
  code: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z•][a-z0-9 ()•-]{0,59}$/))),
  request: v.exactOptional(message),
  response: v.exactOptional(message),
  facts: v.exactOptional(v.record(text, text)),
})
const entries = v.pipe(v.array(entry), v.maxLength(5_000))

/** Reads entries that were kept outside of the worker, all or nothing. Never throws; undefined: these are no entries. */
export function parseEntries(input: unknown): readonly TraceEntry[] | undefined {
  const parsed = v.safeParse(entries, input)
  return parsed.success ? (parsed.output as unknown as TraceEntry[]) : undefined
}
