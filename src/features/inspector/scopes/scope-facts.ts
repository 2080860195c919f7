import { signInScopes } from '#config/google-defaults.ts'
import { covers } from '#config/scopes.ts'
import type { TraceEntry } from '#trace/entry.ts'

/** How a scope stands: allowed, asked for and not allowed, or never asked for. */
export type ScopeState = 'granted' | 'refused' | 'not-asked'

export interface ScopeFacts {
  scope: string
  state: ScopeState
  /** Calls of APIs that this scope allowed, oldest first. */
  usedBy: readonly TraceEntry[]
}

const factNames: { grantedScope: string } = { grantedScope: 'grantedScope' }

/** Every scope that was asked for, granted or could be asked for, and which calls it allowed. */
export function scopeFacts(
  known: { requested: readonly string[]; granted: readonly string[]; possible: readonly string[] },
  trace: readonly TraceEntry[],
): ScopeFacts[] {
  const { requested, granted, possible } = known
  const used = (scope: string) =>
    trace.filter(({ step, facts }) => step === 'api-request' && facts?.[factNames.grantedScope] === scope)
  const signIn = signInScopes.filter((scope) => granted.includes(scope))
  return [...new Set([...signIn, ...granted, ...requested, ...possible])].map((scope) => ({
    scope,
    state: covers(granted, scope) ? 'granted' : requested.includes(scope) ? 'refused' : 'not-asked',
    usedBy: used(scope),
  }))
}

/** A scope as people say it: Google's without the address that all of them begin with. */
export const shortScope = (scope: string) => scope.replace(/^https:\/\/www\.googleapis\.com\/auth\//, '')
