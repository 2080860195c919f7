import type { TraceEntry, TraceField } from '#trace/entry.ts'
import { readMask } from '#trace/mask.ts'

/** Two steps that stand beside each other; one side is missing where the other session has no such step. */
export interface Pair {
  left?: TraceEntry
  right?: TraceEntry
}

/**
 * Puts two sessions side by side, step by step: a longest common subsequence of their kinds, oldest first. A file holds
 * a thousand steps at most, so the table has a million cells at most.
 */
export function align(one: readonly TraceEntry[], other: readonly TraceEntry[]): Pair[] {
  const width = other.length + 1
  const longest = new Uint16Array((one.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        one[i]?.step === other[j]?.step ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const [here, there] = [one[i], other[j]]
    if (here && there && here.step === there.step) {
      pairs.push({ left: here, right: there })
      i += 1
      j += 1
    } else if (here && (!there || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ left: here })
      i += 1
    } else if (there) {
      pairs.push({ right: there })
      j += 1
    }
  }
  return pairs
}

/** One thing that is not the same on both sides; a side that has no such thing has no value. */
export interface Difference {
  name: string
  left?: string
  right?: string
}

/** What differs in every session by its nature, and tells nothing. */
const alwaysNew = /(?:^|[ .])(?:state|nonce|code|code_challenge|date|etag|age|expires|iat|exp|tokenAgeSeconds)$/

/** In what two steps of one kind differ. Values that are hidden on both sides count as equal. */
export function differencesOf({ left, right }: Pair): Difference[] {
  const [one, other] = [valuesOf(left), valuesOf(right)]
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((name) => !alwaysNew.test(name))
    .map((name) => ({ name, left: one.get(name), right: other.get(name) }))
    .filter(({ left: a, right: b }) => a !== b && !(hidden(a) && hidden(b)))
    .map(({ name, left: a, right: b }) => ({
      name,
      ...(a === undefined ? {} : { left: a }),
      ...(b === undefined ? {} : { right: b }),
    }))
}

const hidden = (value: string | undefined) =>
  value !== undefined && (readMask(value) !== undefined || /^\d+ bytes$/.test(value))

function valuesOf(entry: TraceEntry | undefined): Map<string, string> {
  if (!entry) return new Map()
  const { outcome, code, request, response, facts = {} } = entry
  const named = (side: string, fields: readonly TraceField[]) =>
    fields.map(({ name, value }) => [`${side} ${name}`, value] as const)
  return new Map<string, string>([
    ['outcome', outcome],
    ...(code === undefined ? [] : [['problem', code] as const]),
    ...(request ? [['request', request.line] as const] : []),
    ...(response ? [['response', response.line] as const] : []),
    ...named('request', [...(request?.headers ?? []), ...(request?.fields ?? [])]),
    ...named('response', [...(response?.headers ?? []), ...(response?.fields ?? [])]),
    ...Object.entries(facts),
  ])
}
