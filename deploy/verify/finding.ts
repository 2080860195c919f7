/** What a finding is about, in the order of the report. */
export const areas = [
  'address',
  'configuration',
  'pages',
  'files',
  'headers',
  'policy',
  'caching',
  'compression',
  'provider',
  'redirect URI',
  'APIs',
] as const
export type Area = (typeof areas)[number]

/**
 * What one check has to say of a site:
 * - `fine`: as it should be
 * - `advice`: works, but could be better, or cannot be seen from outside
 * - `wrong`: people will meet it; `fix` says what to do
 */
export interface Finding {
  area: Area
  outcome: 'fine' | 'advice' | 'wrong'
  what: string
  fix?: string
}

export const fine = (area: Area, what: string): Finding => ({ area, outcome: 'fine', what })
export const advice = (area: Area, what: string, fix: string): Finding => ({ area, outcome: 'advice', what, fix })
export const wrong = (area: Area, what: string, fix: string): Finding => ({ area, outcome: 'wrong', what, fix })

/** What is wrong, or one sentence that says that nothing is. */
export const orFine = (findings: readonly Finding[], area: Area, what: string): readonly Finding[] =>
  findings.some(({ outcome }) => outcome === 'wrong') ? findings : [fine(area, what), ...findings]

const longestQuote = 160

/** Foreign text in a sentence: one line, of bounded length, without signs that a terminal obeys. */
export function quoted(text: string): string {
  const clean = plain(text)
  return `“${clean.length > longestQuote ? `${clean.slice(0, longestQuote)}…` : clean}”`
}

/** Text without control, format and line signs: it may have come from anybody, and is written to a terminal. */
export const plain = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')

/** `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  const last = shown.pop()
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last ?? ''}`
}
