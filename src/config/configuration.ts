import type { ProviderMetadata } from './provider-metadata.ts'

export const features = ['calendar', 'mail', 'drive'] as const
export type Feature = (typeof features)[number]

/** What may name the person when they sign out at the provider. */
export const logoutHints = ['login', 'login_hint', 'sid', 'id_token', 'none'] as const

/** Of providers' own: whom a token is for (`resource`: RFC 8707), and which of its ways in the provider opens. */
export const authorizationParameters = [
  'audience',
  'resource',
  'organization',
  'connection',
  'domain_hint',
  'identity_provider',
  'idp',
  'kc_idp_hint',
  'direct_sign_in',
]

interface Common {
  id: string
  label: string
  clientId: string
  /** Exact issuer identifier; equals `iss` of every ID token, byte by byte. */
  issuer: string
  /** Asked at sign-in. */
  scopes: readonly string[]
  /** Asked when a feature is first opened. */
  featureScopes: Readonly<Partial<Record<Feature, readonly string[]>>>
  silentFrame: boolean
  /** What names the person when they sign out there: the e-mail address, a claim of the ID token, that token, nothing. */
  logoutHint: (typeof logoutHints)[number]
  metadata: ProviderMetadata
  /** The name under which the provider's sign-out takes the way back, where it is not that of the standard. */
  logoutReturn?: 'logout_uri'
  /** False where `offline_access` takes no `prompt=consent` (OpenID Connect Core §11). */
  offlineConsent?: boolean
  /** Audiences that an ID token may name beside the client (Core §3.1.3.7 (3)). */
  trustedAudiences?: readonly string[]
  /** Sent with every authorization request; none is a parameter of the protocol itself. */
  authorizationParameters?: Readonly<Record<string, string>>
  /** It comes back to an address of its own, by which its answers are told from those of others (RFC 9700 §4.4.2.2). */
  ownCallback?: boolean
  /** The token helper keeps the refresh token in a cookie, which goes to the token endpoint and nowhere else. */
  tokenEndpointCookies?: true
  /** The provider stands in front of the one whose APIs are used, and hands over the token that those take. */
  apiToken?: ApiTokenSource
}

/** Where a broker hands over the token that it keeps for the APIs: asked with the broker's own token, by GET. */
export interface ApiTokenSource {
  url: string
  /** Of the token in the answer (RFC 6901). */
  pointer: string
  /** What the token allows, where the answer does not say. */
  scopes: readonly string[]
}

/**
 * - `demo`: the built-in provider, code + PKCE
 * - `oidc`: any compliant provider, public client, code + PKCE
 * - `google-code`: Google, code + PKCE through the deployer's token helper
 * - `google-direct`: Google's browser-only flow, token in the fragment
 */
export type Provider = Common & { kind: 'demo' | 'oidc' | 'google-code' | 'google-direct' }

export interface Configuration {
  providers: readonly Provider[]
  /** Where tokens may be sent, and nowhere else: name to absolute URL prefix ending in `/`. */
  apis: Readonly<Record<string, string>>
  features: readonly Feature[]
  /** Path the site lives under; starts and ends with `/`. */
  base: string
  /** Whether a person may sign in with a Google client of their own, kept in their browser. */
  ownClient: boolean
}
