import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test } from './browser.ts'
import { withCertified, withMock } from './scenario.ts'
import {
  chooseSignOut,
  disconnect,
  events,
  expectSession,
  expectSignedOutPage,
  link,
  seeCalendar,
  signIn,
  signOut,
  signInButton,
} from './screens.ts'

const privateText = /mina@|Mina|Choir practice|Harbour walk|Lantern festival/
const textOf = (page: Page) => page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`)

test('Back after a sign-out shows nothing private, out of the back/forward cache either', async ({ person }) => {
  const { site } = await withCertified({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  expect(await textOf(person.page)).toMatch(privateText)
  // Away by a full load, so that the calendar waits in the back/forward cache.
  await person.page.goto(site.bareUrl)
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-in')
  person.network.setWeather((url) => (url.origin === site.origin ? 'pass' : 'cut'))
  person.forgive(/ERR_|Failed to load/)
  await signOut(other)
  await person.page.goBack({ waitUntil: 'commit' })
  // A page that begins anew may have no element yet.
  const atFirstSight = await person.page.evaluate(() => document.querySelector('body')?.innerText ?? '')
  expect(atFirstSight).not.toMatch(privateText)
  await expectSession(person.page, 'signed-out')
  expect(await textOf(person.page)).not.toMatch(privateText)
})

test('Back within the app after a sign-out shows nothing private', async ({ person }) => {
  const { site } = await withMock({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  await link(person.page, 'Profile').click()
  await person.page.waitForURL(site.url('profile'))
  await signOut(person.page)
  for (const route of ['calendar', '']) {
    await person.page.goBack({ waitUntil: 'commit' })
    expect(person.page.url()).toBe(site.url(route))
    await expectSession(person.page, 'signed-out')
    await person.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await textOf(person.page), route).not.toMatch(/mina@/)
  }
})

for (const weather of ['cut', 'hang'] as const) {
  test(`a sign-out while the provider's network is ${weather} is complete without it`, async ({ person }) => {
    const { site, mock } = await withMock({ allowed: ['calendar'] })
    await person.page.goto(site.url())
    await signIn(person.page)
    await seeCalendar(person.page)
    person.network.setWeather((url) => (url.origin === mock.origin ? weather : 'pass'))
    person.forgive(/ERR_|Failed to load/)
    await chooseSignOut(person.page)
    await expectSession(person.page, 'signed-out')
    expect(await events(person.page).count()).toBe(0)
    // The page is on its way to where a sign-out ends; a reload before would cut that short.
    await expectSignedOutPage(person.page)
    await person.page.reload()
    await expectSession(person.page, 'signed-out')
    expect(await textOf(person.page)).not.toMatch(/mina@/)
  })
}

test('disconnecting kills the tokens at the provider', async ({ person }) => {
  const { site, provider } = await withCertified({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  expect(await provider.hasLiveAccessToken()).toBe(true)
  await disconnect(person.page)
  await expect.poll(() => provider.hasLiveAccessToken()).toBe(false)
})

test('a sign-out visits the end of the session at the provider and comes back', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await chooseSignOut(person.page)
  await person.page.waitForURL(`${provider.issuer}/session/end?**`)
  const { searchParams } = new URL(person.page.url())
  expect(searchParams.get('client_id')).toBe(provider.clientId)
  expect(searchParams.has('id_token_hint')).toBe(false)
  await person.page.getByRole('button', { name: 'Sign out here too' }).click()
  await expectSignedOutPage(person.page)
  // The provider has forgotten the person too: a new sign-in asks who they are.
  await person.page.goto(site.url())
  await signInButton(person.page).click()
  await person.page.getByRole('button', { name: 'mina@example.org' }).waitFor()
})

test('a person who never answers the provider is signed out here all the same', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await chooseSignOut(person.page)
  await person.page.waitForURL(`${provider.issuer}/session/end?**`)
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-out')
  expect(await textOf(other)).not.toMatch(privateText)
})

test('Back while signed in brings the calendar back, and it still follows the session', async ({ person }) => {
  const { site } = await withMock({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  await person.page.goto(site.bareUrl)
  await person.page.goBack({ waitUntil: 'commit' })
  await expectSession(person.page, 'signed-in')
  await events(person.page).first().waitFor()
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-in')
  await signOut(other)
  await expectSession(person.page, 'signed-out')
})
