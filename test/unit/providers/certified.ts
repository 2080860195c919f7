import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider, StoredToken } from 'oidc-provider'
import { withoutAdvice } from '../../e2e/certified-provider.ts'
import { listen } from '../../e2e/listen.ts'
import { appOrigin } from '../../in-process/vault.ts'

/** oidc-provider, certified and written by nobody here, set up as Logto sets it up. */
export interface CertifiedLogto {
  issuer: string
  clientId: string
  /** Every access token that it made. */
  tokens: readonly StoredToken[]
  /** How often a refresh token was used up, and how often one was taken back. */
  consumed: () => number
  destroyed: () => number
  /** Signs in as a person would, and agrees to all. @returns the address it comes back to */
  visit: (url: string) => Promise<URL>
  close: () => Promise<void>
}

/** Kept from before a vault of this process closes the global one. */
export const network = globalThis.fetch

export const resource = 'https://api.example.org/orders'
const mount = '/oidc'
/**
 * Where Logto hands over the token that it keeps of Google.
 * @see https://docs.logto.io/secret-vault/federated-token-set
 */
export const accountApi = '/api/my-account/identities/google/access-token'
const ada = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@example.org' }

const key = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' }),
  kid: 'es384-1',
  alg: 'ES384',
  use: 'sig',
})

export async function startCertifiedLogto(): Promise<CertifiedLogto> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const { port, close } = await listen((request, response) => handle(request, response))
  const issuer = `http://127.0.0.1:${port}${mount}`
  const provider = await withoutAdvice(async () => {
    const { Provider } = await import('oidc-provider')
    return new Provider(issuer, configuration)
  })
  const tokens: StoredToken[] = []
  let [consumed, destroyed] = [0, 0]
  provider.on('access_token.issued', (token) => void tokens.push(token))
  provider.on('refresh_token.consumed', () => void (consumed += 1))
  provider.on('refresh_token.destroyed', () => void (destroyed += 1))
  const respond = provider.callback()
  handle = (request, response) => {
    const { url = '/' } = request
    if (url.startsWith('/interaction/')) {
      agree(provider, request, response).catch(() => response.writeHead(500).end())
      return
    }
    if (url === accountApi) {
      handOver(provider, request, response).catch(() => response.writeHead(500).end())
      return
    }
    // Below a path, as its documentation has it.
    Object.assign(request, { originalUrl: url, url: url.replace(mount, '') })
    respond(request, response)
  }
  return {
    issuer,
    clientId: configuration.clients[0].client_id,
    tokens,
    consumed: () => consumed,
    destroyed: () => destroyed,
    visit,
    close,
  }
}

const configuration = {
  clients: [
    {
      client_id: 'pixy-logto',
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES384',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${appOrigin}/callback`],
      post_logout_redirect_uris: [`${appOrigin}/signed-out`],
    },
  ],
  jwks: { keys: [key()] },
  scopes: ['openid', 'offline_access', 'identities'],
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  conformIdTokenClaims: false,
  enabledJWA: { idTokenSigningAlgValues: ['ES384'] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  clientBasedCORS: (_ctx: object, origin: string) => origin === appOrigin,
  pkce: { required: () => true },
  rotateRefreshToken: true,
  clockTolerance: 0,
  ttl: {
    AccessToken: 3600,
    AuthorizationCode: 60,
    IdToken: 3600,
    RefreshToken: 86_400,
    Interaction: 600,
    Session: 86_400,
    Grant: 86_400,
  },
  interactions: { url: (_ctx: object, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_ctx: object, sub: string) => ({ accountId: sub, claims: () => ada }),
  renderError: (ctx: { type: string; body: string }, out: object) => {
    ctx.type = 'text'
    ctx.body = JSON.stringify(out)
  },
  features: {
    devInteractions: { enabled: false as const },
    resourceIndicators: {
      enabled: true as const,
      getResourceServerInfo: (_ctx: object, asked: string) => ({
        scope: '',
        audience: asked,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES384' } },
        accessTokenTTL: 3600,
      }),
    },
    revocation: { enabled: true as const, allowedPolicy: () => true },
    rpInitiatedLogout: {
      enabled: true as const,
      logoutSource: (ctx: { body: string }, form: string) => {
        ctx.body = form
      },
      postLogoutSuccessSource: (ctx: { body: string }) => {
        ctx.body = 'Signed out'
      },
    },
  },
} as const

/** What a person does on its two pages. */
async function agree(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  const finish = (result: object) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  if (prompt.name === 'login') {
    await finish({ login: { accountId: ada.sub } })
    return
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id })
  for (const scope of params.scope?.split(' ') ?? []) grant.addOIDCScope(scope)
  await finish({ consent: { grantId: await grant.save() } })
}

/** Logto's Account API: for its opaque tokens alone, and with a scope of its own. */
async function handOver(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', appOrigin)
  const token = await provider.AccessToken.find(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const refuse = (status: number, code: string) => void response.writeHead(status).end(JSON.stringify({ code }))
  if (!token || token.aud !== undefined) return refuse(401, 'auth.unauthorized')
  if (!token.scope?.split(' ').includes('identities')) return refuse(403, 'auth.forbidden')
  const scope = 'openid https://www.googleapis.com/auth/calendar.events'
  const body = { access_token: `google-of-${token.accountId}`, scope, token_type: 'Bearer', expires_in: 3_598 }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

/** As a browser goes: from page to page with its cookies, until it is back at the app. */
async function visit(start: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let hop = 0; hop < 12 && url.origin !== appOrigin; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await network(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${url.pathname} leads nowhere: ${response.status} ${await response.text()}`)
    url = new URL(location, url)
  }
  return url
}
