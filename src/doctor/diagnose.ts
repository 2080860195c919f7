import { reasons, type Reason, type ReasonId } from './reasons.ts'

const all: readonly (readonly [ReasonId, Reason])[] = Object.entries(reasons) as [ReasonId, Reason][]

/** So many causes are looked at; more would help nobody. */
const maxReasons = 4

/**
 * What may be behind a failure, likeliest first. A code that says it all decides, then a provider that has a word for
 * it, then any other code.
 * @param code of the failure, from whichever closed list
 * @param words `error` of an OAuth answer, or reasons of an API's refusal
 */
export function diagnose(code: string | undefined, words: readonly string[] = []): readonly ReasonId[] {
  const named = all.filter(([, reason]) => reason.words?.some((word) => words.includes(word)))
  const coded = all.filter(([, reason]) => reason.codes?.some((one) => one === code))
  const certain = coded.filter(([, reason]) => reason.certain)
  return ([certain, named, coded].find(({ length }) => length > 0) ?? []).map(([id]) => id).slice(0, maxReasons)
}

/**
 * What Google's own page says, as far as its text or its address names one of the errors it keeps people with. The
 * address holds the error in base64 (`authError`).
 * @param pasted whatever somebody copied from that page
 */
export function readGooglesPage(pasted: string): ReasonId | undefined {
  const text = `${pasted} ${[...pasted.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].map(([run]) => decoded(run)).join(' ')}`
  // `invalid_client` is no part of another name, but a page for developers may repeat a general one beside it.
  const found = all.filter(([, { mark }]) => mark !== undefined && text.includes(mark))
  return found.toSorted(([, a], [, b]) => (b.mark?.length ?? 0) - (a.mark?.length ?? 0))[0]?.[0]
}

function decoded(run: string): string {
  try {
    return atob(run.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}
