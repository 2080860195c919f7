import type { Instant } from './clock.ts'
import type { Problem, RenewalMeans, SessionSnapshot, SessionState, SignedIn, Tier } from './protocol.ts'
import type { ProviderClient } from './provider-client.ts'
import { keptByHelper, type RefreshToken } from './token-response.ts'

/** A broker's own token: it goes to the broker, and to no API. */
export interface BrokerToken {
  accessToken: string
  issuedAt: Instant
  lifetimeMs?: number
  scopes: readonly string[]
}

/** The tokens of the person who is signed in. They are held here, in the worker's memory, and nowhere else. */
export interface Live {
  client: ProviderClient
  /** What the APIs take; empty where there is none now. */
  accessToken: string
  /** Where the provider hands over another token for the APIs. */
  broker?: BrokerToken
  refreshToken?: RefreshToken
  idToken: string
  /**
   * Sent with the sign-in; an ID token that comes with a refresh may repeat it, and no other (Core §12.2). Undefined
   * where a refresh was the beginning.
   */
  nonce: string | undefined
  issuedAt: Instant
  /** Undefined where the provider names no lifetime. */
  lifetimeMs?: number
  signedIn: SignedIn
}

/** The token that the provider's own endpoints take. */
export const ownTokenOf = ({ broker, accessToken }: Pick<Live, 'broker' | 'accessToken'>): string =>
  broker?.accessToken ?? accessToken

/** What a renewal brings; members that are absent keep their value (RFC 6749 §6: the refresh token may stay). */
export type Renewed = Pick<Live, 'accessToken' | 'issuedAt' | 'lifetimeMs'> &
  Partial<Pick<Live, 'broker' | 'refreshToken' | 'idToken' | 'nonce'>> & { signedIn: Partial<SignedIn> }

export interface Session {
  readonly state: SessionState
  readonly live: Live | undefined
  /** Changes whenever somebody signs in or out: what was begun in another generation must not take effect. */
  readonly generation: number
  snapshot: () => SessionSnapshot
  ready: (restorable?: { providerId: string }) => void
  /** Whether somebody may be restored; whoever asks tries it, and nobody else of this vault does. */
  takeRestorable: () => boolean
  signingIn: () => void
  signInFailed: () => void
  establish: (live: Live) => void
  renewing: () => void
  renewed: (renewed: Renewed) => void
  /** A refresh token was spent: who still holds it gets the one that came for it (RFC 9700 §4.14). */
  rotated: (spent: RefreshToken, next: RefreshToken) => void
  /** The broker's own token was renewed, whatever it will hand over for it. */
  brokerRenewed: (before: BrokerToken | undefined, next: BrokerToken) => void
  /** The broker hands over no token for the APIs: the person is signed in all the same, and is told. */
  withoutApiToken: (problem: Problem) => void
  /** A renewal ended without a new token and without a refusal: the session goes on. */
  renewalPaused: () => void
  /** The provider refused the refresh token; the access token may still live. */
  renewalRefused: () => void
  describe: (account: SignedIn['account'], claims: SignedIn['idTokenClaims']) => void
  expire: (problem: Problem) => void
  end: () => void
  revocationPending: (pending: boolean) => void
  /** What a snapshot tells beside who is signed in has changed: the built-in provider's clock, the client of one's own. */
  changed: () => void
  /** A sign-in beside the session failed, in a window of its own; the session goes on. */
  report: (problem: Problem) => void
  dismiss: () => void
}

/** The one owner of who is signed in; publishes a snapshot at each change. */
export function createSession(
  tier: Tier,
  publish: (snapshot: SessionSnapshot) => void,
  more: () => Pick<SessionSnapshot, 'awaiting' | 'clockAheadMs' | 'ownProvider'> = () => ({}),
): Session {
  let state: SessionState = 'unknown'
  let live: Live | undefined
  let generation = 0
  let revision = 0
  let problem: Problem | undefined
  let whyExpired: Problem | undefined
  let restorable: { providerId: string } | undefined
  let revocationPending = false

  const snapshot = (): SessionSnapshot => ({
    state,
    revision,
    tier,
    ...(live ? { signedIn: live.signedIn } : {}),
    ...(problem ? { problem } : {}),
    ...(restorable && !live ? { restorable } : {}),
    ...more(),
    revocationPending,
  })
  const become = (next: SessionState) => {
    state = next
    revision += 1
    publish(snapshot())
  }

  return {
    get state() {
      return state
    },
    get live() {
      return live
    },
    get generation() {
      return generation
    },
    snapshot,
    ready: (hint) => {
      restorable = hint
      if (state === 'unknown') become('signed-out')
    },
    takeRestorable: () => {
      if (!restorable || live) return false
      restorable = undefined
      become(state)
      return true
    },
    signingIn: () => {
      if (!live) become('signing-in')
    },
    signInFailed: () => {
      restorable = undefined
      if (!live) become('signed-out')
    },
    establish: (next) => {
      generation += 1
      live = { ...next, signedIn: { ...next.signedIn, renewal: meansOf(next) } }
      problem = undefined
      restorable = undefined
      become('signed-in')
    },
    renewing: () => become('renewing'),
    renewed: ({ signedIn, ...tokens }) => {
      if (!live) return
      const next: Live = { ...live, ...tokens }
      if (tokens.lifetimeMs === undefined) delete next.lifetimeMs
      const { accessTokenExpiresAtMs: _before, ...known } = live.signedIn
      live = { ...next, signedIn: { ...known, ...signedIn, renewal: meansOf(next) } }
      problem = undefined
      become('signed-in')
    },
    rotated: (spent, next) => {
      if (live?.refreshToken === spent) live = { ...live, refreshToken: next }
    },
    brokerRenewed: (before, next) => {
      if (live && live.broker === before) live = { ...live, broker: next }
    },
    withoutApiToken: (reason) => {
      if (!live) return
      const { lifetimeMs: _over, ...rest } = live
      const { accessTokenExpiresAtMs: _at, ...signedIn } = live.signedIn
      live = { ...rest, accessToken: '', signedIn }
      problem = reason
      become('signed-in')
    },
    renewalPaused: () => {
      if (live) become(live.accessToken === '' && !live.broker ? 'expired' : 'signed-in')
    },
    renewalRefused: () => {
      if (!live) return
      const { refreshToken: _refused, ...rest } = live
      live = { ...rest, signedIn: { ...live.signedIn, renewal: meansOf(rest) } }
      become('signed-in')
    },
    describe: (account, idTokenClaims) => {
      if (!live) return
      live = { ...live, signedIn: { ...live.signedIn, account, idTokenClaims } }
      become(state)
    },
    expire: (reason) => {
      if (!live) return
      const { refreshToken: _over, broker: _too, ...rest } = live
      const renewal = isByPopup(rest) ? 'popup' : 'none'
      live = { ...rest, accessToken: '', signedIn: { ...live.signedIn, renewal } }
      problem = reason
      whyExpired = reason
      become('expired')
    },
    end: () => {
      generation += 1
      live = undefined
      problem = undefined
      restorable = undefined
      become('signed-out')
    },
    revocationPending: (pending) => {
      if (pending === revocationPending) return
      revocationPending = pending
      become(state)
    },
    changed: () => become(state),
    report: (reason) => {
      problem = reason
      become(state)
    },
    dismiss: () => {
      const left = state === 'expired' ? whyExpired : undefined
      if (problem === left) return
      problem = left
      become(state)
    },
  }
}

/** By issuer and subject, never by e-mail (OpenID Connect Core §5.7). */
export function isSamePerson(one: Live | undefined, other: Live): boolean {
  return (
    one?.client.provider.id === other.client.provider.id &&
    one.signedIn.account.subject === other.signedIn.account.subject
  )
}

function meansOf(live: Pick<Live, 'refreshToken' | 'client'>): RenewalMeans {
  if (live.refreshToken) return live.refreshToken === keptByHelper ? 'token-helper' : 'refresh-token'
  if (isByPopup(live)) return 'popup'
  return live.client.provider.silentFrame ? 'frame' : 'none'
}

/** Google gives a page without a server nothing to renew with, but its own session, which needs a click. */
const isByPopup = ({ client }: Pick<Live, 'client'>) => client.provider.kind === 'google-direct'
