import { expect, test } from 'vitest'
import { calendarScope, createGoogleBench, events, googleKind } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

const { tokenEndpoint: _helper, ...direct } = googleKind
const bench = () =>
  createGoogleBench(createTestTime(), { config: { ...direct, scopes: ['openid', 'email', calendarScope] } })

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
