import { expect } from 'vitest'
import { test } from './browser.ts'
import { loseVault } from './lose-vault.ts'
import { withCertified } from './scenario.ts'
import { events, expectSession, openCalendar, signIn, signInButton } from './screens.ts'

test('after the vault died a fresh page restores the person without a click, and what was allowed', async ({
  person,
}) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  await loseVault(person, site.bareUrl)
  const before = provider.authorizationRequests.length
  await person.page.goto(site.url('calendar?days=7#here'))
  await expectSession(person.page, 'signed-in')
  await events(person.page).first().waitFor()
  expect(person.page.url()).toBe(site.url('calendar?days=7#here'))
  expect(provider.authorizationRequests.slice(before).map(({ searchParams }) => searchParams.get('prompt'))).toEqual([
    'none',
  ])
})

test('a provider that has forgotten the person is asked once, not in a loop', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await loseVault(person, site.bareUrl)
  await person.context.clearCookies()
  const before = provider.authorizationRequests.length
  await person.page.goto(site.url('profile'))
  await signInButton(person.page).waitFor()
  await expectSession(person.page, 'signed-out')
  await person.page.reload()
  await signInButton(person.page).waitFor()
  expect(provider.authorizationRequests.slice(before).map(({ searchParams }) => searchParams.get('prompt'))).toEqual([
    'none',
  ])
})

test('a vault that dies under an open page leaves the screen, and the person can go on', async ({ person }) => {
  const { site } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  await person.workers().at(-1)?.kill()
  await expectSession(person.page, 'expired')
  expect(await events(person.page).count()).toBeGreaterThan(0)
  await person.page.getByRole('button', { name: /sign in again/i }).click()
  await person.page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expectSession(person.page, 'signed-in')
})
