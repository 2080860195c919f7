import { expect, test } from 'vitest'
import { createMemoryHints } from '../../in-process/hints.ts'
import { calendarScope, createGoogleBench } from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'

const bench = (options?: Parameters<typeof createGoogleBench>[1]) => createGoogleBench(createTestTime(), options)
const urlOf = (begun: object) => ('url' in begun ? String(begun.url) : '')

test('a sign-in ends with a verified person, granted scopes and an expiry, told to every page', async () => {
  const vault = bench()
  const [page, other] = [await vault.open(), await vault.open()]
  await vault.signIn(page)
  for (const { session } of [page, other]) {
    expect(session()).toMatchObject({
      state: 'signed-in',
      signedIn: {
        providerId: 'work',
        account: { issuer: 'https://google.example', emailVerified: true },
        grantedScopes: expect.arrayContaining(['openid', 'profile', 'email']),
        accessTokenExpiresAtMs: vault.time.nowMs() + 3_599_000,
        verification: {
          algorithm: 'RS256',
          checks: expect.arrayContaining(['signature', 'iss', 'aud', 'nonce', 'at_hash']),
        },
      },
    })
  }
})

test('the person comes back to where they were, with query and hash', async () => {
  const vault = bench()
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/calendar?from=2026-11-21&days=7#e1' })
  const result = await page.call('callback', await vault.consent(urlOf(begun)))
  expect(result).toEqual({ returnTo: '/calendar?from=2026-11-21&days=7#e1' })
})

test('the e-mail that was typed is the login hint', async () => {
  const vault = bench()
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', loginHint: 'mina@pixy.example' })
  expect(new URL(urlOf(begun)).searchParams.get('login_hint')).toBe('mina@pixy.example')
})

test('one callback means one token request, from two tabs at once and again after a reload', async () => {
  const vault = bench()
  const [page, other] = [await vault.open(), await vault.open()]
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/profile' })
  const callback = await vault.consent(urlOf(begun))
  const results = await Promise.all([page.call('callback', callback), other.call('callback', callback)])
  results.push(await page.call('callback', callback))
  expect(results).toEqual(results.map(() => ({ returnTo: '/profile' })))
  expect(vault.to('/token')).toHaveLength(1)
  expect(page.session().state).toBe('signed-in')
})

test('refused consent is said in one code, without a token request, and can be tried again', async () => {
  const vault = bench()
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const result = await page.call('callback', await vault.consent(urlOf(begun), { cancel: true }))
  expect(result.problem).toMatchObject({ code: 'access-denied', providerId: 'work' })
  expect(vault.to('/token')).toHaveLength(0)
  await vault.signIn(page)
  expect(page.session().state).toBe('signed-in')
})

test('an unknown state is refused and leaves a running session alone', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const result = await page.call('callback', { query: '?code=x&state=forged', fragment: '', frame: false })
  expect(result.problem?.code).toBe('state-unknown')
  expect(page.session().state).toBe('signed-in')
  expect(vault.to('/token')).toHaveLength(1)
})

test('a sign-in that took longer than ten minutes starts again', async () => {
  const vault = bench()
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const callback = await vault.consent(urlOf(begun))
  await vault.time.advance(600_001)
  const result = await page.call('callback', callback)
  expect(result.problem?.code).toBe('transaction-expired')
  expect(vault.to('/token')).toHaveLength(0)
})

test('asking for the calendar keeps the person and adds the scope', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  await vault.signIn(page, { scopes: [calendarScope] })
  expect(page.session().signedIn?.grantedScopes).toContain(calendarScope)
  expect(page.session().signedIn?.account.subject).toBeTruthy()
})

test('a partial grant is a sign-in: what was refused is missing and nothing else', async () => {
  const vault = bench()
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [calendarScope] })
  await page.call('callback', await vault.consent(urlOf(begun), { scopes: ['openid', 'profile', 'email'] }))
  expect(page.session().state).toBe('signed-in')
  expect(page.session().signedIn?.requestedScopes).toContain(calendarScope)
  expect(page.session().signedIn?.grantedScopes).not.toContain(calendarScope)
})

test('more scopes answered by somebody else are refused and the person stays signed in', async () => {
  const vault = bench()
  const page = await vault.open()
  await vault.signIn(page)
  const before = page.session().signedIn?.account.subject
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [calendarScope] })
  const callback = await vault.consent(urlOf(begun))
  vault.google.world.faults.turnOn('wrong-subject', 1)
  const result = await page.call('callback', callback)
  expect(result.problem?.code).toBe('account-changed')
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { account: { subject: before } } })
})

test('a silent restore that the provider refuses shows no problem, and is tried once', async () => {
  const hints = createMemoryHints()
  await hints.write({ providerId: 'work', subject: '1', scopes: ['openid', calendarScope] })
  const vault = bench({ vault: { hints } })
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/calendar', prompt: 'none' })
  expect(new URL(urlOf(begun)).searchParams.get('prompt')).toBe('none')
  expect(new URL(urlOf(begun)).searchParams.get('scope')?.split(' ')).toContain(calendarScope)
  const state = new URL(urlOf(begun)).searchParams.get('state') ?? ''
  const query = `?error=login_required&state=${state}&iss=${encodeURIComponent('https://google.example')}`
  expect(await page.call('callback', { query, fragment: '', frame: false })).toEqual({ returnTo: '/calendar' })
  expect(await vault.environment.hints.read()).toBeUndefined()
  expect(page.session()).toMatchObject({ state: 'signed-out' })
  expect(page.session().restorable).toBeUndefined()
})

test('nothing secret crosses to a page in a whole session', async () => {
  const vault = bench({ mock: { mark: 'canary', accessTokenLifetimeSeconds: 60 } })
  const page = await vault.open()
  page.tell({ type: 'watch-trace', watch: true })
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [calendarScope] })
  const authorization = new URL(urlOf(begun)).searchParams
  const callback = await vault.consent(urlOf(begun))
  const heardBefore = page.heard()
  await page.call('callback', callback)
  await vault.time.advance(70_000)
  await page.call('renew', undefined)
  await settle()
  const heard = page.heard().slice(heardBefore.length)
  expect(heard).toContain('signed-in')
  expect(heard).not.toContain('canary')
  expect(heard).not.toContain(authorization.get('nonce') ?? 'missing')
  for (const { form } of vault.to('/token')) {
    for (const name of ['code', 'code_verifier', 'refresh_token']) {
      const value = form.get(name)
      if (value) expect(page.heard()).not.toContain(value)
    }
  }
})
