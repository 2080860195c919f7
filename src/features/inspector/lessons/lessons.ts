import type { FaultId } from '#mock/faults.ts'
import { lessonClauses, type LessonClause } from './lesson-clauses.ts'
import type { Outcome } from './outcome.ts'

/** What the real client does while the provider misbehaves. */
export type Deed = 'sign-in' | 'allow' | 'read' | 'sync' | 'renew' | 'renew-and-read' | 'renew-by-frame'

/** A failure to learn from. Its id is that of the fault which the built-in provider is told to show. */
export interface Lesson {
  id: FaultId
  deed: Deed
  clauses: readonly LessonClause[]
}

interface LessonGroup {
  id: 'answer' | 'exchange' | 'id-token' | 'permission' | 'session' | 'api'
  lessons: readonly Lesson[]
}

const lesson = (id: FaultId, deed: Deed, ...clauses: readonly (keyof typeof lessonClauses)[]): Lesson => ({
  id,
  deed,
  clauses: clauses.map((name) => lessonClauses[name]),
})

/** In the order in which a sign-in meets them; the texts are `lesson.<part>.<id>`. */
export const lessonGroups: readonly LessonGroup[] = [
  {
    id: 'answer',
    lessons: [
      lesson('redirect-uri-mismatch', 'sign-in', 'exactRedirect', 'redirectEndpoint'),
      lesson('access-denied', 'sign-in', 'errorResponse'),
      lesson('wrong-state', 'sign-in', 'crossSite', 'stateDefence'),
    ],
  },
  {
    id: 'exchange',
    lessons: [
      lesson('code-expired', 'sign-in', 'codeLife', 'tokenError'),
      lesson('code-replayed', 'sign-in', 'codeLife', 'codeTheft'),
      lesson('verifier-refused', 'sign-in', 'verifier', 'codeInjection'),
      lesson('client-secret-missing', 'sign-in', 'publicClients', 'clientSecret'),
    ],
  },
  {
    id: 'id-token',
    lessons: [
      lesson('wrong-issuer', 'sign-in', 'validation', 'mixUp'),
      lesson('wrong-audience', 'sign-in', 'validation'),
      lesson('nonce-mismatch', 'sign-in', 'validation', 'nonce'),
      lesson('tampered-signature', 'sign-in', 'validation', 'jwtSignature'),
      lesson('unknown-key', 'sign-in', 'keyRotation', 'keyId'),
      lesson('alg-none', 'sign-in', 'algorithms', 'validation'),
      lesson('clock-skew', 'sign-in', 'validation', 'jwtTimes'),
    ],
  },
  { id: 'permission', lessons: [lesson('scope-unticked', 'allow', 'grantedScope')] },
  {
    id: 'session',
    lessons: [
      lesson('token-endpoint-down', 'renew', 'refresh'),
      lesson('refresh-token-reused', 'renew-and-read', 'rotation', 'refresh'),
      lesson('grant-revoked', 'read', 'revocation', 'invalidToken'),
      lesson('third-party-cookies-blocked', 'renew-by-frame', 'silent', 'silentErrors'),
    ],
  },
  {
    id: 'api',
    lessons: [
      lesson('api-401', 'read', 'invalidToken', 'refresh'),
      lesson('api-403', 'read', 'insufficientScope'),
      lesson('api-410', 'sync', 'calendarSync'),
      lesson('api-429', 'read', 'tooMany', 'retryAfter'),
    ],
  },
]

export const lessons: readonly Lesson[] = lessonGroups.flatMap((group) => group.lessons)

export const lessonOf = (id: string | null | undefined): Lesson | undefined => lessons.find((known) => known.id === id)

/** The one after it, in order. */
export const lessonAfter = (id: FaultId): Lesson | undefined =>
  lessons[lessons.findIndex((known) => known.id === id) + 1]

/** Whether somebody has to be signed in at the built-in provider, and have the calendar allowed. */
export function needsOf(deed: Deed): { session: boolean; calendar: boolean } {
  return {
    session: deed !== 'sign-in',
    calendar: deed === 'read' || deed === 'sync' || deed === 'renew-and-read',
  }
}

/** Lessons in which Google does otherwise than the demo; the texts are `lesson.google.<id>`. */
export const differsAtGoogle: ReadonlySet<FaultId> = new Set([
  'redirect-uri-mismatch',
  'client-secret-missing',
  'scope-unticked',
  'refresh-token-reused',
  'grant-revoked',
  'third-party-cookies-blocked',
  'api-429',
])

/** What one may expect to happen, of which one will. */
export function choicesOf(deed: Deed): readonly Outcome[] {
  if (deed === 'sign-in') {
    return ['stays-at-provider', 'answer-refused', 'exchange-refused', 'id-token-refused', 'signed-in']
  }
  if (deed === 'allow') return ['answer-refused', 'signed-in-with-less', 'signed-in']
  return ['repeated', 'request-failed', 'session-ends', 'as-usual']
}
