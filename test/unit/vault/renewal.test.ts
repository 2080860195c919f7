import { expect, test, vi } from 'vitest'
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

async function signedIn(
  lifetimeSeconds: number,
  options: Parameters<typeof createGoogleBench>[1] = {},
): Promise<{ vault: GoogleBench; page: TestPage }> {
  const vault = createGoogleBench(createTestTime(), {
    ...options,
    mock: { accessTokenLifetimeSeconds: lifetimeSeconds, ...options.mock },
    config: options.config ?? { ...googleKind, scopes: ['openid', 'email', calendarScope] },
  })
  const page = await vault.open()
  await vault.signIn(page)
  return { vault, page }
}
const refreshes = (vault: GoogleBench) =>
  vault.to('/token').filter(({ form }) => form.get('grant_type') === 'refresh_token')

/** A provider that gives no refresh token, because nobody asks it for offline access. */
const plain = { kind: 'oidc', issuer, scopes: ['openid', 'email', calendarScope] }

test('the token is renewed before it expires, by rotation, and nobody notices', async () => {
  const { vault, page } = await signedIn(600)
  await vault.time.advance(545_000)
  expect(refreshes(vault)).toHaveLength(1)
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1, renewal: 'refresh-token' } })
  await vault.time.advance(545_000)
  const [first, second] = refreshes(vault)
  expect(first?.form.get('refresh_token')).not.toBe(second?.form.get('refresh_token'))
})

test('a hundred requests across an expiry make one token request, and none fails', async () => {
  const { vault, page } = await signedIn(60)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(61_000)
  const other = await vault.open()
  const results = await Promise.all(
    Array.from({ length: 100 }, (_, index) => (index % 2 ? page : other).call('send', events)),
  )
  expect(results.map((result) => result.kind === 'answer' && result.status)).toEqual(results.map(() => 200))
  expect(refreshes(vault)).toHaveLength(1)
})

test('a 401 means one renewal and one repetition for all that met it', async () => {
  const { vault, page } = await signedIn(3600)
  vault.google.world.faults.turnOn('api-401', 5)
  const results = await Promise.all(Array.from({ length: 5 }, () => page.call('send', events)))
  expect(results.map((result) => result.kind === 'answer' && result.status)).toEqual([200, 200, 200, 200, 200])
  expect(refreshes(vault)).toHaveLength(1)
})

test('tokens of one second cause no storm: timers renew every ten seconds at most', async () => {
  const { vault } = await signedIn(1)
  await vault.time.advance(60_000)
  expect(refreshes(vault).length).toBeGreaterThan(4)
  expect(refreshes(vault).length).toBeLessThanOrEqual(6)
})

test('a request that waits for a token of one second renews once and is sent', async () => {
  const { vault, page } = await signedIn(1)
  page.tell({ type: 'visible', visible: false })
  await vault.time.advance(2_000)
  const before = refreshes(vault).length
  const result = await page.call('send', events)
  expect(result).toMatchObject({ kind: 'answer', status: 200 })
  expect(refreshes(vault)).toHaveLength(before + 1)
})

test('while nobody looks nothing is renewed; the first look renews', async () => {
  const { vault, page } = await signedIn(300)
  page.tell({ type: 'visible', visible: false })
  await settle()
  await vault.time.advance(3_600_000)
  expect(refreshes(vault)).toHaveLength(0)
  page.tell({ type: 'visible', visible: true })
  await vault.time.advance(1)
  expect(refreshes(vault)).toHaveLength(1)
  expect(page.session().state).toBe('signed-in')
})

test('after the machine slept the first request gets a new token', async () => {
  const { vault, page } = await signedIn(3600)
  vault.time.sleep(8 * 3_600_000)
  const result = await page.call('send', events)
  expect(result).toMatchObject({ kind: 'answer', status: 200 })
  expect(refreshes(vault)).toHaveLength(1)
})

test('somebody sets the device clock back: the token is still renewed in time', async () => {
  const { vault } = await signedIn(600)
  vault.time.setWallClock(-30_000)
  await vault.time.advance(545_000)
  expect(refreshes(vault)).toHaveLength(1)
})

test.each([-2, 3])('somebody sets the device clock by %i hours: the session goes on', async (hours) => {
  const { vault, page } = await signedIn(600)
  vault.time.setWallClock(hours * 3_600_000)
  // The provider's clock goes on as before.
  vault.google.world.clock.advance(-hours * 3_600_000)
  await vault.time.advance(545_000)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  expect(page.session()).toMatchObject({ state: 'signed-in' })
  expect(refreshes(vault).length).toBeGreaterThan(0)
})

test('offline at expiry: the session stays, attempts slow down, and the network brings everything back', async () => {
  const { vault, page } = await signedIn(60)
  vault.network.down = true
  await vault.time.advance(90_000)
  expect(page.session()).toMatchObject({ state: 'signed-in' })
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'offline' })
  const attemptsBefore = page.snapshots.filter(({ state }) => state === 'renewing').length
  await vault.time.advance(600_000)
  const attempts = page.snapshots.filter(({ state }) => state === 'renewing').length - attemptsBefore
  expect(attempts).toBeLessThanOrEqual(6)
  expect(attempts).toBeGreaterThan(0)
  vault.network.down = false
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  expect(page.session().state).toBe('signed-in')
})

test('the network is back after a long time without: the token is renewed within seconds, not at the next slow attempt', async () => {
  const { vault, page } = await signedIn(60)
  vault.network.down = true
  await vault.time.advance(1_800_000)
  vault.network.down = false
  page.tell({ type: 'online', online: true })
  await vault.time.advance(10_000)
  expect(page.session().signedIn?.renewals).toBe(1)
})

test('a provider that answers 503 does not end the session', async () => {
  const { vault, page } = await signedIn(60)
  vault.google.world.faults.turnOn('token-endpoint-503')
  await vault.time.advance(90_000)
  expect(page.session().state).toBe('signed-in')
  vault.google.world.faults.turnOff('token-endpoint-503')
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('a refused refresh token ends in a visible reason, with the person still named and no further attempt', async () => {
  const { vault, page } = await signedIn(60)
  vault.google.world.faults.turnOn('refresh-refused')
  await vault.time.advance(70_000)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'session-ended' } })
  expect(page.session().signedIn?.account.email).toBeTruthy()
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'expired' })
  const count = refreshes(vault).length
  await vault.time.advance(3_600_000)
  expect(refreshes(vault)).toHaveLength(count)
})

test('a grant revoked at the provider: the API says 401, the refresh is refused, the session expires', async () => {
  const { vault, page } = await signedIn(3600)
  vault.google.world.faults.turnOn('api-401')
  vault.google.world.faults.turnOn('refresh-refused')
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'expired' })
  expect(page.session().state).toBe('expired')
})

test('a renewal that comes back with somebody else ends the session', async () => {
  const { vault, page } = await signedIn(60)
  vault.google.world.faults.turnOn('wrong-subject')
  await vault.time.advance(70_000)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'account-changed' } })
})

test('without a refresh token the session lives as long as its token, and then says so', async () => {
  const { vault, page } = await signedIn(600, { config: plain })
  if (page.session().signedIn?.renewal !== 'none') throw new Error('This provider was to give no refresh token')
  await vault.time.advance(600_000)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'session-ended' } })
})

test('a sign-out during a renewal is final: the late answer changes nothing', async () => {
  const { vault, page } = await signedIn(3600)
  const renewing = page.call('renew', undefined)
  const signingOut = page.call('signOut', { revoke: false })
  await vault.time.advance(2_000)
  await Promise.all([renewing, signingOut])
  expect(page.session().state).toBe('signed-out')
  expect(page.session().signedIn).toBeUndefined()
})

test('the hidden frame renews where it is configured and there is no refresh token', async () => {
  const { vault, page } = await signedIn(600, { config: { ...plain, silentFrame: true } })
  expect(page.session().signedIn?.renewal).toBe('frame')
  const renewing = page.call('renew', undefined)
  const frame = await vi.waitUntil(() => page.frames[0])
  expect(new URL(frame.url).searchParams.get('prompt')).toBe('none')
  await page.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  expect(await renewing).toEqual({})
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
})

test('a hidden frame that never answers leads to a visible button', async () => {
  const { vault, page } = await signedIn(600, { config: { ...plain, silentFrame: true } })
  const renewing = page.call('renew', undefined)
  await vi.waitUntil(() => page.frames[0])
  await page.call('frameFailed', { reason: 'timeout' })
  expect(await renewing).toEqual({ problem: { code: 'login-required', facts: {} } })
  expect(page.session().state).toBe('expired')
  expect(vault.to('/token')).toHaveLength(1)
})
