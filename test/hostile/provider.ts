import { accessTokenHash, createSigningKey, signClaims, type SigningKey } from './signing.ts'

/** Shared by all tests of a file: making RSA keys is slow. */
export const signingKeys = {
  first: await createSigningKey('key-1'),
  second: await createSigningKey('key-2'),
  elliptic: await createSigningKey('key-ec', 'ES256'),
}

export type Body = Record<string, unknown>

/** What a provider does at each step. Every member is honest until a test replaces it. */
export interface Behaviour {
  metadata: (document: Body) => unknown
  keys: (document: { keys: unknown[] }) => unknown
  /** Parameters of the callback; a string is taken as the whole query or fragment. */
  callback: (parameters: URLSearchParams) => URLSearchParams | string
  claims: (claims: Body) => Body
  header: (header: Body) => Body
  idToken: (raw: string) => unknown
  /** The body of a good token response. */
  tokens: (body: Body, form: URLSearchParams) => unknown
  /** Instead of a good token response; undefined: answer as usual. */
  token: (form: URLSearchParams) => Response | Promise<Response> | undefined
  userinfo: (body: Body) => unknown
  revocation: () => Response | Promise<Response>
}

const honest: Behaviour = {
  metadata: (document) => document,
  keys: (document) => document,
  callback: (parameters) => parameters,
  claims: (claims) => claims,
  header: (header) => header,
  idToken: (raw) => raw,
  tokens: (body) => body,
  token: () => undefined,
  userinfo: (body) => body,
  revocation: () => new Response(),
}

export interface Endpoints {
  discovery: string
  authorization: string
  token: string
  keys: string
  userinfo: string
  revocation: string
}

export interface Provider {
  issuer: string
  clientId: string
  subject: string
  endpoints: Endpoints
  behaviour: Behaviour
  signingKey: SigningKey
  publishedKeys: SigningKey[]
  scopes: string
  lifetimeSeconds: number
  /** Whether a refresh token is good for one use, and the next one comes with the answer. */
  rotates: boolean
  /** Every code, token, verifier and nonce that was seen: none of them may reach a page. */
  secrets: Set<string>
  /** What the person does at the authorization endpoint: signs in and comes back. */
  authorize: (url: string) => Promise<{ query: string; fragment: string }>
  /** Undefined where the address is none of its endpoints. */
  answer: (url: string, init: RequestInit) => Promise<Response | undefined>
}

export function endpointsBelow(issuer: string): Endpoints {
  return {
    discovery: `${issuer}/.well-known/openid-configuration`,
    authorization: `${issuer}/authorize`,
    token: `${issuer}/token`,
    keys: `${issuer}/keys`,
    userinfo: `${issuer}/userinfo`,
    revocation: `${issuer}/revoke`,
  }
}

interface PendingCode {
  challenge: string
  nonce: string
}

/** A provider with real signatures and PKCE that behaves, until a test tells it not to. */
export function createProvider(
  settings: Pick<Provider, 'issuer' | 'clientId' | 'subject' | 'endpoints'>,
  nowMs: () => number,
): Provider {
  const codes = new Map<string, PendingCode>()
  const refreshTokens = new Map<string, PendingCode>()
  const secrets = new Set<string>()
  const { issuer, clientId, endpoints } = settings
  let count = 0
  const secret = (kind: string) => {
    count += 1
    const value = `canary-${kind}-${new URL(issuer).hostname}-${count}`
    secrets.add(value)
    return value
  }

  const provider: Provider = {
    ...settings,
    behaviour: { ...honest },
    signingKey: signingKeys.first,
    publishedKeys: [signingKeys.first],
    scopes: 'openid profile email',
    lifetimeSeconds: 3_600,
    rotates: true,
    secrets,
    authorize: async (url) => {
      const asked = new URL(url).searchParams
      const nonce = asked.get('nonce') ?? ''
      secrets.add(nonce)
      const parameters = new URLSearchParams(URL.parse(asked.get('redirect_uri') ?? '')?.search ?? '')
      parameters.set('state', asked.get('state') ?? '')
      parameters.set('iss', issuer)
      if (asked.get('response_type') === 'code') {
        const code = secret('code')
        codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce })
        parameters.set('code', code)
        return { query: `?${String(provider.behaviour.callback(parameters))}`, fragment: '' }
      }
      const accessToken = secret('access')
      parameters.set('access_token', accessToken)
      parameters.set('token_type', 'Bearer')
      parameters.set('expires_in', '3599')
      const idToken = await makeIdToken(accessToken, { nonce, at_hash: await accessTokenHash(accessToken) })
      if (idToken !== undefined) parameters.set('id_token', String(idToken))
      return { query: '', fragment: `#${String(provider.behaviour.callback(parameters))}` }
    },
    answer: async (url, init) => {
      const { behaviour } = provider
      const form = new URLSearchParams(init.body instanceof URLSearchParams ? init.body : '')
      switch (url) {
        case endpoints.discovery:
          return reply(behaviour.metadata(metadata()))
        case endpoints.keys:
          return reply(behaviour.keys({ keys: provider.publishedKeys.map(({ jwk }) => ({ ...jwk })) }))
        case endpoints.token:
          secrets.add(form.get('code_verifier') ?? '')
          return (await behaviour.token(form)) ?? token(form)
        case endpoints.userinfo:
          return reply(behaviour.userinfo({ sub: provider.subject, name: 'Ada Lovelace', email: 'ada@example.org' }))
        case endpoints.revocation:
          return behaviour.revocation()
        default:
          return undefined
      }
    },
  }

  const metadata = () => ({
    issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    jwks_uri: endpoints.keys,
    userinfo_endpoint: endpoints.userinfo,
    revocation_endpoint: endpoints.revocation,
    id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  })

  async function token(form: URLSearchParams): Promise<Response> {
    const spent = form.get('grant_type') === 'refresh_token' ? refreshTokens : codes
    const handle = form.get('refresh_token') ?? form.get('code') ?? ''
    const pending = spent.get(handle)
    const stays = spent === refreshTokens && !provider.rotates
    if (!stays) spent.delete(handle)
    const verifier = form.get('code_verifier') ?? ''
    if (!pending || (spent === codes && (await challengeOf(verifier)) !== pending.challenge)) {
      return Response.json({ error: 'invalid_grant' }, { status: 400 })
    }
    const accessToken = secret('access')
    const refreshToken = stays ? undefined : secret('refresh')
    if (refreshToken) refreshTokens.set(refreshToken, pending)
    const idToken = await makeIdToken(accessToken, { nonce: pending.nonce })
    return reply(
      provider.behaviour.tokens(
        {
          access_token: accessToken,
          token_type: 'Bearer',
          expires_in: provider.lifetimeSeconds,
          ...(refreshToken ? { refresh_token: refreshToken } : {}),
          scope: provider.scopes,
          ...(idToken === undefined ? {} : { id_token: idToken }),
        },
        form,
      ),
    )
  }

  async function makeIdToken(accessToken: string, more: Body): Promise<unknown> {
    const now = Math.floor(nowMs() / 1000)
    const claims = provider.behaviour.claims({
      iss: issuer,
      aud: clientId,
      sub: provider.subject,
      iat: now,
      exp: now + 300,
      at_hash: await accessTokenHash(accessToken, provider.signingKey.algorithm),
      name: 'Ada Lovelace',
      ...more,
    })
    const raw = provider.behaviour.idToken(await signClaims(provider.signingKey, claims, provider.behaviour.header({})))
    if (typeof raw === 'string') secrets.add(raw)
    return raw
  }
  return provider
}

const reply = (body: unknown): Response => (body instanceof Response ? body : Response.json(body))

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return Buffer.from(digest).toString('base64url')
}
