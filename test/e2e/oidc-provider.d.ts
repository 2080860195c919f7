/** The part of oidc-provider that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  interface StoredToken {
    /** Of an opaque token: its value. */
    jti: string
    accountId: string
    grantId: string
    scope?: string
    /** Of a token for one API (RFC 8707): that API. */
    aud?: string | readonly string[]
    destroy: () => Promise<void>
  }
  interface Grant {
    rejected?: object
    addOIDCScope: (scope: string) => void
    rejectOIDCScope: (scope: string) => void
    save: () => Promise<string>
  }
  interface Interaction {
    uid: string
    prompt: { name: 'login' | 'consent' }
    params: { client_id: string; scope?: string; login_hint?: string }
    session?: { accountId: string }
    grantId?: string
  }
  interface Context {
    type: string
    status: number
    body: string
    get: (header: string) => string
  }
  interface Configuration {
    clients: readonly object[]
    jwks: { keys: readonly object[] }
    scopes: readonly string[]
    claims: Readonly<Record<string, readonly string[]>>
    cookies: { keys: readonly string[]; names?: Readonly<Record<string, string>> }
    clientBasedCORS: (ctx: Context, origin: string) => boolean
    pkce: { required: () => boolean }
    rotateRefreshToken: boolean
    clockTolerance: number
    ttl: Readonly<Record<string, number>>
    interactions: { url: (ctx: Context, interaction: Interaction) => string }
    findAccount: (ctx: Context, sub: string) => { accountId: string; claims: () => object } | undefined
    renderError: (ctx: Context, out: object) => void
    conformIdTokenClaims?: boolean
    enabledJWA?: Readonly<Record<string, readonly string[]>>
    features: {
      devInteractions: { enabled: false }
      resourceIndicators?: {
        enabled: true
        getResourceServerInfo: (ctx: Context, resource: string) => object
      }
      revocation: { enabled: true; allowedPolicy: () => boolean }
      rpInitiatedLogout: {
        enabled: true
        logoutSource: (ctx: Context, form: string) => void
        postLogoutSuccessSource: (ctx: Context) => void
      }
    }
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback: () => RequestListener
    interactionDetails: (request: IncomingMessage, response: ServerResponse) => Promise<Interaction>
    interactionFinished: (
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { mergeWithLastSubmission: boolean },
    ) => Promise<void>
    on: (
      event: 'access_token.saved' | 'access_token.issued' | 'refresh_token.destroyed' | 'refresh_token.consumed',
      listener: (token: StoredToken) => void,
    ) => void
    readonly Grant: {
      new (of: { accountId: string; clientId: string }): Grant
      find: (id: string) => Promise<Grant | undefined>
    }
    readonly AccessToken: {
      find: (value: string) => Promise<StoredToken | undefined>
      revokeByGrantId: (grantId: string) => Promise<void>
    }
    readonly RefreshToken: { revokeByGrantId: (grantId: string) => Promise<void> }
  }
}
