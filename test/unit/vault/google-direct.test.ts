import { expect, test } from 'vitest'
import { peopleOf } from '#mock/world/people.ts'
import type { HintStore } from '#vault/hint.ts'
import { createMemoryHints } from '../../in-process/hints.ts'
import { calendarScope, createGoogleBench, events, googleKind } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

const { tokenEndpoint: _helper, ...direct } = googleKind
const bench = (hints?: HintStore) =>
  createGoogleBench(createTestTime(), {
    config: { ...direct, scopes: ['openid', 'email', calendarScope] },
    ...(hints ? { vault: { hints } } : {}),
  })

async function begun() {
  const vault = bench()
  const page = await vault.open()
  const answer = await page.call('begin', { providerId: 'work', returnTo: '/calendar' })
  const url = new URL('url' in answer ? answer.url : '')
  return { vault, page, url }
}

test('without a token helper both tokens are asked for in the fragment, tied by nonce and state', async () => {
  const { url } = await begun()
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ response_type: 'token id_token' })
  for (const name of ['state', 'nonce']) expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
  expect(url.searchParams.has('code_challenge')).toBe(false)
})

test('the fragment signs in after every check, with no token request, for as long as the token lives', async () => {
  const { vault, page, url } = await begun()
  const result = await page.call('callback', await vault.consent(url.href))
  expect(result).toEqual({ returnTo: '/calendar' })
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'popup' } })
  expect(page.session().signedIn?.verification.checks).toContain('at_hash')
  expect(vault.to('/token')).toHaveLength(0)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  await vault.time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'session-ended' } })
})

test('an access token put in the place of the real one is refused by its hash', async () => {
  const { vault, page, url } = await begun()
  const callback = await vault.consent(url.href)
  const fragment = callback.fragment.replace(/access_token=[^&]+/, 'access_token=ya29.injected')
  const result = await page.call('callback', { ...callback, fragment })
  expect(result.problem?.code).toBe('id-token-access-token-hash')
  expect(page.session().state).toBe('signed-out')
})

test('an ID token without a hash of the access token is refused', async () => {
  const { vault, page, url } = await begun()
  vault.google.world.faults.turnOn('wrong-access-token-hash', 1)
  const result = await page.call('callback', await vault.consent(url.href))
  expect(result.problem?.code).toBe('id-token-access-token-hash')
})

test('a code in the place of the fragment is another flow and refused', async () => {
  const { vault, page, url } = await begun()
  const query = `?code=c&state=${url.searchParams.get('state')}&iss=${encodeURIComponent('https://google.example')}`
  const result = await page.call('callback', { query, fragment: '', frame: false })
  expect(result.problem?.code).toBe('flow-confused')
  expect(vault.to('/token')).toHaveLength(0)
})

test('an ID token with the short spelling of the issuer signs in, as the same issuer', async () => {
  const { vault, page, url } = await begun()
  vault.google.world.settings.shortIssuer = true
  expect(await page.call('callback', await vault.consent(url.href))).toEqual({ returnTo: '/calendar' })
  expect(page.session().signedIn).toMatchObject({
    idTokenClaims: { iss: 'google.example' },
    account: { issuer: 'https://google.example' },
  })
})

/** A vault that starts anew where Mina was signed in before, and the address it would go to, once, without a screen. */
async function restoring() {
  const subject = peopleOf('en')[0].subject
  const hints = createMemoryHints()
  await hints.write({ providerId: 'work', subject, scopes: ['openid', 'email', calendarScope] })
  const vault = bench(hints)
  const page = await vault.open()
  expect(page.session().restorable).toEqual({ providerId: 'work' })
  const answer = await page.call('begin', { providerId: 'work', returnTo: '/calendar', prompt: 'none' })
  const url = new URL('url' in answer ? answer.url : '')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    prompt: 'none',
    login_hint: subject,
    response_type: 'token id_token',
    include_granted_scopes: 'true',
  })
  return { vault, page, url, hints }
}

test('after the vault was lost, one trip without a screen restores the person and what they had allowed', async () => {
  const { vault, page, url } = await restoring()
  url.searchParams.delete('prompt')
  expect(await page.call('callback', await vault.consent(url.href))).toEqual({ returnTo: '/calendar' })
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'popup' } })
  expect(page.session().signedIn?.grantedScopes).toContain(calendarScope)
})

test.each([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'access_denied',
])('a trip without a screen that ends with %s shows no failure, and is not made again', async (error) => {
  const { vault, page, url, hints } = await restoring()
  const fragment = `#${new URLSearchParams({
    error,
    error_subtype: 'access_denied',
    state: url.searchParams.get('state') ?? '',
    iss: 'https://google.example',
  }).toString()}`
  expect(await page.call('callback', { query: '', fragment, frame: false })).toEqual({ returnTo: '/calendar' })
  expect(page.session().state).toBe('signed-out')
  expect(page.session().problem).toBeUndefined()
  expect(await hints.read()).toBeUndefined()
  const again = await vault.open()
  expect(again.session().restorable).toBeUndefined()
  expect(await again.call('begin', { providerId: 'work', returnTo: '/', prompt: 'none' })).toMatchObject({
    problem: { code: 'login-required' },
  })
})

test('a disconnect revokes with the access token, and Google already having forgotten it is as good', async () => {
  const { vault, page, url } = await begun()
  await page.call('callback', await vault.consent(url.href))
  await vault.google.arrange((world) => {
    world.state.accessTokens = {}
  })
  await page.call('signOut', { revoke: true })
  await vault.time.idle()
  expect(vault.to('/revoke').map(({ form }) => form.get('token_type_hint'))).toEqual(['access_token'])
  expect(page.session()).toMatchObject({ state: 'signed-out', revocationPending: false })
})
