import * as v from 'valibot'
import { actors, traceSteps, type TraceEntry } from './entry.ts'

/** Redaction leaves no control or direction characters, so a text that has one was not written by it. */
const text = v.pipe(v.string(), v.maxLength(1_000), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u))
const field = v.strictObject({ name: text, value: text, masked: v.boolean() })
const headersAndFields = {
  headers: v.pipe(v.array(field), v.maxLength(100)),
  fields: v.pipe(v.array(field), v.maxLength(200)),
}
const hidden = String.raw`•{4}(?: \(\d+ characters\))?`
const request = v.strictObject({
  line: v.pipe(text, v.regex(new RegExp(`^(?:(?:[A-Z]{3,7}|${hidden}) (?:https?://|${hidden}$)|${hidden}$)`))),
  ...headersAndFields,
})
const response = v.strictObject({
  line: v.pipe(text, v.regex(new RegExp(String.raw`^(?:-?\d{1,6}|${hidden})$`))),
  ...headersAndFields,
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
  request: v.exactOptional(request),
  response: v.exactOptional(response),
  facts: v.exactOptional(v.pipe(v.record(text, text), v.maxEntries(100))),
})
const entries = v.array(entry)
/** Twice of what a recorder keeps. */
const maxEntries = 1_000

/** Reads entries that were kept outside of the worker, all or nothing. Never throws; undefined: these are no entries. */
export function parseEntries(input: unknown): readonly TraceEntry[] | undefined {
  if (!Array.isArray(input) || input.length > maxEntries) return undefined
  // One thing that is wrong is enough; a list of all of them would be longer than the input.
  const parsed = v.safeParse(entries, input, { abortEarly: true })
  return parsed.success ? (parsed.output as unknown as TraceEntry[]) : undefined
}
