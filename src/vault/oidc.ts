import { OidcClient, type StateStore } from 'oidc-client-ts'

/**
 * The only file that knows the protocol library. It writes authorization, token, refresh, revocation and end-session
 * requests; it judges nothing. Its network is ours: every request it makes arrives at `post`, which sends it strictly
 * and keeps the answer. The library sees neither metadata that was not judged before nor any answer at all, so it has
 * no token to lose, and its errors, which hold the request body, cannot arise from one.
 */
export interface Engine {
  authorizationUrl: (request: AuthorizationParameters) => Promise<{ url: string; state: string; codeVerifier: string }>
  exchangeCode: (grant: { authorizationCode: string; state: string; codeVerifier: string }) => Promise<void>
  refresh: (refreshToken: string) => Promise<void>
  revoke: (token: string, hint: 'refresh_token' | 'access_token') => Promise<void>
  endSessionUrl: (parameters: {
    /** Under the name of the standard, or under the provider's own. */
    postLogoutRedirectUri: string
    logoutReturn?: 'logout_uri'
    logoutHint?: string
    idTokenHint?: string
  }) => Promise<string>
  /** Forgets the engine's network; an engine serves one request. */
  close: () => void
}

export interface AuthorizationParameters {
  scopes: readonly string[]
  nonce: string
  prompt?: string
  loginHint?: string
  uiLocales?: string
  extra?: Readonly<Record<string, string>>
}

export interface EngineSettings {
  issuer: string
  clientId: string
  redirectUri: string
  authorizationEndpoint: string
  tokenEndpoint: string
  revocationEndpoint?: string
  endSessionEndpoint?: string
  /** Sends one form and judges the answer; what it throws reaches the caller of the engine unchanged. */
  post: (url: string, form: URLSearchParams) => Promise<void>
}

const engineHeader = 'pixy-engine'
const posts = new Map<string, EngineSettings['post']>()
let lastEngine = 0

/**
 * Takes over a global `fetch`, the only one the library can use. Requests of an engine go to its `post`; all others
 * fail: in the vault nobody else has business with the global.
 */
export function ownGlobalFetch(scope: { fetch: unknown }): void {
  scope.fetch = async (input: string | Request, init?: RequestInit): Promise<Response> => {
    const headers = new Headers(init?.headers)
    const post = posts.get(headers.get(engineHeader) ?? '')
    if (!post) throw new TypeError('The global fetch is closed in the vault')
    await post(String(input), new URLSearchParams(init?.body as URLSearchParams))
    return Response.json({})
  }
}

/** A store that holds one sign-in state for the length of one call: the real transaction is the vault's. */
function createPassingStore(): StateStore & { last: () => { id: string; code_verifier?: string } } {
  const values = new Map<string, string>()
  return {
    set: async (key, value) => void values.set(key, value),
    get: async (key) => values.get(key) ?? null,
    remove: async (key) => {
      const value = values.get(key) ?? null
      values.delete(key)
      return value
    },
    getAllKeys: async () => [],
    last: () => {
      const [value] = [...values.values()]
      values.clear()
      return JSON.parse(value ?? '{}') as { id: string; code_verifier?: string }
    },
  }
}

/** An engine for one request to one provider, whose metadata has been judged. */
export function createEngine(settings: EngineSettings): Engine {
  const id = String((lastEngine += 1))
  posts.set(id, settings.post)
  const client = (stateStore: StateStore) =>
    new OidcClient({
      authority: settings.issuer,
      client_id: settings.clientId,
      redirect_uri: settings.redirectUri,
      scope: 'openid',
      response_type: 'code',
      client_authentication: 'client_secret_post',
      loadUserInfo: false,
      stateStore,
      extraHeaders: { [engineHeader]: id },
      metadata: {
        issuer: settings.issuer,
        authorization_endpoint: settings.authorizationEndpoint,
        token_endpoint: settings.tokenEndpoint,
        ...(settings.revocationEndpoint ? { revocation_endpoint: settings.revocationEndpoint } : {}),
        ...(settings.endSessionEndpoint ? { end_session_endpoint: settings.endSessionEndpoint } : {}),
      },
    })

  return {
    authorizationUrl: async ({ scopes, nonce, prompt, loginHint, uiLocales, extra }) => {
      const store = createPassingStore()
      const request = await client(store).createSigninRequest({
        scope: scopes.join(' '),
        nonce,
        ...(prompt ? { prompt } : {}),
        ...(loginHint ? { login_hint: loginHint } : {}),
        ...(uiLocales ? { ui_locales: uiLocales } : {}),
        ...(extra ? { extraQueryParams: extra } : {}),
      })
      const state = store.last()
      if (!state.code_verifier) throw new Error('The library made no code verifier')
      return { url: request.url, state: state.id, codeVerifier: state.code_verifier }
    },
    exchangeCode: async ({ authorizationCode, state, codeVerifier }) => {
      const store = createPassingStore()
      await store.set(
        state,
        JSON.stringify({
          id: state,
          code_verifier: codeVerifier,
          authority: settings.issuer,
          client_id: settings.clientId,
          redirect_uri: settings.redirectUri,
          // Without `openid` the library looks for no ID token: verifying it is ours.
          scope: '',
        }),
      )
      const callback = new URL(settings.redirectUri)
      callback.search = new URLSearchParams({ code: authorizationCode, state }).toString()
      await client(store).processSigninResponse(callback.href)
    },
    refresh: async (refreshToken) => {
      // The scope stays out of the request: the grant keeps what it has (RFC 6749 §6).
      await client(createPassingStore()).useRefreshToken({
        state: {
          refresh_token: refreshToken,
          session_state: null,
          profile: { sub: '', iss: '', aud: '', exp: 0, iat: 0 },
        },
      })
    },
    revoke: (token, hint) => client(createPassingStore()).revokeToken(token, hint),
    endSessionUrl: async ({ postLogoutRedirectUri, logoutReturn, logoutHint, idTokenHint }) => {
      const request = await client(createPassingStore()).createSignoutRequest({
        state: {},
        client_id: settings.clientId,
        ...(logoutReturn ? {} : { post_logout_redirect_uri: postLogoutRedirectUri }),
        ...(idTokenHint ? { id_token_hint: idTokenHint } : {}),
        extraQueryParams: {
          ...(logoutReturn ? { [logoutReturn]: postLogoutRedirectUri } : {}),
          ...(logoutHint ? { logout_hint: logoutHint } : {}),
        },
      })
      return request.url
    },
    close: () => void posts.delete(id),
  }
}
