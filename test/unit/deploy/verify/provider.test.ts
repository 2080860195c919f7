import { expect, onTestFinished, test } from 'vitest'
import { createAsk, type Ask } from '../../../../deploy/verify/asker.ts'
import { verify } from '../../../../deploy/verify/verify.ts'
import { startCertifiedProvider } from '../../../e2e/certified-provider.ts'
import { said } from './said.ts'
import { back, config, discovery, issuer, siteWithProvider, type Otherwise, type Reply } from './test-provider.ts'
import { siteInMemory } from './test-site.ts'

test('a provider that lets the site in has nothing to mend', async () => {
  const { ask, site } = siteWithProvider()
  const report = await verify(ask, site)
  expect([...said(report), ...said(report, 'advice')]).toEqual([])
  expect(report.findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      '“Work”: the discovery document is in order',
      '“Work”: the key set can be read',
      '“Work”: userinfo allows http://127.0.0.1',
      '“Work”: the token endpoint allows http://127.0.0.1, as far as that shows without posting',
      '“Work”: revocation allows http://127.0.0.1, as far as that shows without posting',
      '“Work” knows http://127.0.0.1/callback',
      'apis.driveUpload allows http://127.0.0.1',
    ]),
  )
})

test('nothing is asked but what the configuration names, by GET and OPTIONS, with no token and no cookie', async () => {
  const { ask, site, asked } = siteWithProvider()
  await verify(ask, site)
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET', 'OPTIONS']))
  expect(new Set(asked.map(({ url }) => url.origin))).toEqual(new Set([new URL(issuer).origin]))
  expect(asked.flatMap(({ headers }) => Object.keys(headers))).not.toContain('Authorization')
  expect(asked.flatMap(({ headers }) => Object.keys(headers))).not.toContain('Cookie')
  const preflights = asked.filter(({ headers }) => headers['Access-Control-Request-Method'] === 'PATCH')
  expect(preflights.map(({ headers }) => headers['Access-Control-Request-Headers'])).toContain(
    'authorization,content-type,if-match',
  )

  const { ask: again, site: same, asked: others } = siteWithProvider()
  await verify(again, same, { siteOnly: true })
  expect(others).toEqual([])
})

const at =
  (path: string, reply: Reply, onMethod?: string): Otherwise =>
  (asked, { method = 'GET' }) =>
    asked === path && (onMethod === undefined || onMethod === method) ? reply : undefined

const wellKnown = '/.well-known/openid-configuration'
const open = { 'Access-Control-Allow-Origin': '*' }
const document = (more: object) => at(wellKnown, { headers: open, body: { ...discovery, ...more } })

const wrongs: readonly (readonly [what: string, otherwise: Otherwise, words: RegExp])[] = [
  [
    'discovery is not there',
    at(wellKnown, { status: 404 }),
    /openid-configuration answers with status 404 → Is the issuer/,
  ],
  [
    'discovery leads on',
    at(wellKnown, { status: 301, headers: { Location: '/x' } }),
    /leads on to another address, which the vault does not follow/,
  ],
  ['discovery is a page', at(wellKnown, { headers: open, body: '<p>' }), /does not answer with JSON/],
  [
    'discovery is for nobody else',
    at(wellKnown, { body: discovery }),
    /the discovery document may not be read by http:\/\/127\.0\.0\.1 \(no Access-Control-Allow-Origin\) → Add/,
  ],
  [
    'the issuer is another',
    document({ issuer: `${issuer}/` }),
    /names the issuer “\S+realm\/” and config\.json “\S+realm” → Write the issuer/,
  ],
  [
    'an endpoint is without HTTPS',
    document({ token_endpoint: 'http://id.example/token' }),
    /token_endpoint of the provider is missing or cannot be used/,
  ],
  ['PKCE is not offered', document({ code_challenge_methods_supported: ['plain'] }), /does not offer PKCE with S256/],
  ['the keys are not there', at('/keys', { status: 500 }), /the key set \(\S+\) answers with status 500/],
  ['the keys are none', at('/keys', { headers: open, body: {} }), /the key set \(\S+\) holds no keys/],
  [
    'the keys are for another site',
    at('/keys', { headers: { 'Access-Control-Allow-Origin': 'https://other.example' }, body: { keys: [] } }),
    /may not be read by \S+ \(Access-Control-Allow-Origin: “https:\/\/other/,
  ],
  [
    'userinfo lets nobody in',
    at('/userinfo', { status: 405 }, 'OPTIONS'),
    /userinfo \(\S+\) answers the preflight with status 405/,
  ],
  [
    'userinfo takes every header but the one',
    at('/userinfo', { headers: { ...open, 'Access-Control-Allow-Headers': '*' } }, 'OPTIONS'),
    /does not allow the header authorization/,
  ],
  [
    'an API allows reading alone',
    at(
      '/api/calendar/',
      { headers: { ...open, 'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-Match' } },
      'OPTIONS',
    ),
    /apis\.calendar \(\S+\) does not allow PATCH; does not allow DELETE → Let that API allow/,
  ],
  [
    'the token endpoint is for another site',
    at('/token', { headers: { 'Access-Control-Allow-Origin': 'https://other.example' } }),
    /the token endpoint \(\S+\) allows “https:\/\/other\.example” and not/,
  ],
  [
    'the redirect URI is not known',
    at('/authorize', { status: 400, body: 'Invalid parameter: redirect_uri' }),
    /“Work” does not know http:\/\/127\.0\.0\.1\/callback → Register it/,
  ],
  [
    'the client is not known',
    at('/authorize', { status: 400, body: 'invalid_client' }),
    /does not know the client id “pixy”/,
  ],
  [
    'the client may not',
    (path, _, url) => (path === '/authorize' ? back(url, { error: 'unauthorized_client' }) : undefined),
    /refuses the request: “unauthorized_client”/,
  ],
]

test.each(wrongs)('it is noticed that %s', async (_, otherwise, words) => {
  const { ask, site } = siteWithProvider(otherwise)
  const report = await verify(ask, site)
  expect(said(report)).toContainEqual(expect.stringMatching(words))
})

test('what cannot be seen without posting or signing in is left open, and no fault', async () => {
  const { ask, site } = siteWithProvider((path) =>
    ['/token', '/revoke', '/authorize'].includes(path) ? { status: 200, body: '<form>' } : undefined,
  )
  const report = await verify(ask, site)
  expect(said(report)).toEqual([])
  expect(said(report, 'advice')).toEqual([
    expect.stringContaining('the token endpoint (http://127.0.0.1:9000/realm/token) does not say whether'),
    expect.stringContaining('revocation (http://127.0.0.1:9000/realm/revoke) does not say whether'),
    expect.stringContaining('did not say whether it knows http://127.0.0.1/callback'),
  ])
})

test('a certified provider that nobody here wrote lets the site in that it knows, and no other', async () => {
  const provider = await startCertifiedProvider({
    redirectUri: 'http://127.0.0.1/callback',
    postLogoutRedirectUri: 'http://127.0.0.1/signed-out',
  })
  onTestFinished(provider.close)
  const outside = createAsk()
  const lookFrom = async (base: string) => {
    const { ask: inMemory, site } = siteInMemory({
      providers: [{ ...config.providers[0], issuer: provider.issuer, clientId: provider.clientId }],
      features: [],
      apis: { orders: provider.calendarApi },
      base,
    })
    const ask: Ask = (url, question) => (url.startsWith(site.origin + '/') ? inMemory : outside)(url, question)
    return verify(ask, site)
  }
  const right = await lookFrom('/')
  expect([...said(right), ...said(right, 'advice')]).toEqual([])
  expect(said(await lookFrom('/other/'))).toEqual([
    expect.stringContaining('does not know http://127.0.0.1/other/callback'),
  ])
})

test('the address where a broker hands over its token is asked for its preflight', async () => {
  const apiToken = { url: `${issuer}/broker/google/token`, pointer: '/access_token' }
  const raw = { ...config, providers: [{ ...config.providers[0], apiToken }] }
  const { ask, site } = siteWithProvider(at('/broker/google/token', { status: 403 }, 'OPTIONS'), raw)
  expect(said(await verify(ask, site))).toEqual([
    expect.stringMatching(/apiToken \(\S+\/broker\/google\/token\) answers the preflight with status 403/),
  ])
})

test('what gives no answer at all is perhaps out of reach, and no cure for refusals is given', async () => {
  const { ask: reachable, site } = siteWithProvider()
  const ask: Ask = async (url, question) => {
    const isOut = /\/(?:keys|userinfo|token|revoke|api\/drive\/)$/.test(url)
    return isOut ? { kind: 'failure', url, reason: 'refused', words: 'refuses connections' } : reachable(url, question)
  }
  const found = said(await verify(ask, site))
  expect(found).toHaveLength(5)
  for (const one of found)
    expect(one).toMatch(/refuses connections → Is the address the right one, and can this machine/)
})

const google = (more: object) => ({
  ...config,
  providers: [
    {
      id: 'google',
      kind: 'google',
      label: 'Google',
      clientId: 'a.apps.example',
      metadata: { ...discovery, issuer: undefined },
      ...more,
    },
  ],
})
const helper = (reply: Reply): Otherwise => at('/token-helper', reply)
const withHelper = google({ tokenEndpoint: 'http://127.0.0.1/token-helper', tokenEndpointCookies: true })

test.each<[string, Reply, RegExp | undefined]>([
  ['answers', { status: 405, body: { error: 'invalid_request' } }, undefined],
  [
    'is behind the files',
    { status: 200, headers: { 'Content-Type': 'text/html' } },
    /is not there: its address answers with status 200/,
  ],
  [
    'has no settings',
    { status: 500, body: { error_description: 'The token helper cannot use: CLIENT_ID, REDIRECT_URI' } },
    /no good: CLIENT_ID, REDIRECT_URI → Set them/,
  ],
  [
    'serves another site',
    { status: 403, body: { error: 'access_denied' } },
    /refuses http:\/\/127\.0\.0\.1 → Its REDIRECT_URI has to be http:\/\/127\.0\.0\.1\/callback/,
  ],
])('a token helper that %s is told by its refusal', async (_, reply, words) => {
  const { ask, site } = siteWithProvider(helper(reply), withHelper)
  expect(said(await verify(ask, site))).toEqual(words === undefined ? [] : [expect.stringMatching(words)])
})

test('a token helper elsewhere that keeps no session is told, where the configuration says that it does', async () => {
  const elsewhere = google({ tokenEndpoint: `${issuer}/token-helper`, tokenEndpointCookies: true })
  const { ask, site } = siteWithProvider(undefined, elsewhere)
  expect(said(await verify(ask, site))).toEqual([expect.stringContaining('keeps no session')])
})

test('Google’s own page for a redirect URI that it does not know is read', async () => {
  const authError = Buffer.from('redirect_uri_mismatch').toString('base64')
  const location = `https://accounts.google.com/signin/oauth/error?authError=${authError}`
  const { ask, site } = siteWithProvider(at('/authorize', { status: 302, headers: { Location: location } }), google({}))
  expect(said(await verify(ask, site))).toEqual([
    expect.stringContaining('“Google” does not know http://127.0.0.1/callback'),
  ])
})

test('a provider with a callback address of its own is asked whether it knows that one', async () => {
  const [work] = config.providers
  const { ask, site } = siteWithProvider(undefined, { ...config, providers: [{ ...work, ownCallback: true }] })
  const report = await verify(ask, site)
  expect(said(report)).toEqual([])
  const known = '“Work” knows http://127.0.0.1/callback?provider=work'
  expect(report.findings.map(({ what }) => what)).toContain(known)
})
