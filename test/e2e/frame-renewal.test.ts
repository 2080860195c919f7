import { expect } from 'vitest'
import { test } from './browser.ts'
import { withCertified } from './scenario.ts'
import { expectSession, openCalendar, signIn } from './screens.ts'

/** Without `offline_access` there is no refresh token: only the provider's own session can renew. */
const scopes = ['openid', 'profile', 'email']

test("on the provider's own site a hidden frame renews without the person noticing", async ({ person }) => {
  const { site, provider } = await withCertified({ sameSite: true, silentFrame: true, scopes })
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  const before = provider.tokenRequests.length
  await provider.dropAccessTokens()
  await person.page.reload()
  await person.page.getByRole('article').first().waitFor()
  expect(provider.tokenRequests.slice(before).map(({ grantType, status }) => [grantType, status])).toEqual([
    ['authorization_code', 200],
  ])
  expect(provider.authorizationRequests.at(-1)?.searchParams.get('prompt')).toBe('none')
  await expectSession(person.page, 'signed-in')
  expect(await person.page.locator('iframe').count()).toBe(0)
})

test('on another site, where cookies are blocked in frames, a button asks the person', async ({ person }) => {
  const { site, provider } = await withCertified({ silentFrame: true, scopes })
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  await provider.dropAccessTokens()
  await person.page.reload()
  await expectSession(person.page, 'expired')
  await person.page.getByRole('button', { name: /sign in again/i }).waitFor()
  expect(provider.authorizationRequests.at(-1)?.searchParams.get('prompt')).toBe('none')
})
