import { expect, test, vi } from 'vitest'
import { calendarScope, createGoogleBench, googleKind, issuer, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import type { TestPage } from '../../in-process/vault.ts'

const google = { ...googleKind, scopes: ['openid', 'email', calendarScope] }
const oidc = { kind: 'oidc', issuer, scopes: ['openid', 'email', calendarScope] }
const postLogoutRedirectUri = 'https://app.example/signed-out'

async function signedIn(config: object): Promise<{ vault: GoogleBench; page: TestPage }> {
  const mock = { endSession: true, accessTokenLifetimeSeconds: 600 }
  const vault = createGoogleBench(createTestTime(), { config, mock })
  const page = await vault.open()
  await vault.signIn(page)
  return { vault, page }
}

async function signOut(vault: GoogleBench, page: TestPage, revoke = false) {
  const signingOut = page.call('signOut', { revoke, postLogoutRedirectUri })
  await vault.time.idle()
  return signingOut
}

test('an expired session has nothing to revoke: signing out says so and still ends the session of the provider', async () => {
  const { vault, page } = await signedIn(oidc)
  await vault.time.advance(600_000)
  expect(page.session().state).toBe('expired')
  const { endSessionUrl } = await signOut(vault, page)
  expect(endSessionUrl).toContain(`${issuer}/`)
  expect(page.session()).toMatchObject({ state: 'signed-out', revocationPending: false })
  expect(vault.to('/revoke')).toEqual([])
})

test('a provider that answers but will not revoke still gets to end its own session', async () => {
  const { vault, page } = await signedIn(oidc)
  const { handle } = vault.google
  vault.google.handle = async (request) =>
    request.url.endsWith('/revoke') ? new Response(null, { status: 503 }) : handle(request)
  expect((await signOut(vault, page)).endSessionUrl).toContain(`${issuer}/`)
  expect(page.session()).toMatchObject({ state: 'signed-out', revocationPending: true })
})

test('a disconnect that is tried again does not take the consent away from who signed in since', async () => {
  const { vault, page } = await signedIn(google)
  vault.network.down = true
  await signOut(vault, page, true)
  expect(page.session().revocationPending).toBe(true)
  vault.network.down = false
  await vault.signIn(page)
  await vault.time.advance(200_000)
  expect(vault.to('/revoke')).toEqual([])
  expect(page.session()).toMatchObject({ state: 'signed-in', revocationPending: false })
})

test('a sign-out in another vault ends a sign-in that is under way in this one', async () => {
  const vault = createGoogleBench(createTestTime(), { config: oidc })
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const callback = await vault.consent('url' in begun ? begun.url : '')
  const { handle } = vault.google
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  vault.google.handle = (request) => released.then(() => handle(request))
  const completing = page.call('callback', callback)
  await vi.waitUntil(() => page.session().state === 'signing-in')
  vault.hear({ type: 'signed-out', bootId: 'another' })
  release()
  expect((await completing).problem?.code).toBe('session-ended')
  expect(page.session().state).toBe('signed-out')
})

test('a sign-out while the transaction is still being taken from storage wins', async () => {
  const vault = createGoogleBench(createTestTime(), { config: oidc })
  const { take } = vault.environment.transactions
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  vault.environment.transactions.take = async (state) => {
    const transaction = await take(state)
    await released
    return transaction
  }
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const completing = page.call('callback', await vault.consent('url' in begun ? begun.url : ''))
  await signOut(vault, page)
  release()
  expect((await completing).problem?.code).toBe('session-ended')
  expect(page.session().state).toBe('signed-out')
  expect(vault.to('/token')).toEqual([])
})

test('what was under way for a person who signed out is not told to the next one who looks at the trace', async () => {
  const vault = createGoogleBench(createTestTime(), { config: oidc })
  const { handle } = vault.google
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  vault.google.handle = async (request) => {
    if (request.url.endsWith('/userinfo')) await released
    return handle(request)
  }
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  await page.call('callback', await vault.consent('url' in begun ? begun.url : ''))
  await vi.waitUntil(() => vault.to('/userinfo').length > 0)

  vault.time.setWallClock(1_000)
  const signingOut = page.call('signOut', { revoke: false })
  await settle()
  release()
  await signingOut
  await vault.time.idle()
  page.tell({ type: 'watch-trace', watch: true })
  await settle()
  expect(page.trace.map(({ step }) => step)).toEqual(['sign-out', 'revocation'])
})
