import type { FaultId } from '#mock/faults.ts'
import { clausesOf, type Clause, type ClauseName } from '../clauses.ts'
import type { Reading } from '../reading/reading.ts'
import type { Outcome } from './outcome.ts'

/** What the real client does while the provider misbehaves. */
export type Deed = 'sign-in' | 'allow' | 'read' | 'sync' | 'renew' | 'renew-and-read' | 'renew-by-frame'

/** A failure to learn from. Its id is that of the fault which the built-in provider is told to show. */
export interface Lesson {
  id: FaultId
  deed: Deed
  /** Where it is explained at length. */
  reading: Reading
  clauses: readonly Clause[]
}

interface LessonGroup {
  id: 'answer' | 'exchange' | 'id-token' | 'permission' | 'session' | 'api'
  lessons: readonly Lesson[]
}

const lesson = (id: FaultId, deed: Deed, reading: Reading, ...names: readonly ClauseName[]): Lesson => ({
  id,
  deed,
  reading,
  clauses: clausesOf(...names),
})

/** In the order in which a sign-in meets them; the texts are `lesson.<part>.<id>`. */
export const lessonGroups: readonly LessonGroup[] = [
  {
    id: 'answer',
    lessons: [
      lesson('redirect-uri-mismatch', 'sign-in', 'registration#redirect-uri', 'RFC 9700 §2.1', 'RFC 6749 §3.1.2.4'),
      lesson('access-denied', 'sign-in', 'callback#parameters', 'RFC 6749 §4.1.2.1'),
      lesson('wrong-state', 'sign-in', 'callback#state', 'RFC 6749 §10.12', 'RFC 9700 §4.7'),
    ],
  },
  {
    id: 'exchange',
    lessons: [
      lesson('code-expired', 'sign-in', 'power-of-attorney#permit-and-key', 'RFC 6749 §4.1.2', 'RFC 6749 §5.2'),
      lesson('code-replayed', 'sign-in', 'why-pkce#theft', 'RFC 6749 §4.1.2', 'RFC 6749 §10.5'),
      lesson('verifier-refused', 'sign-in', 'why-pkce#everyone', 'RFC 7636 §4.6', 'RFC 9700 §4.5'),
      lesson('client-secret-missing', 'sign-in', 'google#secret', 'RFC 6749 §2.1', 'RFC 6749 §2.3.1'),
    ],
  },
  {
    id: 'id-token',
    lessons: [
      lesson('wrong-issuer', 'sign-in', 'ten-steps#believing', 'OpenID Connect Core §3.1.3.7', 'RFC 9700 §4.4'),
      lesson('wrong-audience', 'sign-in', 'ten-steps#believing', 'OpenID Connect Core §3.1.3.7'),
      lesson(
        'nonce-mismatch',
        'sign-in',
        'ten-steps#believing',
        'OpenID Connect Core §3.1.3.7',
        'OpenID Connect Core §15.5.2',
      ),
      lesson('tampered-signature', 'sign-in', 'unstored-token#jwt', 'OpenID Connect Core §3.1.3.7', 'RFC 7515 §5.2'),
      lesson('unknown-key', 'sign-in', 'unstored-token#jwt', 'OpenID Connect Core §10.1.1', 'RFC 7515 §4.1.4'),
      lesson('alg-none', 'sign-in', 'unstored-token#jwt', 'RFC 8725 §3.1', 'OpenID Connect Core §3.1.3.7'),
      lesson('clock-skew', 'sign-in', 'ten-steps#believing', 'OpenID Connect Core §3.1.3.7', 'RFC 7519 §4.1.6'),
    ],
  },
  { id: 'permission', lessons: [lesson('scope-unticked', 'allow', 'scopes#partly', 'RFC 6749 §3.3')] },
  {
    id: 'session',
    lessons: [
      lesson('token-endpoint-down', 'renew', 'token-keeping#how-long', 'RFC 6749 §6'),
      lesson('refresh-token-reused', 'renew-and-read', 'three-tokens#refresh-token', 'RFC 9700 §4.14', 'RFC 6749 §6'),
      lesson('grant-revoked', 'read', 'unstored-token#cost', 'RFC 7009 §2.1', 'RFC 6750 §3.1'),
      lesson(
        'third-party-cookies-blocked',
        'renew-by-frame',
        'google#silent',
        'OpenID Connect Core §3.1.2.1',
        'OpenID Connect Core §3.1.2.6',
      ),
    ],
  },
  {
    id: 'api',
    lessons: [
      lesson('api-401', 'read', 'three-tokens#access-token', 'RFC 6750 §3.1', 'RFC 6749 §6'),
      lesson('api-403', 'read', 'scopes#enforced', 'RFC 6750 §3.1'),
      lesson('api-410', 'sync', 'eight-steps#use', 'Google: Synchronize resources efficiently'),
      lesson('api-429', 'read', 'eight-steps#use', 'RFC 6585 §4', 'RFC 9110 §10.2.3'),
    ],
  },
]

export const lessons: readonly Lesson[] = lessonGroups.flatMap((group) => group.lessons)

export const lessonOf = (id: string | null | undefined): Lesson | undefined => lessons.find((known) => known.id === id)

/** The one after it, in order. */
export const lessonAfter = (id: FaultId): Lesson | undefined =>
  lessons[lessons.findIndex((known) => known.id === id) + 1]

/** Whether the provider keeps what is wrong to itself. In any other lesson, who comes without an answer went back. */
export const answerNeverComes = (id: FaultId): boolean => id === 'redirect-uri-mismatch'

/** Whether it is done at the provider, on a page of its own. */
export const leaves = (deed: Deed): boolean => deed === 'sign-in' || deed === 'allow'

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
