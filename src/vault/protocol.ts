import type { Provider } from '#config/configuration.ts'
import type { TraceEntry } from '#trace/entry.ts'

/**
 * What the page and the vault may say to each other: all that a page may import of the vault.
 * Nothing here can hold an access token, a refresh token, a raw ID token, an authorization code after its
 * callback, or a code verifier, but for the answer of `reveal`, which the built-in provider alone gets; keep it so.
 */

/** Part of the worker's name: pages and vaults of different protocols never meet. */
export const protocolVersion = 8

export type Tier = 'shared-extended' | 'shared' | 'dedicated'

export type SessionState = 'unknown' | 'signed-out' | 'signing-in' | 'signed-in' | 'renewing' | 'expired'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The person, keyed by (issuer, subject), never by e-mail (OpenID Connect Core §5.7). */
export interface Account {
  issuer: string
  subject: string
  name?: string
  email?: string
  /** True only where the provider says `email_verified: true`. */
  emailVerified: boolean
  /** https URL of a picture, not loaded by Pixy unless the policy allows its host. */
  picture?: string
}

/** How the ID token was verified (OpenID Connect Core §3.1.3.7), for the profile and the inspector. */
export interface Verification {
  algorithm: string
  keyId?: string
  keysUrl: string
  verifiedAtMs: number
  /** Names of the checks that passed, in order: signature, iss, aud, azp, exp, iat, nonce, at_hash, sub. */
  checks: readonly string[]
}

/**
 * - `token-helper`: by the refresh token that the site's token helper keeps in a cookie no script can read
 * - `popup`: by the person alone, whose click opens a window for it; nothing happens by itself
 */
export type RenewalMeans = 'refresh-token' | 'token-helper' | 'frame' | 'popup' | 'top-level' | 'none'

/** Who is signed in, as every page may know it. */
export interface SignedIn {
  providerId: string
  account: Account
  idTokenClaims: { readonly [name: string]: Json }
  verification: Verification
  /** Asked at the authorization endpoint so far. */
  requestedScopes: readonly string[]
  /** Granted by the provider, in its own spelling (RFC 6749 §5.1). */
  grantedScopes: readonly string[]
  signedInAtMs: number
  /** Wall-clock milliseconds; undefined where the provider names no lifetime. */
  accessTokenExpiresAtMs?: number
  accessTokenIssuedAtMs: number
  renewal: RenewalMeans
  /** How often the access token was renewed in this session. */
  renewals: number
}

/** A snapshot of the session, pushed to every tab at each change. `revision` rises within one boot. */
export interface SessionSnapshot {
  state: SessionState
  revision: number
  tier: Tier
  signedIn?: SignedIn
  /** Why the last sign-in or renewal failed, until the next attempt. */
  problem?: Problem
  /** Signed out, but a person was here: a top-level `prompt=none` may restore them, once, on a fresh page load. */
  restorable?: { providerId: string }
  /** How far a learner moved the clock of the built-in provider, and the vault's with it; absent where nobody did. */
  clockAheadMs?: number
  /** A person left for this provider, visibly, and no answer has come yet. */
  awaiting?: { providerId: string }
  /** The provider that was added in this browser, as the vault makes it of a client id. */
  ownProvider?: Provider
  /** A revocation that the network refused so far; the person is signed out all the same. */
  revocationPending: boolean
}

/** Why a sign-in, a callback or a renewal failed. Closed list: the screens have a sentence for each, in each language. */
export const signInCodes = [
  'access-denied',
  'login-required',
  'callback-malformed',
  'state-missing',
  'state-unknown',
  'transaction-expired',
  'issuer-mismatch',
  'issuer-missing',
  'flow-confused',
  'provider-error',
  'provider-unreachable',
  'provider-metadata',
  'pkce-unsupported',
  'endpoint-not-allowed',
  'policy-blocked',
  'token-refused',
  'client-secret-missing',
  'token-response',
  'api-token',
  'id-token-missing',
  'id-token-malformed',
  'id-token-algorithm',
  'id-token-signature',
  'id-token-key',
  'id-token-issuer',
  'id-token-audience',
  'id-token-expired',
  'id-token-nonce',
  'id-token-subject',
  'id-token-access-token-hash',
  'clock-skew',
  'account-changed',
  'session-ended',
  'renewal-refused',
  'offline',
  'timeout',
  'popup-blocked',
  'vault-unavailable',
  'vault-lost',
  'configuration',
] as const
export type SignInCode = (typeof signInCodes)[number]

/** A failure that is safe to show: a code and facts (provider's error code, minutes of skew), never a secret or a raw body. */
export interface Problem {
  code: SignInCode
  facts: Readonly<Record<string, string>>
  /** Where to try again, when the failed sign-in says so. */
  providerId?: string
}

export interface BeginRequest {
  providerId: string
  /** Further scopes to ask for, beside those of sign-in; used by "allow calendar". */
  scopes?: readonly string[]
  /** Where to come back to: path, query and hash below the base path, checked again when used. */
  returnTo: string
  loginHint?: string
  /** Language of the page, as a BCP 47 tag: the provider's pages should speak it too (Core §3.1.2.1 `ui_locales`). */
  uiLocales?: string
  /** `none`: top-level restore without a screen (OpenID Connect Core §3.1.2.1). */
  prompt?: 'none' | 'select_account'
  /** The answer comes in a window opened for it, while the person stays on their page. */
  popup?: boolean
}

export interface CallbackRequest {
  /** `location.search` of the callback, as it was. */
  query: string
  /** `location.hash` of the callback, as it was. */
  fragment: string
  /** True where the callback arrived in the hidden frame of a renewal. */
  frame: boolean
}

/** How a callback ended: where the page goes now, and the problem to show there, if any. */
export interface CallbackResult {
  returnTo: string
  problem?: Problem
  /** The answer came in a window that was opened for it, and that has nothing more to do. */
  popup?: boolean
}

/** A request to a configured API. The page names the API and a path below its prefix; the vault builds the URL. */
export interface ApiRequest {
  /** A key of `apis` in the configuration. */
  api: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's prefix, without a leading slash. Segments are encoded by the caller. */
  path: string
  query?: Readonly<Record<string, string | readonly string[]>>
  /**
   * Only Accept, Accept-Language, Content-Type, If-Match, If-None-Match, Range, and those of resumable uploads pass:
   * Content-Range, X-Upload-Content-* and X-GUploader-No-308, without which a 308 would be a redirect.
   */
  headers?: Readonly<Record<string, string>>
  /** Bytes are handed over: the sender cannot use them any more. */
  body?: string | ArrayBuffer
  /** Any one of these scopes allows the call; empty: no scope needed. Checked before anything is sent. */
  scopes: readonly string[]
  /** Default `text`. */
  read?: 'text' | 'bytes'
  /** For the inspector alone: send although no granted scope allows it, so that the API's own refusal is seen. */
  unchecked?: boolean
}

export type SendFailureCode =
  | 'signed-out'
  | 'expired'
  | 'scope-missing'
  /** A broker hands over no token for the APIs; the person is signed in all the same. */
  | 'api-token'
  | 'destination-not-allowed'
  | 'offline'
  | 'timeout'
  | 'too-large'
  | 'aborted'
  | 'vault-lost'

/** What came of a request: the server's answer, whatever its status, or the reason why there is none. */
export type SendResult =
  | {
      kind: 'answer'
      status: number
      headers: Readonly<Record<string, string>>
      body: string | ArrayBuffer
      /** Id of the exchange's entry in the trace. */
      step?: number
    }
  | { kind: 'failure'; code: SendFailureCode; scopes?: readonly string[] }

/** Where a hidden value of the trace stands: an entry, one side of it, and the name of the field or header. */
export interface HiddenValue {
  entry: number
  side: 'request' | 'response'
  name: string
}

declare const revealed: unique symbol

/**
 * A secret of the built-in provider, whole. It opens nothing outside of this browser, and is its own type so that it
 * cannot be put where a redacted text belongs.
 */
export type RevealedValue = string & { readonly [revealed]: true }

export interface SignOutRequest {
  /** Also revoke the grant at the provider (RFC 7009). */
  revoke: boolean
  /** Where the provider's end-session endpoint should return to; absent: do not visit it. */
  postLogoutRedirectUri?: string
}

/** What a learner may ask of the built-in provider, and of no other. */
export type DemoRequest =
  | { do: 'look' }
  /** It misbehaves in these ways, until told otherwise or, with `once`, until each was met. */
  | {
      do: 'faults'
      ids: readonly string[]
      once: boolean
      /** Where to come back to from an answer that belongs to no sign-in. */
      waitingAt?: string
    }
  /** Its clock goes forward, and the vault's with it; only while somebody is signed in there. */
  | { do: 'forward'; ms: number }
  | { do: 'rotate-keys' }
  /** An authorization code made for this challenge is redeemed with this verifier; no token of it is kept. */
  | { do: 'practise'; codeChallenge: string; codeVerifier: string }
  /** A renewal in a hidden frame, though there is a refresh token. */
  | { do: 'renew-by-frame' }

/** The built-in provider's own side, as far as a learner may see it. */
export interface DemoState {
  faults: readonly string[]
  clockAheadMs: number
  /** `kid` of each published key; the first one signs. */
  keyIds: readonly string[]
  redirectUris: readonly string[]
}

export interface DemoAnswer {
  problem?: Problem
  state?: DemoState
  practice?: { accepted: true } | { accepted: false; code: SignInCode; error?: string }
}

export type ExaminedEndpoint = 'discovery' | 'keys' | 'token'

/** What was found out about a provider without a sign-in. */
export interface Examination {
  checks: readonly {
    endpoint: ExaminedEndpoint
    /** Its origin. */
    address: string
    /** `cors`: it answers, but this site may not read it. `policy`: the site's own policy forbids the request. */
    outcome: 'ok' | 'policy' | 'cors' | 'unreachable' | 'offline'
  }[]
  /** How far this device is ahead of the provider; where it is not exact, at least so far behind as it says. */
  clock?: { aheadMs: number; exact: boolean }
}

/** The calls a page may make, by name: argument and answer. */
export interface VaultCalls {
  begin: { argument: BeginRequest; answer: { url: string } | { problem: Problem } }
  callback: { argument: CallbackRequest; answer: CallbackResult }
  send: { argument: ApiRequest; answer: SendResult }
  renew: { argument: undefined; answer: { problem?: Problem } }
  signOut: { argument: SignOutRequest; answer: { endSessionUrl?: string } }
  /** The page gave up on a failed sign-in: forget the problem. */
  dismiss: { argument: undefined; answer: void }
  /** The hidden frame of a renewal ended without a callback. */
  frameFailed: { argument: { reason: 'timeout' | 'blocked' }; answer: void }
  /** Only the built-in provider: a value that the trace hides, whole. No answer at all for any other provider. */
  reveal: { argument: HiddenValue; answer: { value?: RevealedValue } }
  /** Looks whether a provider can be asked from here; without an id Google, whether or not it is configured. */
  examine: { argument: { providerId?: string }; answer: Examination }
  /** Keeps a client id of Google for this browser, as a provider of its own, or, without one, forgets it. */
  ownClient: { argument: { clientId?: string }; answer: { problem?: Problem } }
  /** Only the built-in provider: start its world anew. */
  resetDemo: { argument: undefined; answer: void }
  /** Only the built-in provider, and only while nobody is signed in at another one. */
  demo: { argument: DemoRequest; answer: DemoAnswer }
}
export type VaultCallName = keyof VaultCalls

export type ToVault =
  | { [N in VaultCallName]: { type: 'call'; id: number; name: N; argument: VaultCalls[N]['argument'] } }[VaultCallName]
  | { type: 'abort'; id: number }
  | { type: 'visible'; visible: boolean }
  | { type: 'online'; online: boolean }
  /** The page asks for all trace entries so far and then for each change. */
  | { type: 'watch-trace'; watch: boolean }
  | { type: 'goodbye' }

export type FromVault =
  /** First message on every connection, and after a reset: who is speaking. */
  | { type: 'hello'; bootId: string; protocolVersion: number }
  /** In the place of hello: this kind of worker cannot keep what must outlive it; one of a page alone may. */
  | { type: 'unfit' }
  | { type: 'answer'; bootId: string; id: number; answer: unknown }
  /** The call was none that a page of ours would make. */
  | { type: 'refused'; bootId: string; id: number }
  | { type: 'session'; bootId: string; snapshot: SessionSnapshot }
  | { type: 'trace'; bootId: string; entries: readonly TraceEntry[]; reset: boolean }
  /** One visible page is asked to open the hidden frame of a renewal at this address. */
  | { type: 'open-frame'; bootId: string; url: string; timeoutMs: number }
