import { expect, test } from 'vitest'
import {
  calendarScope,
  createGoogleBench,
  events,
  googleKind,
  issuer,
  type GoogleBench,
} from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'

const google = { ...googleKind, scopes: ['openid', 'email', calendarScope] }
const oidc = { kind: 'oidc', issuer, scopes: ['openid', 'email', calendarScope] }

async function signedIn(config: object, mock: object = {}) {
  const vault = createGoogleBench(createTestTime(), { config, mock })
  const pages = [await vault.open(), await vault.open()] as const
  await vault.signIn(pages[0])
  return { vault, pages }
}

test('signing out is complete in every tab before the network is asked', async () => {
  const { vault, pages } = await signedIn(oidc)
  vault.network.down = true
  void pages[0].call('signOut', { revoke: true })
  await settle()
  for (const page of pages) {
    expect(page.session()).toMatchObject({ state: 'signed-out' })
    expect(page.session().signedIn).toBeUndefined()
    expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'signed-out' })
  }
  expect(vault.broadcasts).toEqual([expect.objectContaining({ type: 'signed-out' })])
})

test('a revocation that the network refused is said, tried again, and then done', async () => {
  const { vault, pages } = await signedIn(oidc)
  vault.network.down = true
  await pages[0].call('signOut', { revoke: true })
  await vault.time.idle()
  expect(pages[1].session().revocationPending).toBe(true)
  vault.network.down = false
  await vault.time.advance(6_000)
  expect(vault.to('/revoke')).toHaveLength(1)
  expect(pages[1].session().revocationPending).toBe(false)
})

test('disconnecting kills the grant at the provider, refresh token first', async () => {
  const { vault, pages } = await signedIn(google)
  const signingOut = pages[0].call('signOut', { revoke: true })
  await vault.time.idle()
  await signingOut
  const [revocation] = vault.to('/revoke')
  expect(revocation?.form.get('token_type_hint')).toBe('refresh_token')
  expect(vault.google.world.state.grants).toEqual([])
})

test('at Google a plain sign-out leaves the consent alone', async () => {
  const { vault, pages } = await signedIn(google)
  await pages[0].call('signOut', { revoke: false })
  expect(vault.to('/revoke')).toHaveLength(0)
})

test('the end-session address names no token', async () => {
  const { vault, pages } = await signedIn(oidc, { endSession: true })
  const signingOut = pages[0].call('signOut', {
    revoke: false,
    postLogoutRedirectUri: 'https://app.example/signed-out',
  })
  await vault.time.idle()
  const { endSessionUrl = '' } = await signingOut
  const parameters = new URL(endSessionUrl).searchParams
  expect([...parameters.keys()].sort()).toEqual(['client_id', 'logout_hint', 'post_logout_redirect_uri', 'state'])
})

test('a provider out of reach is not visited on the way out', async () => {
  const { vault, pages } = await signedIn(oidc, { endSession: true })
  vault.network.down = true
  const postLogoutRedirectUri = 'https://app.example/signed-out'
  expect(await pages[0].call('signOut', { revoke: false, postLogoutRedirectUri })).toEqual({})
})

test.each([
  ['takes two seconds to answer is visited on the way out', 2_000, { endSessionUrl: expect.any(String) as string }],
  ['does not answer holds nobody up', Infinity, {}],
])('a provider that %s', async (_what, delayMs, answer) => {
  const time = createTestTime()
  const asked: string[] = []
  const vault: GoogleBench = createGoogleBench(time, {
    config: oidc,
    mock: { endSession: true },
    vault: {
      fetch: (input, init) => {
        const { pathname } = new URL(String(input))
        asked.push(pathname)
        const answered = () => vault.google.handle(new Request(input, init))
        return pathname === '/revoke'
          ? new Promise((resolve) => time.after(delayMs, () => resolve(answered())))
          : answered()
      },
    },
  })
  const page = await vault.open()
  await vault.signIn(page)
  const signingOut = page.call('signOut', { revoke: true, postLogoutRedirectUri: 'https://app.example/signed-out' })
  await time.advance(Math.min(delayMs, 3_000))
  expect(await signingOut).toEqual(answer)
  expect(asked).toContain('/revoke')
})

test('requests under way are ended by a sign-out', async () => {
  const { vault, pages } = await signedIn(google)
  const sending = pages[1].call('send', events)
  const signingOut = pages[0].call('signOut', { revoke: false })
  await vault.time.idle()
  await signingOut
  expect(await sending).toEqual({ kind: 'failure', code: 'signed-out' })
})

test('a sign-out in another vault of the origin is followed, without asking the provider', async () => {
  const { vault, pages } = await signedIn(oidc)
  vault.hear({ type: 'signed-out', bootId: 'another' })
  await settle()
  expect(pages[0].session().state).toBe('signed-out')
  expect(vault.to('/revoke')).toHaveLength(0)
  expect(vault.broadcasts).toEqual([])
})

test('what a signed-out person left in the trace is gone', async () => {
  const { vault, pages } = await signedIn(google)
  await pages[0].call('signOut', { revoke: false })
  pages[1].tell({ type: 'watch-trace', watch: true })
  await vault.time.idle()
  expect(pages[1].trace.map(({ step }) => step)).toEqual(['sign-out'])
})

test('a callback that was under way when somebody signed out signs nobody in', async () => {
  const vault = createGoogleBench(createTestTime(), { config: oidc })
  const page = await vault.open()
  await vault.signIn(page)
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const callback = await vault.consent('url' in begun ? begun.url : '')
  const completing = page.call('callback', callback)
  const signingOut = page.call('signOut', { revoke: false })
  await vault.time.idle()
  await Promise.all([completing, signingOut])
  expect(page.session().state).toBe('signed-out')
})

test('a reload restores nobody who signed out', async () => {
  const { vault, pages } = await signedIn(google)
  expect(await vault.environment.hints.read()).toBeDefined()
  await pages[0].call('signOut', { revoke: false })
  expect(await vault.environment.hints.read()).toBeUndefined()
})
