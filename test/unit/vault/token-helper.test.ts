import { expect, test } from 'vitest'
import type { Environment } from '../../../deploy/token-helper/settings.ts'
import type { Hint } from '#vault/hint.ts'
import { peopleOf } from '#mock/world/people.ts'
import { calendarScope, createGoogleBench, events, googleKind, issuer } from '../../in-process/google.ts'
import { createMemoryHints } from '../../in-process/hints.ts'
import type { TestPage } from '../../in-process/vault.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import {
  clientSecret,
  createHelperDoor,
  helperEnvironment,
  helperUrl,
  sessionKey,
  type HelperDoor,
} from '../../in-process/token-helper.ts'

const [mina, kenji] = peopleOf('en')
const mailScope = 'https://www.googleapis.com/auth/gmail.modify'
const clients = [{ clientId: 'pixy-test', redirectUris: ['https://app.example/callback'], secret: clientSecret }]
const keeping = { ...helperEnvironment, SESSION_KEY: sessionKey }

interface Options {
  /** Whether the configuration says that the helper keeps the session. */
  cookies?: boolean
  environment?: Environment
}

/** One browser: its helper, its hints, and one vault after the other, all at the same Google. */
function newBrowser({ cookies = true, environment = cookies ? keeping : helperEnvironment }: Options = {}) {
  const time = createTestTime()
  const hints = createMemoryHints()
  let door: HelperDoor | undefined
  let google: Parameters<typeof createHelperDoor>[0] | undefined
  const config = {
    ...googleKind,
    tokenEndpoint: helperUrl,
    ...(cookies ? { tokenEndpointCookies: true } : {}),
    scopes: ['openid', 'email', calendarScope],
  }
  const newVault = () =>
    createGoogleBench(time, {
      config,
      mock: { clients, rotateRefreshTokens: false },
      vault: { hints },
      door: (request, own) => {
        google ??= own
        door ??= createHelperDoor(google, issuer, { environment, nowMs: time.nowMs })
        // Of several vaults' providers the first one is Google.
        return request.url === helperUrl ? door.fetch(request) : google.handle(request)
      },
    })
  const helper = () => {
    if (!door) throw new Error('Nobody has asked anything yet')
    return door
  }
  return { time, hints, newVault, helper }
}

async function signedIn(options?: Options) {
  const browser = newBrowser(options)
  const vault = browser.newVault()
  const page = await vault.open()
  await vault.signIn(page)
  return { ...browser, vault, page }
}

/** Waits for the word of a vault that has just started: whether it could restore somebody. */
async function decided(page: TestPage, state?: string): Promise<void> {
  while (state ? page.session().state !== state : page.session().state === 'unknown') await settle()
}

const urlOf = (begun: object) => new URL('url' in begun ? String(begun.url) : '')

test('with a helper that keeps nothing, a sign-in brings a refresh token into the memory of the vault', async () => {
  const { page, time, helper, vault } = await signedIn({ cookies: false })
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'refresh-token' } })
  await time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
  expect(helper().asked.map(({ form }) => form.get('client_secret'))).toEqual([clientSecret, clientSecret])
  expect(vault.requests.some(({ form }) => form.has('client_secret'))).toBe(false)
})

test('a helper that keeps the session hands out no refresh token, and the vault renews without one', async () => {
  const { page, time, helper, vault } = await signedIn()
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'token-helper' } })
  await time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1, renewal: 'token-helper' } })
  expect(helper().answers.join('\n')).not.toMatch(/1\/\/0|"refresh_token"/)
  expect(vault.requests.filter(({ form }) => form.has('refresh_token'))).toEqual([])
  expect(page.heard()).not.toContain(clientSecret)
})

test('cookies go to the helper and to no other endpoint', async () => {
  const browser = newBrowser()
  const credentials = new Map<string, RequestCredentials>()
  const vault = createGoogleBench(browser.time, {
    config: { ...googleKind, tokenEndpoint: helperUrl, tokenEndpointCookies: true, scopes: ['openid', calendarScope] },
    door: (request) => {
      credentials.set(new URL(request.url).pathname, request.credentials)
      return request.url === helperUrl ? Promise.resolve(new Response('', { status: 503 })) : undefined
    },
  })
  const page = await vault.open()
  await vault.signIn(page)
  expect(credentials.get('/token')).toBe('include')
  expect([...credentials].filter(([path, mode]) => path !== '/token' && mode !== 'omit')).toEqual([])
})

test('a helper that keeps the session, where the configuration does not say so, gets and leaves no cookie', async () => {
  const browser = newBrowser({ cookies: false, environment: keeping })
  const vault = browser.newVault()
  const page = await vault.open()
  await vault.signIn(page)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'none' } })
  expect(browser.helper().jar.size).toBe(0)
})

test('consent is asked while no refresh token is held, and then for what is new alone', async () => {
  const { vault, page } = await signedIn()
  const more = urlOf(await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [mailScope] }))
  expect(more.searchParams.has('prompt')).toBe(false)
  expect(more.searchParams.get('access_type')).toBe('offline')
  await page.call('callback', await vault.consent(more.href, { scopes: ['openid', 'email', calendarScope] }))
  await vault.time.idle()
  const again = urlOf(await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [mailScope] }))
  expect(again.searchParams.get('prompt'), 'what was refused before takes a new consent').toBe('consent')
  await page.call('signOut', { revoke: false })
  const fresh = urlOf(await page.call('begin', { providerId: 'work', returnTo: '/' }))
  expect(fresh.searchParams.get('prompt')).toBe('consent')
})

test('a vault that starts anew restores the person by the helper, before anybody is sent to the provider', async () => {
  const { newVault, time } = await signedIn()
  const vault = newVault()
  const page = await vault.open()
  await decided(page)
  expect(page.session()).toMatchObject({
    state: 'signed-in',
    signedIn: { account: { subject: mina.subject, email: mina.email }, renewal: 'token-helper' },
  })
  expect(page.session().restorable).toBeUndefined()
  expect(vault.to('/token').map(({ form }) => form.get('grant_type'))).toEqual(['refresh_token'])
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  expect(page.snapshots.map(({ state }) => state)).not.toContain('signed-out')
  await time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
})

test('a cookie that Google does not honour any more leaves the trip to the provider', async () => {
  const { newVault, helper } = await signedIn()
  helper().jar.clear()
  const page = await newVault().open()
  await decided(page)
  expect(page.session()).toMatchObject({ state: 'signed-out', restorable: { providerId: 'work' } })
})

test('a helper out of reach sends nobody on a trip that would need it, and is asked again at the next start', async () => {
  const { newVault, helper } = await signedIn()
  helper().network.down = true
  const page = await newVault().open()
  await decided(page)
  expect(page.session().state).toBe('signed-out')
  expect(page.session().restorable).toBeUndefined()
  helper().network.down = false
  const later = await newVault().open()
  await decided(later)
  expect(later.session().state).toBe('signed-in')
})

test('a cookie of another person than the one who was here restores nobody', async () => {
  const { newVault, hints } = await signedIn()
  await hints.write({ providerId: 'work', subject: kenji.subject, scopes: ['openid'] })
  const page = await newVault().open()
  await decided(page)
  expect(page.session()).toMatchObject({ state: 'signed-out', restorable: { providerId: 'work' } })
  expect(page.snapshots.map(({ state }) => state)).not.toContain('signed-in')
})

test('a cookie that was exchanged for another person’s during the session ends it', async () => {
  const { page, helper, newVault, vault } = await signedIn()
  const other = newVault()
  const theirs = await other.open()
  await decided(theirs)
  const begun = urlOf(await theirs.call('begin', { providerId: 'work', returnTo: '/' }))
  begun.searchParams.set('login_hint', kenji.subject)
  const form = new URLSearchParams({
    request: begun.searchParams.toString(),
    account: kenji.subject,
    decision: 'continue',
  })
  for (const scope of ['openid', 'email']) form.append('scope', scope)
  const answer = await vault.google.handle(new Request(begun.origin + begun.pathname, { method: 'POST', body: form }))
  const { search } = new URL(answer.headers.get('Location') ?? '')
  await theirs.call('callback', { query: search, fragment: '', frame: false })
  expect(theirs.session().signedIn?.account.subject).toBe(kenji.subject)
  expect(helper().jar.size).toBe(1)
  expect(await page.call('renew', undefined)).toMatchObject({ problem: { code: 'account-changed' } })
  expect(page.session().state).toBe('expired')
})

test('an answer to the cookie that does not say whom it is for is nobody’s, at a renewal too', async () => {
  const { helper, page } = await signedIn()
  const { fetch } = helper()
  helper().fetch = async (request) => {
    const answer = await fetch(request)
    const { id_token: _withheld, ...rest } = (await answer.json()) as Record<string, unknown>
    return Response.json(rest, { status: answer.status })
  }
  expect(await page.call('renew', undefined)).toMatchObject({ problem: { code: 'id-token-missing' } })
  expect(page.session()).toMatchObject({ state: 'expired', signedIn: { account: { subject: mina.subject } } })
})

test('a callback at the start of a vault comes before what the helper keeps', async () => {
  const { vault, page, newVault } = await signedIn()
  const begun = urlOf(await page.call('begin', { providerId: 'work', returnTo: '/mail', scopes: [mailScope] }))
  const callback = await vault.consent(begun.href)
  const next = newVault()
  const opened = await next.open()
  const stray = await opened.call('callback', callback)
  expect(stray.problem?.code).toBe('state-unknown')
  await decided(opened, 'signed-in')
})

test('signing out has the helper forget, and the next vault restores nobody', async () => {
  const { page, helper, hints, newVault, vault, time } = await signedIn()
  await page.call('signOut', { revoke: false })
  await time.idle()
  expect(helper().jar.size).toBe(0)
  expect(vault.google.world.state.grants).toHaveLength(1)
  expect(await hints.read()).toBeUndefined()
  const next = await newVault().open()
  await time.idle()
  expect(next.session().state).toBe('signed-out')
})

test('disconnecting has the helper revoke what it keeps', async () => {
  const { page, helper, vault, time } = await signedIn()
  await page.call('signOut', { revoke: true })
  await time.idle()
  expect(helper().asked.at(-1)?.url).toBe('https://oauth2.googleapis.com/revoke')
  expect(helper().jar.size).toBe(0)
  expect(vault.google.world.state.grants).toEqual([])
  expect(vault.to('/revoke')).toEqual([])
})

test('a helper that could not hear of a sign-out is told by the next vault, which restores nobody', async () => {
  const { page, helper, hints, newVault, vault, time } = await signedIn()
  vault.network.down = true
  void page.call('signOut', { revoke: false })
  await settle()
  expect(page.session().state).toBe('signed-out')
  expect(helper().jar.size).toBe(1)
  expect((await hints.read())?.leaving).toBe('end')
  const next = await newVault().open()
  await time.idle()
  expect(next.session()).toMatchObject({ state: 'signed-out' })
  expect(next.snapshots.map(({ state }) => state)).not.toContain('signed-in')
  expect(helper().jar.size).toBe(0)
  expect(await hints.read()).toBeUndefined()
})

test('a revocation the helper could not carry out is said and tried again, but not once somebody is back', async () => {
  const { page, helper, vault, time } = await signedIn()
  helper().network.down = true
  void page.call('signOut', { revoke: true })
  await time.idle()
  expect(page.session()).toMatchObject({ state: 'signed-out', revocationPending: true })
  helper().network.down = false
  await vault.signIn(page)
  await time.advance(6_000)
  expect(page.session()).toMatchObject({ state: 'signed-in', revocationPending: false })
  expect(helper().jar.size).toBe(1)
})

test('a vault that follows another one’s sign-out leaves it to that one to tell the helper', async () => {
  const { vault, hints, page, helper } = await signedIn()
  const told: Hint = { providerId: 'work', subject: mina.subject, scopes: [], leaving: 'end' }
  await hints.write(told)
  vault.hear({ type: 'signed-out', bootId: 'another' })
  await settle()
  expect(page.session().state).toBe('signed-out')
  expect(await hints.read()).toEqual(told)
  expect(helper().jar.size).toBe(1)
})

test('a grant that Google ended at a renewal ends the session and the cookie', async () => {
  const { page, helper, vault, time } = await signedIn()
  await vault.google.arrange((world) => world.faults.turnOn('refresh-refused', 1))
  await time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'session-ended' } })
  expect(helper().jar.size).toBe(0)
})
