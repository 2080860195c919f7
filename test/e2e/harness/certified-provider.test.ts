import { createHash } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { test, type Person } from '../browser.ts'
import { calendarScopes } from '../certified-pages.ts'
import { startCertifiedProvider, type CertifiedProvider } from '../certified-provider.ts'
import { emptyPage } from '../listen.ts'
import { serveFiles } from './small-site.ts'

const verifier = 'a-verifier-of-the-harness-that-is-long-enough-0123456789'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const scope = `openid profile email offline_access ${Object.values(calendarScopes).join(' ')}`

async function setUp(options: { accessTokenSeconds?: number } = {}) {
  const site = await serveFiles({ 'index.html': emptyPage, _redirects: '/callback / 200\n/signed-out / 200\n' })
  const provider = await startCertifiedProvider({
    redirectUri: site.url('callback'),
    postLogoutRedirectUri: site.url('signed-out'),
    ...options,
  })
  onTestFinished(provider.close)
  const authorize = (more: Record<string, string> = {}) =>
    `${provider.issuer}/auth?${new URLSearchParams({
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: site.url('callback'),
      scope,
      prompt: 'consent',
      state: 'state-of-the-harness',
      nonce: 'nonce-of-the-harness',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    })}`
  const token = (form: Record<string, string>, origin = site.origin) =>
    fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: provider.clientId, ...form }),
    })
  const redeem = async (callback: URL, more: Record<string, string> = {}) => {
    const code = callback.searchParams.get('code') ?? ''
    const grant = { grant_type: 'authorization_code', code, redirect_uri: site.url('callback') }
    return token({ ...grant, code_verifier: verifier, ...more })
  }
  return { site, provider, authorize, token, redeem }
}

interface Tokens {
  access_token: string
  refresh_token: string
  expires_in: number
  scope: string
}
const tokensOf = async (response: Response) => (await response.json()) as Tokens

async function signIn({ page }: Person, url: string, refused: readonly string[] = []): Promise<URL> {
  await page.goto(url)
  await page.getByRole('button', { name: 'mina@example.org' }).click()
  for (const box of await page.getByRole('checkbox').all()) {
    await box.setChecked(!refused.includes((await box.getAttribute('value')) ?? ''))
  }
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/callback?**')
  return new URL(page.url())
}

const calendar = (provider: CertifiedProvider, token: string, path: string) =>
  fetch(`${provider.calendarApi}${path}`, { headers: { authorization: `Bearer ${token}` } })
const events = 'calendars/primary/events?timeMin=2026-11-21T00:00:00Z'

test('a public client signs in with PKCE, and reads the calendar it was allowed', async ({ person }) => {
  const { site, provider, authorize, redeem } = await setUp()
  const callback = await signIn(person, authorize())
  expect(callback.searchParams.get('iss')).toBe(provider.issuer)
  const response = await redeem(callback)
  expect(response.headers.get('access-control-allow-origin')).toBe(site.origin)
  const tokens = await tokensOf(response)
  expect(tokens.scope.split(' ')).toEqual(expect.arrayContaining(scope.split(' ')))
  const list = await calendar(provider, tokens.access_token, 'users/me/calendarList')
  expect(await list.json()).toMatchObject({ items: [{ primary: true }] })
  const first = await calendar(provider, tokens.access_token, events)
  expect(await first.json()).toMatchObject({
    nextPageToken: 'second',
    items: [{ start: { date: expect.any(String) } }, {}],
  })
  expect(provider.tokenRequests).toMatchObject([{ grantType: 'authorization_code', status: 200 }])
})

test('a code without its verifier, or from another origin, gets nothing', async ({ person }) => {
  const { authorize, redeem, token } = await setUp()
  const callback = await signIn(person, authorize())
  expect((await redeem(callback, { code_verifier: `${verifier}x` })).status).toBe(400)
  const foreign = await token({ grant_type: 'refresh_token', refresh_token: 'x' }, 'http://other.localhost')
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
})

test('a refresh token works once, and its second use ends the family', async ({ person }) => {
  const { provider, authorize, redeem, token } = await setUp()
  const first = await tokensOf(await redeem(await signIn(person, authorize())))
  const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken })
  const second = await tokensOf(await refresh(first.refresh_token))
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect((await refresh(first.refresh_token)).status).toBe(400)
  expect((await refresh(second.refresh_token)).status).toBe(400)
  expect(await provider.hasLiveAccessToken()).toBe(false)
})

test('access tokens die by their lifetime, and when the test drops them', async ({ person }) => {
  const { provider, authorize, redeem, token } = await setUp({ accessTokenSeconds: 1 })
  const tokens = await tokensOf(await redeem(await signIn(person, authorize())))
  expect(tokens.expires_in).toBe(1)
  await expect.poll(async () => (await calendar(provider, tokens.access_token, events)).status).toBe(401)
  const renewed = await tokensOf(await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }))
  await provider.dropAccessTokens()
  expect((await calendar(provider, renewed.access_token, events)).status).toBe(401)
})

test('a scope that is not ticked is not granted, and its API says so', async ({ person }) => {
  const { provider, authorize, redeem } = await setUp()
  const callback = await signIn(person, authorize(), [calendarScopes.events])
  const tokens = await tokensOf(await redeem(callback))
  expect(tokens.scope.split(' ')).not.toContain(calendarScopes.events)
  expect((await calendar(provider, tokens.access_token, 'users/me/calendarList')).status).toBe(200)
  expect((await calendar(provider, tokens.access_token, events)).status).toBe(403)
})

test('Cancel comes back with access_denied', async ({ person: { page } }) => {
  const { authorize } = await setUp()
  await page.goto(authorize())
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForURL('**/callback?**')
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
})

test('prompt=none answers without a page, before and after a sign-in', async ({ person }) => {
  const { authorize } = await setUp()
  const silent = authorize({ prompt: 'none' })
  await person.page.goto(silent)
  expect(new URL(person.page.url()).searchParams.get('error')).toBe('login_required')
  await signIn(person, authorize())
  await person.page.goto(silent)
  expect(new URL(person.page.url()).searchParams.has('code')).toBe(true)
})

test('revoking a token kills it at the calendar', async ({ person }) => {
  const { provider, authorize, redeem } = await setUp()
  const tokens = await tokensOf(await redeem(await signIn(person, authorize())))
  await fetch(`${provider.issuer}/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: provider.clientId, token: tokens.refresh_token }),
  })
  expect((await calendar(provider, tokens.access_token, events)).status).toBe(401)
})

test('the end of the session at the provider comes back to the app', async ({ person }) => {
  const { site, provider, authorize } = await setUp()
  await signIn(person, authorize())
  const query = new URLSearchParams({ client_id: provider.clientId, post_logout_redirect_uri: site.url('signed-out') })
  await person.page.goto(`${provider.issuer}/session/end?${query}`)
  await person.page.getByRole('button', { name: 'Sign out here too' }).click()
  await person.page.waitForURL('**/signed-out')
  await person.page.goto(authorize({ prompt: 'none' }))
  expect(new URL(person.page.url()).searchParams.get('error')).toBe('login_required')
})
