import type { Provider } from '#config/configuration.ts'
import { judgeApiToken, noApiToken, type ApiToken } from './api-token.ts'
import { redirectUriOf, type Environment, type Fetch } from './environment.ts'
import { createKeyCache } from './keys.ts'
import { discoveryUrl, isEndpointOf, judgeMetadata, needsDiscovery, type Metadata } from './metadata.ts'
import { createEngine, type AuthorizationParameters, type Engine } from './oidc.ts'
import { createProtocolFetch, type Exchange } from './protocol-fetch.ts'
import type { Json } from './protocol.ts'
import { parsePublished } from './published.ts'
import { judgeTokenResponse, keptByHelper, type RefreshToken, type TokenResponse } from './token-response.ts'
import { judgeUserinfo } from './userinfo.ts'
import { problemOf, VaultError } from './vault-error.ts'

/** One provider as the vault speaks to it: judged metadata, cached keys, strict requests. */
export interface ProviderClient {
  provider: Provider
  metadata: Metadata
  keys: ReturnType<typeof createKeyCache>
  redirectUri: string
  authorizationUrl: (
    parameters: AuthorizationParameters,
  ) => Promise<{ url: string; state: string; codeVerifier: string }>
  exchangeCode: (grant: {
    authorizationCode: string
    state: string
    codeVerifier: string
    scopes: readonly string[]
  }) => Promise<TokenResponse>
  refresh: (refreshToken: RefreshToken, scopes: readonly string[]) => Promise<TokenResponse>
  /**
   * The token for the APIs, which a broker hands over for its own.
   * @throws VaultError `api-token` | `offline` | `timeout` | `provider-unreachable` | `policy-blocked`
   */
  apiToken: (accessToken: string) => Promise<ApiToken>
  revoke: (token: string, hint: 'refresh_token' | 'access_token') => Promise<void>
  /** Has the token helper forget what it keeps, and before that, with `revoke`, has it revoked. */
  endSession: (how: 'end' | 'revoke') => Promise<void>
  userinfo: (accessToken: string, subject: string) => Promise<Record<string, Json> | undefined>
  endSessionUrl: (parameters: Parameters<Engine['endSessionUrl']>[0]) => Promise<string>
}

export interface ProviderClients {
  /** Opens a provider, with its metadata; cached for the life of the vault. @throws VaultError */
  open: (provider: Provider) => Promise<ProviderClient>
}

/** Answers of a revocation endpoint that leave nothing to revoke (RFC 7009 §2.2, google.com says 400 `invalid_token`). */
const isRevoked = (status: number, text: string) => status === 200 || (status === 400 && text.includes('invalid_token'))

/** Opens each provider once; `fetchFor` is its network, `onExchange` is told of every exchange. */
export function createProviderClients(
  environment: Environment,
  fetchFor: (provider: Provider) => Fetch,
  onExchange: (exchange: Exchange, provider: Provider) => void,
): ProviderClients {
  const opened = new Map<string, Promise<ProviderClient>>()

  async function connect(provider: Provider): Promise<ProviderClient> {
    const network = createProtocolFetch({
      fetch: fetchFor(provider),
      isAllowed: (url) => isEndpointOf(provider, url),
      onExchange: (exchange) => onExchange(exchange, provider),
      monotonicNowMs: environment.monotonicNowMs,
      nowMs: environment.nowMs,
      after: environment.after,
    })
    const document = needsDiscovery(provider)
      ? parsePublished(await network.request('discovery', discoveryUrl(provider.issuer), { method: 'GET' }), 'document')
      : undefined
    const metadata = judgeMetadata(document, provider)
    const keys = createKeyCache({
      load: async (jwksUri) => parsePublished(await network.request('keys', jwksUri, { method: 'GET' }), 'keys'),
      monotonicNowMs: environment.monotonicNowMs,
    })
    const redirectUri = redirectUriOf(environment, provider)

    const withEngine = async <T>(
      post: (url: string, form: URLSearchParams) => Promise<void>,
      work: (engine: Engine) => Promise<T>,
    ) => {
      const engine = createEngine({
        issuer: metadata.issuer,
        clientId: provider.clientId,
        redirectUri,
        authorizationEndpoint: metadata.authorizationEndpoint,
        tokenEndpoint: metadata.tokenEndpoint ?? '',
        ...(metadata.revocationEndpoint ? { revocationEndpoint: metadata.revocationEndpoint } : {}),
        ...(metadata.endSessionEndpoint ? { endSessionEndpoint: metadata.endSessionEndpoint } : {}),
        post,
      })
      try {
        return await work(engine)
      } finally {
        engine.close()
      }
    }
    const noPost = () => Promise.reject(new VaultError('provider-error'))

    const cookies = provider.tokenEndpointCookies ?? false
    let hasHandedOver = false
    // Asked of the token too, not of the authorization alone (RFC 8707 §2.2).
    const resource = provider.authorizationParameters?.['resource']

    const tokens = async (
      asked: { scopes: readonly string[]; grant: 'authorization_code' | 'refresh_token' },
      work: (engine: Engine) => Promise<void>,
      without?: string,
    ) => {
      let response: TokenResponse | undefined
      await withEngine(async (url, form) => {
        if (without) form.delete(without)
        if (resource) form.set('resource', resource)
        const answer = await network.request('token', url, { method: 'POST', form, cookies })
        response = judgeTokenResponse(answer, { ...asked, cookies })
      }, work)
      if (!response) throw new VaultError('token-response')
      return response
    }

    return {
      provider,
      metadata,
      keys,
      redirectUri,
      authorizationUrl: (parameters) => withEngine(noPost, (engine) => engine.authorizationUrl(parameters)),
      exchangeCode: ({ scopes, ...grant }) =>
        tokens({ scopes, grant: 'authorization_code' }, (engine) => engine.exchangeCode(grant)),
      refresh: (refreshToken, scopes) => {
        const asked = { scopes, grant: 'refresh_token' } as const
        // The library refreshes with nothing less than a token; the helper puts in the one it keeps.
        return refreshToken === keptByHelper
          ? tokens(asked, (engine) => engine.refresh('kept'), 'refresh_token')
          : tokens(asked, (engine) => engine.refresh(refreshToken))
      },
      apiToken: async (accessToken) => {
        const { apiToken } = provider
        if (!apiToken) throw noApiToken('missing')
        try {
          const answer = await network.request('api-token', apiToken.url, { method: 'GET', accessToken })
          hasHandedOver = true
          return judgeApiToken(answer, apiToken, environment.nowMs())
        } catch (error) {
          const { code } = problemOf(error)
          // The provider answered just now: an address that never did may not be read from here (CORS), or is none.
          if (code === 'offline' && !hasHandedOver) throw noApiToken('unreachable')
          throw code === 'token-response' ? noApiToken('unreadable') : error
        }
      },
      revoke: (token, hint) =>
        withEngine(
          async (url, form) => {
            const answer = await network.request('revocation', url, { method: 'POST', form })
            if (!isRevoked(answer.status, answer.text)) throw new VaultError('provider-unreachable')
          },
          (engine) => engine.revoke(token, hint),
        ),
      endSession: async (how) => {
        const form = new URLSearchParams({ client_id: provider.clientId, session: how })
        const kind = how === 'revoke' ? 'revocation' : 'sign-out'
        const { status } = await network.request(kind, metadata.tokenEndpoint ?? '', { method: 'POST', form, cookies })
        if (status !== 200) throw new VaultError('provider-unreachable')
      },
      userinfo: async (accessToken, subject) =>
        metadata.userinfoEndpoint
          ? judgeUserinfo(
              await network.request('userinfo', metadata.userinfoEndpoint, { method: 'GET', accessToken }),
              subject,
            )
          : undefined,
      endSessionUrl: (parameters) => withEngine(noPost, (engine) => engine.endSessionUrl(parameters)),
    }
  }

  return {
    open: (provider) => {
      const name = `${provider.id} ${provider.clientId}`
      const known = opened.get(name)
      if (known) return known
      const connecting = connect(provider)
      opened.set(name, connecting)
      connecting.catch(() => opened.delete(name))
      return connecting
    },
  }
}
