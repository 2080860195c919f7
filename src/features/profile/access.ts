import type { SignedIn } from '#auth/auth.ts'
import { covers, normalizeScope } from '#config/scopes.ts'

export type ScopeState = 'granted' | 'refused' | 'not-asked'

/** What became of a scope: granted by itself or by a wider one, asked for in vain, or never asked. */
export function scopeState(scope: string, signedIn: Pick<SignedIn, 'grantedScopes' | 'requestedScopes'>): ScopeState {
  if (covers(signedIn.grantedScopes.map(normalizeScope), scope)) return 'granted'
  return signedIn.requestedScopes.includes(scope) ? 'refused' : 'not-asked'
}

/** One word for several scopes. */
export function summaryOf(states: readonly ScopeState[]): ScopeState | 'partly' {
  const [first] = states
  if (first === undefined) return 'granted'
  if (states.every((state) => state === first)) return first
  return states.includes('granted') ? 'partly' : 'refused'
}
