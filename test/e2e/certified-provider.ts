import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Configuration, StoredToken } from 'oidc-provider'
import { createCalendar, type CalendarCall } from './certified-calendar.ts'
import { accounts, calendarScopes, logoutPage, serveInteraction } from './certified-pages.ts'
import { listen } from './listen.ts'

/** One request at the token endpoint, without what was in it. */
export interface TokenRequest {
  grantType: string
  status: number
}

/** A provider that nobody here wrote: oidc-provider, certified, with pages and a calendar of the test's own. */
export interface CertifiedProvider {
  issuer: string
  clientId: string
  /** For `apis.calendar` of the configuration. */
  calendarApi: string
  tokenRequests: readonly TokenRequest[]
  calendarCalls: readonly CalendarCall[]
  /** Path and query of every authorization request, in order. */
  authorizationRequests: readonly URL[]
  /** When the youngest access token dies by its lifetime, in wall-clock milliseconds. */
  newestExpiryMs: () => number
  /** Makes every access token so far worthless at the calendar, as an early end of its life would. */
  dropAccessTokens: () => Promise<void>
  /** Ends every grant, and with it all refresh tokens, as an administrator would. */
  endGrants: () => Promise<void>
  /** Whether any token of the past is still accepted. */
  hasLiveAccessToken: () => Promise<boolean>
  close: () => Promise<void>
}

export interface CertifiedProviderOptions {
  redirectUri: string
  postLogoutRedirectUri: string
  /** Default 3600. */
  accessTokenSeconds?: number
  /** Default `127.0.0.1`: another site than any name below `localhost`. */
  host?: string
}

/** Advice for production that the package gives when it is loaded and set up; all else still reaches the console. */
const advice = /Unsupported runtime|development-only in-memory adapter/

export async function withoutAdvice<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = (...lines: unknown[]) => {
    if (!advice.test(String(lines[0]))) warn(...lines)
  }
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}

const clientId = 'pixy-e2e'

const newSigningKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: 'e2e-1',
  alg: 'RS256',
  use: 'sig',
})
/** Of all providers of a process: an RSA key takes its time. */
let signingKey: ReturnType<typeof newSigningKey> | undefined

export async function startCertifiedProvider({
  redirectUri,
  postLogoutRedirectUri,
  accessTokenSeconds = 3600,
  host = '127.0.0.1',
}: CertifiedProviderOptions): Promise<CertifiedProvider> {
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end()
  const listening = await listen((request, response) => handler(request, response))
  const issuer = `http://${host}:${listening.port}`
  const appOrigins = [new URL(redirectUri).origin]
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_name: 'Pixy',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [postLogoutRedirectUri],
      },
    ],
    jwks: { keys: [(signingKey ??= newSigningKey())] },
    scopes: ['openid', 'offline_access', ...Object.values(calendarScopes)],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clientBasedCORS: (_ctx, origin) => appOrigins.includes(origin),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    clockTolerance: 0,
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      RefreshToken: 86_400,
      Interaction: 3600,
      Session: 86_400,
      Grant: 86_400,
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => {
      const account = accounts.find((candidate) => candidate.sub === sub)
      return account && { accountId: sub, claims: () => ({ ...account, email_verified: true }) }
    },
    renderError: (ctx, out) => {
      ctx.type = 'text'
      ctx.body = JSON.stringify(out)
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form)
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = 'Signed out of the provider'
        },
      },
    },
  }
  const provider = await withoutAdvice(async () => {
    const { Provider } = await import('oidc-provider')
    return new Provider(issuer, configuration)
  })

  const calendar = createCalendar(provider, () => appOrigins)
  const tokenRequests: TokenRequest[] = []
  const authorizationRequests: URL[] = []
  const tokens: StoredToken[] = []
  let newestExpiryMs = 0
  provider.on('access_token.saved', (token) => {
    tokens.push(token)
    newestExpiryMs = Date.now() + accessTokenSeconds * 1000
  })

  const respond = provider.callback()
  handler = (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname.startsWith('/calendar/v3/')) {
      calendar.serve(request, response).catch(() => response.writeHead(500).end())
      return
    }
    if (url.pathname.startsWith('/interaction/')) {
      serveInteraction(provider, request, response).catch(() => response.writeHead(500).end())
      return
    }
    if (url.pathname === '/auth') authorizationRequests.push(url)
    if (url.pathname === '/token' && request.method === 'POST') {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('finish', () => {
        const grantType = new URLSearchParams(body).get('grant_type') ?? ''
        tokenRequests.push({ grantType, status: response.statusCode })
      })
    }
    respond(request, response)
  }

  const find = ({ jti }: StoredToken) => provider.AccessToken.find(jti)
  return {
    issuer,
    clientId,
    calendarApi: `${issuer}/calendar/v3/`,
    tokenRequests,
    calendarCalls: calendar.calls,
    authorizationRequests,
    newestExpiryMs: () => newestExpiryMs,
    dropAccessTokens: async () => {
      await Promise.all(tokens.map(async (token) => (await find(token))?.destroy()))
    },
    endGrants: async () => {
      const grantIds = new Set(tokens.map(({ grantId }) => grantId))
      await Promise.all(
        [...grantIds].flatMap((grantId) => [
          provider.AccessToken.revokeByGrantId(grantId),
          provider.RefreshToken.revokeByGrantId(grantId),
        ]),
      )
    },
    hasLiveAccessToken: async () => {
      const found = await Promise.all(tokens.map(find))
      return found.some((token) => token !== undefined)
    },
    close: listening.close,
  }
}
