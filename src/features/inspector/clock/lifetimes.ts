import type { SignedIn } from '#auth/auth.ts'

/** The life of a token on one line of time, in wall-clock milliseconds. */
export interface Lifetime {
  token: 'access' | 'id'
  fromMs: number
  untilMs: number
  /** When the vault renews it, where it can. */
  renewAtMs?: number
}

/** The vault keeps up to ten seconds for the way, and renews up to fifty before that (`vault/renewal.ts`). */
const renewalLeadMs = (lifeMs: number) => Math.min(10_000, lifeMs / 10) + Math.min(50_000, lifeMs / 10)

/** Means of renewal that ask nobody, so that it is known when they act. */
const byItself: readonly SignedIn['renewal'][] = ['refresh-token', 'token-helper', 'frame']

/** The lifetimes that are known of a session. */
export function lifetimesOf(
  signedIn: Pick<SignedIn, 'accessTokenIssuedAtMs' | 'accessTokenExpiresAtMs' | 'renewal' | 'idTokenClaims'>,
): readonly Lifetime[] {
  const { accessTokenIssuedAtMs: fromMs, accessTokenExpiresAtMs: untilMs, renewal, idTokenClaims } = signedIn
  const { iat, exp } = idTokenClaims
  return [
    ...(untilMs === undefined
      ? []
      : [
          {
            token: 'access' as const,
            fromMs,
            untilMs,
            ...(byItself.includes(renewal) ? { renewAtMs: untilMs - renewalLeadMs(untilMs - fromMs) } : {}),
          },
        ]),
    ...(typeof iat === 'number' && typeof exp === 'number'
      ? [{ token: 'id' as const, fromMs: iat * 1_000, untilMs: exp * 1_000 }]
      : []),
  ]
}

/** Where an instant lies in a life, from 0 to 1. */
export const placeIn = ({ fromMs, untilMs }: Lifetime, ms: number) =>
  Math.min(1, Math.max(0, (ms - fromMs) / (untilMs - fromMs)))

/** How far to go until a little before, or just after, an instant; at least a second. */
export const stepTo = (ms: number, nowMs: number) => Math.max(1_000, ms - nowMs)
