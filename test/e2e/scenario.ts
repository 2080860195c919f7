import { onTestFinished } from 'vitest'
import { googleFeatureScopes, googleScopeBase, signInScopes } from '#config/google-defaults.ts'
import { startCertifiedProvider, type CertifiedProvider, type CertifiedProviderOptions } from './certified-provider.ts'
import { startBroker, type Broker } from './broker.ts'
import { startMockServer, type MockServer, type ServerOptions } from './server.ts'
import { startSite, type Site, type SiteOptions } from './site.ts'
import { startTokenHelper, type TokenHelperProcess } from './token-helper-process.ts'

/** The built files at one origin and a provider at another, both for one test. */
interface Scenario {
  site: Site
  /** What the scan for leaks has to know. */
  scene: { appOrigin: string; providerOrigins: readonly string[]; tokenEndpoint?: string }
}

/** Name of the provider on its button. */
export const label = 'Test account'

async function serveSite(options: SiteOptions) {
  const site = await startSite(options)
  onTestFinished(site.close)
  return site
}

interface MockScenarioOptions extends ServerOptions {
  base?: string
  features?: readonly string[]
  /** Default `oidc`; `google`: Google's own connection, without a token endpoint. */
  kind?: 'oidc' | 'google'
  /** What the sign-in itself asks permission for; of Drive all. Default nothing: each feature asks when it is opened. */
  allowed?: readonly (keyof typeof googleFeatureScopes)[]
}

const scopesOf = (features: NonNullable<MockScenarioOptions['allowed']>) => [
  ...signInScopes,
  ...features.flatMap((feature) => googleFeatureScopes[feature]),
  ...(features.includes('drive') ? [`${googleScopeBase}drive`] : []),
]

/** Google's kind of connection, with Google elsewhere. */
export const googleAt = (issuer: string) => ({
  kind: 'google',
  metadata: {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    jwks_uri: `${issuer}/certs`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
  },
})

/** Two providers that know Pixy by the same client id, each on an origin of its own; the second has its own callback. */
export async function withTwoProviders(): Promise<{ site: Site; mocks: readonly [MockServer, MockServer] }> {
  const site = await serveSite({})
  const redirectUris = [site.url('callback'), site.url('callback?provider=second')]
  const clients = [{ clientId: 'pixy-test', redirectUris }]
  const mocks = [await startMockServer({ clients }), await startMockServer({ clients, host: 'localhost' })] as const
  onTestFinished(async () => void (await Promise.all(mocks.map(({ close }) => close()))))
  await site.configure({
    providers: mocks.map(({ issuer }, index) => ({
      ...{ id: ['first', 'second'][index], kind: 'oidc', label: ['First', 'Second'][index] },
      ...{ issuer, clientId: 'pixy-test', ownCallback: index === 1 },
    })),
    apis: mocks[0].apis,
    features: ['calendar'],
  })
  return { site, mocks }
}

/** A broker in front of Google, which hands over Google's own token. */
export async function withBroker(): Promise<Scenario & { broker: Broker }> {
  const site = await serveSite({})
  const broker = await startBroker(site.url('callback'))
  onTestFinished(broker.close)
  const { issuer, handOverUrl, google } = broker
  await site.configure({
    providers: [
      {
        ...{ id: 'work', kind: 'oidc', label, issuer, clientId: 'pixy-test' },
        apiToken: { url: handOverUrl, pointer: '/access_token' },
      },
    ],
    apis: google.apis,
    features: ['calendar'],
  })
  const providerOrigins = [issuer, handOverUrl, google.origin].map((url) => new URL(url).origin)
  return { site, broker, scene: { appOrigin: site.origin, providerOrigins } }
}

/** The built-in Google over real HTTP, as any OpenID Connect provider. */
export async function withMock({
  base,
  features = ['calendar'],
  kind = 'oidc',
  allowed = [],
  ...options
}: MockScenarioOptions = {}): Promise<Scenario & { mock: MockServer }> {
  const site = await serveSite(base ? { base } : {})
  const mock = await startMockServer({
    clients: [{ clientId: 'pixy-test', redirectUris: [site.url('callback')] }],
    mark: 'e2e-mark',
    ...options,
  })
  onTestFinished(mock.close)
  await site.configure({
    providers: [
      {
        id: 'mock',
        label,
        clientId: 'pixy-test',
        ...(kind === 'oidc' ? { kind, issuer: mock.issuer } : googleAt(mock.issuer)),
        ...(allowed.length > 0 ? { scopes: scopesOf(allowed) } : {}),
      },
    ],
    apis: mock.apis,
    features,
  })
  return { site, mock, scene: { appOrigin: site.origin, providerOrigins: [mock.origin] } }
}

export const clientSecret = 'GOCSPX-of-the-test'

/** What a token helper is told that keeps the session. */
export const sessionSettings = (redirectUri: string) => ({
  REDIRECT_URI: redirectUri,
  CLIENT_SECRET: clientSecret,
  SESSION_KEY: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'),
})

/**
 * Google as it is with web clients: no token without a secret. A token helper in a process of its own knows it: at a
 * path of the site where it keeps the session, else on another origin.
 */
export async function withTokenHelper({
  keeps,
}: {
  keeps: boolean
}): Promise<Scenario & { mock: MockServer; helper: TokenHelperProcess; tokenEndpoint: string }> {
  const site = await serveSite({})
  const redirectUri = site.url('callback')
  const mock = await startMockServer({
    clients: [{ clientId: 'pixy-test', redirectUris: [redirectUri], secret: clientSecret }],
    mark: 'e2e-mark',
    rotateRefreshTokens: false,
  })
  onTestFinished(mock.close)
  const { SESSION_KEY, ...secret } = sessionSettings(redirectUri)
  const environment = { ...secret, CLIENT_ID: 'pixy-test', ...(keeps ? { SESSION_KEY } : {}) }
  const helper = await startTokenHelper(environment, mock.issuer)
  onTestFinished(helper.close)
  const tokenEndpoint = keeps ? site.url('token') : `http://127.0.0.1:${helper.port}/`
  if (keeps) site.handOn('/token', helper.port)
  const connection = { tokenEndpoint, ...(keeps ? { tokenEndpointCookies: true } : {}) }
  await site.configure({
    providers: [{ id: 'mock', label, clientId: 'pixy-test', ...googleAt(mock.issuer), ...connection }],
    apis: mock.apis,
    features: ['calendar'],
  })
  const scene = { appOrigin: site.origin, providerOrigins: [mock.origin], tokenEndpoint }
  return { site, mock, helper, tokenEndpoint, scene }
}

export interface CertifiedOptions extends Pick<CertifiedProviderOptions, 'accessTokenSeconds'> {
  /** The app and the provider on two ports of `localhost`, which are one site. Default: two sites. */
  sameSite?: boolean
  silentFrame?: boolean
  /** Default: with `offline_access`, so that there is a refresh token. */
  scopes?: readonly string[]
  /** What the sign-in itself asks permission for. Default nothing: each feature asks when it is opened. */
  allowed?: readonly 'calendar'[]
}

export async function withCertified({
  sameSite = false,
  silentFrame = false,
  scopes = ['openid', 'profile', 'email', 'offline_access'],
  allowed = [],
  ...options
}: CertifiedOptions = {}): Promise<Scenario & { provider: CertifiedProvider }> {
  const site = await serveSite(sameSite ? { host: 'localhost' } : {})
  const provider = await startCertifiedProvider({
    redirectUri: site.url('callback'),
    postLogoutRedirectUri: site.url('signed-out'),
    ...(sameSite ? { host: 'localhost' } : {}),
    ...options,
  })
  onTestFinished(provider.close)
  await site.configure({
    providers: [
      {
        id: 'certified',
        kind: 'oidc',
        label,
        issuer: provider.issuer,
        clientId: provider.clientId,
        scopes: [...scopes, ...allowed.flatMap((feature) => googleFeatureScopes[feature])],
        silentFrame,
      },
    ],
    apis: { calendar: provider.calendarApi },
    features: ['calendar'],
  })
  return { site, provider, scene: { appOrigin: site.origin, providerOrigins: [provider.issuer] } }
}

/** No configuration at all: the demo, on static files alone. */
export async function withDemo({ base }: { base?: string } = {}): Promise<Scenario> {
  const site = await serveSite(base ? { base } : {})
  await site.configure({})
  return { site, scene: { appOrigin: site.origin, providerOrigins: [] } }
}
