/** What a deployer would otherwise have to know of one OpenID provider. */
export interface Preset {
  /** Judges an issuer that is an address already. @returns a sentence that says the right shape, where it has another */
  issuerProblem: (url: URL, text: string) => string | undefined
  /** What the preset writes where the deployer wrote nothing. */
  manners: (given: Given) => Manners
  /** Keys that only this preset knows; each must be there, and is a sentence where it cannot be used. */
  keys?: Readonly<Record<string, (value: unknown) => string | undefined>>
  /** Scopes that this provider refuses, and why. */
  unknownScopes?: Readonly<Record<string, string>>
}

/** What was written that manners may depend on: the issuer, and the preset's own keys. */
export type Given = Readonly<Record<string, string>>

/** Members of a provider in `config.json`, `kind: "oidc"`. */
export interface Manners {
  scopes: readonly string[]
  logoutHint?: 'login' | 'login_hint' | 'sid' | 'id_token' | 'none'
  logoutReturn?: 'logout_uri'
  offlineConsent?: boolean
  trustedAudiences?: readonly string[]
  metadata?: Readonly<Record<string, string>>
}

export const signIn = ['openid', 'profile', 'email'] as const

/** With a refresh token, where the provider hands one out for this scope. */
export const signInAndRefresh = [...signIn, 'offline_access'] as const
