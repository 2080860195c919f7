import type { TraceEntry } from '#trace/entry.ts'

/** The checks of OpenID Connect Core §3.1.3.7 in the vault's order, and the number of the rule each follows. */
export const idTokenChecks = [
  { name: 'alg', rule: '(7)' },
  { name: 'signature', rule: '(6)' },
  { name: 'iss', rule: '(2)' },
  { name: 'aud', rule: '(3)' },
  { name: 'azp', rule: '(4, 5)' },
  { name: 'nonce', rule: '(11)' },
  { name: 'at_hash', rule: '§3.1.3.8' },
  { name: 'sub', rule: '§2' },
  { name: 'iat', rule: '(10)' },
  { name: 'exp', rule: '(9)' },
] as const

export interface CheckResult {
  name: (typeof idTokenChecks)[number]['name']
  rule: string
  /** `absent`: the token had nothing to check here, or an earlier check had refused it. */
  result: 'passed' | 'failed' | 'absent'
  expected?: string
  actual?: string
}

/** What the vault noted of the last ID token it judged; undefined where it judged none yet. */
export function checkResults(entries: readonly TraceEntry[]): readonly CheckResult[] | undefined {
  const facts = entries.findLast(({ step }) => step === 'id-token')?.facts
  if (!facts) return undefined
  const named = (list: string | undefined) => list?.split(' ') ?? []
  const passed = named(facts['checks'])
  const failed = named(facts['failed'])
  return idTokenChecks.map(({ name, rule }): CheckResult => {
    const expected = facts[`${name}.expected`]
    const actual = facts[`${name}.actual`]
    return {
      name,
      rule,
      result: failed.includes(name) ? 'failed' : passed.includes(name) ? 'passed' : 'absent',
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
    }
  })
}

/** `kid` and `alg` of the keys that were fetched last, and how often keys were fetched. */
export function publishedKeys(entries: readonly TraceEntry[]): {
  fetches: number
  keys: readonly { kid: string; alg: string }[]
} {
  const fetched = entries.filter(({ step, outcome }) => step === 'keys' && outcome === 'ok')
  const fields = new Map<string, string>(fetched.at(-1)?.response?.fields.map(({ name, value }) => [name, value]))
  const keys = Array.from({ length: 20 }, (_, at) => ({
    kid: fields.get(`keys.${at}.kid`) ?? '',
    alg: fields.get(`keys.${at}.alg`) ?? '',
  })).filter(({ kid }) => kid !== '')
  return { fetches: fetched.length, keys }
}

/** Claims that are explained; of any other it is said that the provider added it. */
const explainedClaims = [
  'iss',
  'sub',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'name',
  'given_name',
  'family_name',
  'picture',
  'email',
  'email_verified',
  'hd',
  'locale',
] as const

export const explanationOf = (claim: string) => explainedClaims.find((known) => known === claim) ?? 'other'

/** Claims whose value is a time, in seconds since 1970 (RFC 7519 §2). */
export const isTime = (claim: string) => ['exp', 'iat', 'nbf', 'auth_time'].includes(claim)
