import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { label } from './scenario.ts'

/** What a person finds on the app's pages, by the names that are promised to tests from outside. */
export const signInButton = (page: Page, provider = label) =>
  page.getByRole('button', { name: `Continue with ${provider}`, exact: true })
const navigation = (page: Page) =>
  page.getByRole('navigation').filter({ has: page.getByRole('link', { name: 'Flow' }) })
export const link = (page: Page, name: string) => navigation(page).getByRole('link', { name, exact: true })
/** A page, once it is there: the one before stays while its code comes, and may go from under a button of the same name. */
export async function openPage(page: Page, name: string): Promise<void> {
  await link(page, name).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}
export const accountMenu = (page: Page) => page.getByRole('button', { name: 'Account' })
/** @param feature `calendar`, `mail` or `Drive`, where there may be buttons for several */
export const allowButton = (page: Page, feature?: string) =>
  page.getByRole('button', feature ? { name: `Allow ${feature}`, exact: true } : { name: /^Allow/ })
export const events = (page: Page) => page.getByRole('article')

/** Waits for a state of the session, as the page itself says it. */
export async function expectSession(page: Page, state: string): Promise<void> {
  await expect.poll(() => page.locator('html').getAttribute('data-session')).toBe(state)
}

export async function expectProblem(page: Page, code: string): Promise<void> {
  await expect.poll(() => page.getByRole('alert').first().getAttribute('data-code')).toBe(code)
}

export interface Answer {
  /** E-mail address of the account to choose; default the first. */
  account?: string
  /** Labels of what is not allowed. */
  refuse?: readonly string[]
}

/** A page of somebody else's. The app stays on the screen until the browser has left it, and may have such buttons too. */
const provider = (page: Page) => page.locator('html:not([data-session])')

/** At the provider: chooses the account where asked, ticks all boxes but the refused, and goes on. */
export async function answerProvider(page: Page, { account, refuse = [] }: Answer = {}): Promise<void> {
  const choice = provider(page)
    .getByRole('button', { name: account ?? /@/ })
    .first()
  const go = provider(page).getByRole('button', { name: 'Continue', exact: true })
  await choice.or(go).first().waitFor()
  if (await choice.isVisible()) {
    await choice.click()
    await go.waitFor()
  }
  for (const box of await provider(page).getByRole('checkbox').all()) {
    const name = (await box.locator('xpath=..').textContent())?.trim() ?? ''
    await box.setChecked(!refuse.includes(name))
  }
  await go.click()
}

/** Waits until somebody is back from the provider, signed in, and where they wanted to be. */
export async function expectReturn(page: Page): Promise<void> {
  await expectSession(page, 'signed-in')
  // The session is known a moment before the page has gone on from the callback's address.
  await page.waitForURL((url) => !url.pathname.endsWith('/callback'))
}

/** From a page with the sign-in buttons through the provider and back. */
export async function signIn(page: Page, answer: Answer & { provider?: string } = {}): Promise<void> {
  await signInButton(page, answer.provider).click()
  await answerProvider(page, answer)
  await expectReturn(page)
}

/** To the calendar of somebody who allowed it at the sign-in. */
export async function seeCalendar(page: Page): Promise<void> {
  await link(page, 'Calendar').click()
  await events(page).first().waitFor()
}

/** From the signed-in app to a calendar that is allowed now and shows its events. */
export async function openCalendar(page: Page, answer: Answer = {}): Promise<void> {
  await openPage(page, 'Calendar')
  await allowButton(page, 'calendar').click()
  await answerProvider(page, answer)
  await events(page).first().waitFor()
}

export async function chooseSignOut(page: Page): Promise<void> {
  await accountMenu(page).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/**
 * Waits for the page where a sign-out ends; before, the page may still be leaving. It is there when it is drawn: until
 * then the router may write its place into the history, and whoever waits for Back takes that for the answer.
 */
export async function expectSignedOutPage(page: Page): Promise<void> {
  await page.waitForURL('**/signed-out**')
  await expectSession(page, 'signed-out')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Signs out where the provider has no page of its own for it. */
export async function signOut(page: Page): Promise<void> {
  await chooseSignOut(page)
  await expectSignedOutPage(page)
}

export async function disconnect(page: Page): Promise<void> {
  await accountMenu(page).click()
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Disconnect' }).click()
}
