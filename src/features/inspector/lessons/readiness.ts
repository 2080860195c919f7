import type { SessionSnapshot } from '#auth/auth.ts'
import type { Provider } from '#config/configuration.ts'
import { missingScopes } from '#config/scopes.ts'
import { leaves, needsOf, type Deed } from './lessons.ts'

/** What has to be done before a lesson can be run. The texts are `lesson.ready.<readiness>`. */
export type Readiness = 'no-demo' | 'elsewhere' | 'sign-in' | 'allow' | 'leaves' | 'stays'

/** Whether a lesson can be run now (`leaves` for the provider, or `stays` here), or what is in the way. */
export function readinessOf(deed: Deed, demo: Provider | undefined, { state, signedIn }: SessionSnapshot): Readiness {
  if (!demo) return 'no-demo'
  if (signedIn && signedIn.providerId !== demo.id) return 'elsewhere'
  const needs = needsOf(deed)
  if (needs.session && (!signedIn || state === 'expired')) return 'sign-in'
  if (needs.calendar && missingScopes(demo, 'calendar', signedIn?.grantedScopes ?? []).length > 0) return 'allow'
  return leaves(deed) ? 'leaves' : 'stays'
}
