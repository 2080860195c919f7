import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, still } from './axe.ts'
import { test, type Person } from './browser.ts'
import { loseVault } from './lose-vault.ts'
import { withMock } from './scenario.ts'
import {
  allowButton,
  answerProvider,
  disconnect,
  events,
  expectProblem,
  expectReturn,
  expectSession,
  expectSignedOutPage,
  openPage,
  signIn,
  signInButton,
  signOut,
} from './screens.ts'

/** Ends within the ten minutes in which the person is asked to go on. */
const accessTokenLifetimeSeconds = 500

/** Google's own connection without a token endpoint, at a Google of another origin. */
const withGoogle = (features: readonly string[] = ['calendar']) =>
  withMock({ kind: 'google', features, accessTokenLifetimeSeconds })

const continueButton = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Continue', exact: true })

/** Addresses at which the person was at the provider, as far as they were asked something by it. */
const authorizations = ({ network }: Person) =>
  network.exchanges
    .filter(({ method, url }) => method === 'GET' && new URL(url).pathname === '/authorize')
    .map(({ url }) => new URL(url).searchParams)

test('tokens come in the fragment; a window allows the calendar, and another one renews', async ({ person }) => {
  const { page } = person
  const { site, mock } = await withGoogle()
  await page.goto(site.url())
  await page.getByText('Google’s browser-only flow').waitFor()
  await signIn(page)
  expect(page.url()).toBe(site.url())
  expect(Object.fromEntries(authorizations(person)[0] ?? [])).toMatchObject({
    response_type: 'token id_token',
    include_granted_scopes: 'true',
    nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
  })

  await openPage(page, 'Calendar')
  const asking = person.context.waitForEvent('page')
  await allowButton(page, 'calendar').click()
  await answerProvider(await asking)
  await events(page).first().waitFor()
  await expect.poll(() => person.context.pages()).toHaveLength(1)

  await page.emulateMedia(still)
  await expectAccessible(page, 'the end of the hour')
  // Nothing is asked any more, so this window only flashes.
  Object.assign(mock.google.world.settings, { shortIssuer: true, accessTokenLifetimeSeconds: 3_599 })
  await continueButton(page).click()
  await continueButton(page).waitFor({ state: 'detached' })
  await expect.poll(() => person.context.pages()).toHaveLength(1)
  expect(Object.fromEntries(authorizations(person).at(-1) ?? [])).toMatchObject({ login_hint: 'mina@demo.example' })
  await expectSession(page, 'signed-in')
  expect(person.network.exchanges.filter(({ url }) => new URL(url).pathname === '/token')).toEqual([])
})

test('a lost vault is restored without a click; a sign-out keeps what was allowed, a disconnect ends it', async ({
  person,
}) => {
  const { page } = person
  const { site, mock } = await withGoogle()
  await page.goto(site.url())
  await signIn(page)
  await loseVault(person, site.bareUrl)
  await page.goto(site.url('profile'))
  await expectReturn(page)
  expect(authorizations(person).map((parameters) => parameters.get('prompt'))).toEqual([null, 'none'])

  await signOut(page)
  expect(mock.google.world.state.grants).toHaveLength(1)
  await page.goto(site.url())
  await signInButton(page).click()
  await expectReturn(page)
  await disconnect(page)
  await expectSignedOutPage(page)
  await expect.poll(() => mock.google.world.state.grants).toEqual([])
})

test('where no window opens the page says so, and goes itself when it is told to; a half-written mail is there when it comes back', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withGoogle(['mail'])
  await person.context.addInitScript(() => {
    Object.defineProperty(window, 'open', { value: () => null })
  })
  await page.goto(site.url())
  await signIn(page)
  await openPage(page, 'Mail')
  await allowButton(page).click()
  await answerProvider(page)
  await page.getByRole('button', { name: 'New message' }).click()
  const composer = page.getByRole('region', { name: '봄 소풍' })
  await page.getByRole('textbox', { name: 'Subject' }).fill('봄 소풍')
  await composer.getByRole('textbox', { name: 'Message' }).fill('김밥은 제가 쌀게요.')
  const before = authorizations(person).length
  await continueButton(page).click()
  await expectProblem(page, 'popup-blocked')
  await page.getByText('Allow them, or go on in this tab').waitFor()
  await page.getByRole('button', { name: 'Continue in this window' }).click()
  await expect.poll(() => authorizations(person).length).toBe(before + 1)
  // What the page said before it left is not said by the one that comes back.
  await page.locator('[data-code=popup-blocked]').waitFor({ state: 'detached' })
  await composer.waitFor()
  expect(await composer.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('김밥은 제가 쌀게요.')
  await expectSession(page, 'signed-in')
  expect(person.context.pages()).toHaveLength(1)
})

test('without shared workers the window gives its answer to the vault of the page that opened it', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withGoogle()
  await person.context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SharedWorker')
  })
  await page.goto(site.url())
  await signIn(page)
  await openPage(page, 'Calendar')
  const opening = person.context.waitForEvent('page')
  await allowButton(page, 'calendar').click()
  const popup = await opening
  await answerProvider(popup)
  await events(page).first().waitFor()
  await expect.poll(() => popup.isClosed()).toBe(true)
})
