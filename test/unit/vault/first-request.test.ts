import { expect, test } from 'vitest'
import type { CallbackRequest } from '#vault/protocol.ts'
import { calendarScope, createGoogleBench, events, issuer, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'
import type { TestPage } from '../../in-process/vault.ts'

const urlOf = (begun: object) => ('url' in begun ? String(begun.url) : '')

async function arrived(
  options: { mock?: object; scopes?: readonly string[]; cancel?: boolean } = {},
): Promise<{ vault: GoogleBench; page: TestPage; callback: CallbackRequest }> {
  const scopes = options.scopes ?? ['openid', 'email', calendarScope]
  const config = { kind: 'oidc', issuer, scopes }
  const vault = createGoogleBench(createTestTime(), { config, ...(options.mock ? { mock: options.mock } : {}) })
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  return { vault, page, callback: await vault.consent(urlOf(begun), { cancel: options.cancel ?? false }) }
}

test('a request made while the code is redeemed leaves as soon as the token is there', async () => {
  const { vault, page, callback } = await arrived()
  const completing = page.call('callback', callback)
  const sending = page.call('send', events)
  expect(await sending).toMatchObject({ kind: 'answer', status: 200 })
  expect((await completing).problem).toBeUndefined()
  const paths = vault.requests.map(({ url }) => url.pathname)
  expect(paths.indexOf('/calendar/v3/calendars/primary/events')).toBeGreaterThan(paths.indexOf('/token'))
})

test('a request made while a sign-in fails learns that nobody is signed in', async () => {
  const { page, callback } = await arrived({ cancel: true })
  const completing = page.call('callback', callback)
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'signed-out' })
  expect((await completing).problem?.code).toBe('access-denied')
})

test('a request that needs a scope waits for the callback that brings it', async () => {
  const { vault, page, callback } = await arrived({ scopes: ['openid', 'email'] })
  await page.call('callback', callback)
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/', scopes: [calendarScope] })
  const more = await vault.consent(urlOf(begun))
  void page.call('callback', more)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('after expiry a request waits for the sign-in that is being redeemed', async () => {
  const { vault, page, callback } = await arrived({ mock: { accessTokenLifetimeSeconds: 60 } })
  await page.call('callback', callback)
  await vault.time.advance(61_000)
  expect(page.session().state).toBe('expired')
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const again = await vault.consent(urlOf(begun))
  void page.call('callback', again)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('a request that waits for a sign-in can be given up', async () => {
  const { vault, page, callback } = await arrived()
  const { handle } = vault.google
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  vault.google.handle = (request) => released.then(() => handle(request))
  const completing = page.call('callback', callback)
  const given = new AbortController()
  const sending = page.call('send', events, given.signal)
  given.abort()
  expect(await sending).toEqual({ kind: 'failure', code: 'aborted' })
  release()
  expect((await completing).problem).toBeUndefined()
})
