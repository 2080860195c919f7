import { expect, test } from 'vitest'
import { calendarScope, createGoogleBench, events, googleKind, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'
import type { TestPage } from '../../in-process/vault.ts'

const { tokenEndpoint: _helper, ...direct } = googleKind

async function signedIn() {
  const vault = createGoogleBench(createTestTime(), { config: direct })
  const page = await vault.open()
  await vault.signIn(page, { scopes: [calendarScope] })
  return { vault, page }
}

/** The page opens a window for an answer. */
async function begin(page: TestPage, scopes: readonly string[] = [calendarScope]): Promise<URL> {
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/calendar', scopes, popup: true })
  return new URL('url' in begun ? begun.url : '')
}

/** The window comes back with it: another page of the same vault. */
async function comeBack(vault: GoogleBench, url: URL, choice?: Parameters<GoogleBench['consent']>[1]) {
  const popup = await vault.open()
  const result = await popup.call('callback', await vault.consent(url.href, choice))
  await vault.time.idle()
  return result
}

test('a window renews the session of the page that opened it, and has nothing more to do', async () => {
  const { vault, page } = await signedIn()
  const before = page.session().signedIn
  await vault.time.advance(3_000_000)
  const url = await begin(page)
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'token id_token',
    login_hint: before?.account.email,
    include_granted_scopes: 'true',
  })
  expect(url.searchParams.has('prompt')).toBe(false)
  // By it the window knows before the vault can say so (`auth/callback.ts`).
  expect(url.searchParams.get('state')).toMatch(/^w\.[\w-]{43}$/)
  expect(await comeBack(vault, url)).toEqual({ returnTo: '/calendar', popup: true })
  const after = page.session().signedIn
  expect(after).toMatchObject({ renewals: 1, renewal: 'popup', signedInAtMs: before?.signedInAtMs })
  await vault.time.advance(3_000_000)
  expect(page.session().state).toBe('signed-in')
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('a window brings an expired session back to life, and the time of the new token counts', async () => {
  const { vault, page } = await signedIn()
  await vault.time.advance(3_600_000)
  expect(page.session()).toMatchObject({ state: 'expired', signedIn: { renewal: 'popup' } })
  await comeBack(vault, await begin(page))
  expect(page.session().state).toBe('signed-in')
  expect(page.session().problem).toBeUndefined()
  await vault.time.advance(3_600_000)
  expect(page.session().state).toBe('expired')
})

test('a window brings what was allowed in it beside what was allowed before', async () => {
  const { vault, page } = await signedIn()
  const mail = 'https://www.googleapis.com/auth/gmail.modify'
  await comeBack(vault, await begin(page, [mail]))
  expect(page.session().signedIn?.grantedScopes).toEqual(expect.arrayContaining([calendarScope, mail]))
})

test('somebody else in the window changes nothing, and the page is told', async () => {
  const { vault, page } = await signedIn()
  const before = page.session().signedIn
  const url = await begin(page)
  url.searchParams.delete('login_hint')
  const { searchParams, origin, pathname } = url
  const form = new URLSearchParams({
    request: searchParams.toString(),
    account: vault.google.world.people[1]?.subject ?? '',
    decision: 'continue',
  })
  for (const scope of (searchParams.get('scope') ?? '').split(' ')) form.append('scope', scope)
  const response = await vault.google.handle(new Request(origin + pathname, { method: 'POST', body: form }))
  const { search: query, hash: fragment } = new URL(response.headers.get('Location') ?? '')
  const result = await page.call('callback', { query, fragment, frame: false })
  expect(result).toEqual({ returnTo: '/calendar', popup: true })
  expect(page.session()).toMatchObject({ state: 'signed-in', problem: { code: 'account-changed' }, signedIn: before })
})

test('whoever cancels in the window goes on, is told on the page, and can put that away', async () => {
  const { vault, page } = await signedIn()
  const url = await begin(page)
  expect(await comeBack(vault, url, { cancel: true })).toEqual({ returnTo: '/calendar', popup: true })
  expect(page.session()).toMatchObject({ state: 'signed-in', problem: { code: 'access-denied' } })
  await page.call('dismiss', undefined)
  expect(page.session().problem).toBeUndefined()
  await vault.time.advance(3_600_000)
  await comeBack(vault, await begin(page), { cancel: true })
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'access-denied' } })
  await page.call('dismiss', undefined)
  expect(page.session()).toMatchObject({ state: 'expired', problem: { code: 'session-ended' } })
})

test('a window that comes back after a sign-out signs nobody in', async () => {
  const { vault, page } = await signedIn()
  const url = await begin(page)
  await page.call('signOut', { revoke: false })
  expect(await comeBack(vault, url)).toMatchObject({ problem: { code: 'state-unknown' } })
  expect(page.session().state).toBe('signed-out')
})

test('nothing that a page hears of a window holds a token', async () => {
  const { vault, page } = await signedIn()
  const url = await begin(page)
  const callback = await vault.consent(url.href)
  await (await vault.open()).call('callback', callback)
  await vault.time.idle()
  const parameters = new URLSearchParams(callback.fragment.slice(1))
  for (const name of ['access_token', 'id_token']) {
    expect(parameters.get(name)).toMatch(/.{20}/)
    expect(page.heard()).not.toContain(parameters.get(name))
  }
})
