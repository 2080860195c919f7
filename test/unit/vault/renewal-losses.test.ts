import { expect, test, vi } from 'vitest'
import type { SessionSnapshot } from '#vault/protocol.ts'
import {
  calendarScope,
  createGoogleBench,
  events,
  googleKind,
  issuer,
  type GoogleBench,
} from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import type { TestPage } from '../../in-process/vault.ts'

const withRefreshToken = { ...googleKind, scopes: ['openid', 'email', calendarScope] }
const withFrame = { kind: 'oidc', issuer, scopes: ['openid', 'email', calendarScope], silentFrame: true }

async function signedIn(config: object, lifetimeSeconds = 1_200): Promise<{ vault: GoogleBench; page: TestPage }> {
  const vault = createGoogleBench(createTestTime(), { config, mock: { accessTokenLifetimeSeconds: lifetimeSeconds } })
  const page = await vault.open()
  await vault.signIn(page)
  return { vault, page }
}

/** Stands between the vault and the provider: what it does not answer goes through. */
function between(vault: GoogleBench, answer: (path: string, pass: () => Promise<Response>) => Promise<Response>): void {
  const { handle } = vault.google
  vault.google.handle = (request) => answer(new URL(request.url).pathname, () => handle(request))
}

/** The provider's token answers, changed on their way. */
function changingTokens(vault: GoogleBench, change: (body: Record<string, unknown>) => Record<string, unknown>): void {
  between(vault, async (path, pass) => {
    const response = await pass()
    if (path !== '/token') return response
    return Response.json(change((await response.json()) as Record<string, unknown>))
  })
}

const refreshTokens = (vault: GoogleBench) => vault.to('/token').flatMap(({ form }) => form.get('refresh_token') ?? [])

test('a rotated refresh token is kept even where the keys cannot be reached just then', async () => {
  const { vault, page } = await signedIn(withRefreshToken)
  let keysAreDown = true
  between(vault, (path, pass) => (path === '/certs' && keysAreDown ? Promise.reject(new TypeError('down')) : pass()))
  await vault.time.advance(1_150_000)
  expect(refreshTokens(vault).length).toBeGreaterThan(0)
  keysAreDown = false
  await vault.time.advance(120_000)
  expect(new Set(refreshTokens(vault)).size).toBe(refreshTokens(vault).length)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
})

test('a renewal that brings no lifetime leaves no old one standing', async () => {
  const { vault, page } = await signedIn(withRefreshToken)
  changingTokens(vault, ({ expires_in: _lifetime, ...body }) => body)
  expect(await page.call('renew', undefined)).toEqual({})
  expect(page.session().signedIn).not.toHaveProperty('accessTokenExpiresAtMs')
})

test('without a network the hidden frame ends no session, and the network brings everything back', async () => {
  const { vault, page } = await signedIn(withFrame)
  page.tell({ type: 'online', online: false })
  await vault.time.advance(1_300_000)
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'offline' })
  expect(page.session()).toMatchObject({ state: 'signed-in' })
  expect(page.frames).toEqual([])
  page.tell({ type: 'online', online: true })
  const sending = page.call('send', events)
  const frame = await vi.waitUntil(() => page.frames[0])
  await page.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  expect(await sending).toMatchObject({ kind: 'answer', status: 200 })
})

test('a network that goes while the hidden frame is open ends no session', async () => {
  const { vault, page } = await signedIn(withFrame)
  const renewing = page.call('renew', undefined)
  await vi.waitUntil(() => page.frames[0])
  page.tell({ type: 'online', online: false })
  await page.call('frameFailed', { reason: 'timeout' })
  expect(await renewing).toEqual({ problem: { code: 'offline', facts: {} } })
  expect(page.session().state).toBe('signed-in')
  await vault.time.idle()
})

test('a tab that closes with the hidden frame in it leaves the renewal to another', async () => {
  const { vault, page } = await signedIn(withFrame)
  const other = await vault.open()
  page.tell({ type: 'visible', visible: true })
  await settle()
  const renewing = other.call('renew', undefined)
  await vi.waitUntil(() => page.frames[0])
  page.tell({ type: 'goodbye' })
  const frame = await vi.waitUntil(() => other.frames[0])
  await other.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  expect(await renewing).toEqual({})
  expect(other.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
})

test('the hidden frame is opened where somebody looked last', async () => {
  const { vault, page } = await signedIn(withFrame)
  const other = await vault.open()
  other.tell({ type: 'visible', visible: true })
  const renewing = page.call('renew', undefined)
  const frame = await vi.waitUntil(() => [...page.frames, ...other.frames][0])
  expect(page.frames).toEqual([])
  await other.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  expect(await renewing).toEqual({})
})

test('an expired session that tries the hidden frame in vain stays expired', async () => {
  const { vault, page } = await signedIn(withFrame)
  const refused = page.call('renew', undefined)
  await vi.waitUntil(() => page.frames[0])
  await page.call('frameFailed', { reason: 'timeout' })
  await refused
  page.tell({ type: 'online', online: false })
  await page.call('renew', undefined)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'login-required' } })
  await vault.time.idle()
})

test('one frame renews for all tabs and all waiting requests', async () => {
  const { vault, page } = await signedIn(withFrame)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(1_300_000)
  const other = await vault.open()
  const sending = Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? page : other).call('send', events)))
  const frame = await vi.waitUntil(() => [...page.frames, ...other.frames][0])
  await other.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  const results = await sending
  expect(results.map((result) => result.kind === 'answer' && result.status)).toEqual(results.map(() => 200))
  expect([...page.frames, ...other.frames]).toHaveLength(1)
  expect(vault.to('/token')).toHaveLength(2)
})

test('a refresh token that a frame brought works with the ID tokens of that frame', async () => {
  const { vault, page } = await signedIn(withFrame)
  let ofFrame: Record<string, unknown> | undefined
  const { handle } = vault.google
  vault.google.handle = async (request) => {
    const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '')
    if (form.get('grant_type') === 'refresh_token') return Response.json(ofFrame)
    if (form.get('grant_type') !== 'authorization_code') return handle(request)
    const body = (await (await handle(request)).json()) as Record<string, unknown>
    ofFrame = { ...body, refresh_token: 'refresh-token-of-the-frame' }
    return Response.json(ofFrame)
  }
  const renewing = page.call('renew', undefined)
  const frame = await vi.waitUntil(() => page.frames[0])
  await page.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  await renewing
  expect(page.session().signedIn?.renewal).toBe('refresh-token')
  expect(await page.call('renew', undefined)).toEqual({})
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 2 } })
})

test('a sign-out ends requests that wait for a renewal, without waiting for its answer', async () => {
  const { vault, page } = await signedIn(withRefreshToken)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(1_300_000)
  between(vault, (path, pass) => (path === '/token' ? new Promise(() => undefined) : pass()))
  const sending = page.call('send', events)
  await settle()
  void page.call('signOut', { revoke: false })
  expect(await sending).toEqual({ kind: 'failure', code: 'signed-out' })
})

test('a request that its page gives up does not wait for a renewal', async () => {
  const { vault, page } = await signedIn(withRefreshToken)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(1_300_000)
  between(vault, (path, pass) => (path === '/token' ? new Promise(() => undefined) : pass()))
  const given = new AbortController()
  const sending = page.call('send', events, given.signal)
  await settle()
  given.abort()
  expect(await sending).toEqual({ kind: 'failure', code: 'aborted' })
})

test('a sign-in that ends during a renewal loses neither the rotated refresh token nor a waiting request', async () => {
  const { vault, page } = await signedIn(withRefreshToken)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(1_300_000)
  const { handle } = vault.google
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  vault.google.handle = async (request) => {
    const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '')
    const response = await handle(request)
    if (form.get('grant_type') === 'refresh_token') await released
    if (form.get('grant_type') !== 'authorization_code') return response
    const { refresh_token: _none, ...body } = (await response.json()) as Record<string, unknown>
    return Response.json(body)
  }
  const sending = page.call('send', events)
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [calendarScope] })
  await page.call('callback', await vault.consent('url' in begun ? begun.url : ''))
  release()
  expect(await sending).toMatchObject({ kind: 'answer', status: 200 })
  expect(await page.call('renew', undefined)).toEqual({})
  expect(new Set(refreshTokens(vault)).size).toBe(refreshTokens(vault).length)
  expect(page.session()).toMatchObject({ state: 'signed-in' } satisfies Partial<SessionSnapshot>)
})
