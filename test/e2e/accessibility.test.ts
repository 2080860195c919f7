import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { expectFocused } from './focused.ts'
import { withDemo, withMock } from './scenario.ts'
import {
  accountMenu,
  allowButton,
  answerProvider,
  events,
  expectSession,
  openCalendar,
  seeCalendar,
  signIn,
  signInButton,
} from './screens.ts'

/** Axe looks at a dozen screens in both themes, which takes its time. */
const axeOfMany = { timeout: 180_000 }

test('no screen of a signed-out person breaks a rule of axe', async ({ newPerson }) => {
  const person = await newPerson(still)
  const { page } = person
  const { site } = await withMock()
  person.forgive(/status of 404 .*no-such-page/)
  for (const route of ['', 'calendar', 'setup', 'signed-out', 'no-such-page', 'callback?error=access_denied&state=x']) {
    await page.goto(site.url(route))
    await page.getByRole('heading').first().waitFor()
    await expectAccessible(page, `/${route}`)
  }
})

test('no screen of a signed-in person breaks a rule of axe', axeOfMany, async ({ newPerson }) => {
  const { page } = await newPerson(still)
  const { site } = await withMock()
  await page.goto(site.url('calendar'))
  await signIn(page)
  await allowButton(page).waitFor()
  await expectAccessible(page, 'calendar, not allowed')
  await page.goto(site.url())
  await allowButton(page, 'calendar').waitFor()
  await expectAccessible(page, 'home, nothing allowed')
  await openCalendar(page)
  for (const route of ['', 'calendar', 'profile', 'flow', 'setup', 'mail', 'drive']) {
    await page.goto(site.url(route))
    await page.getByRole('heading').first().waitFor()
    if (route === 'calendar') await events(page).first().waitFor()
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '')
    })
    await expectAccessible(page, `/${route}`)
  }
  await accountMenu(page).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  await expectAccessible(page, 'account menu')
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await page.getByRole('alertdialog').waitFor()
  await expectAccessible(page, 'the question before disconnecting')
})

test(
  'lessons and tokens break no rule of axe, before a run, after it, and signed in',
  axeOfMany,
  async ({ newPerson }) => {
    const { page } = await newPerson(still)
    const { site } = await withDemo()
    await page.goto(site.url('flow/lessons'))
    await page.getByRole('heading', { name: 'Failures as lessons' }).waitFor()
    await expectAccessible(page, 'lessons')
    await page.goto(site.url('flow/lessons/wrong-audience'))
    await page.getByRole('radio').first().check()
    await expectAccessible(page, 'a lesson')
    await page.getByRole('button', { name: 'Run' }).click()
    await answerProvider(page)
    await page.getByRole('heading', { name: 'Diagnosis' }).waitFor()
    await expectAccessible(page, 'a diagnosis')
    await page.getByRole('button', { name: 'Try again' }).click()
    await answerProvider(page)
    await page.getByRole('link', { name: 'Next lesson' }).waitFor()
    await page.goto(site.url('flow/tokens'))
    await page.locator('[data-check=signature]').waitFor()
    await page.locator('[data-verdict=good]').waitFor()
    await expectAccessible(page, 'tokens')
  },
)

/** Presses Tab until something of this role and name has the focus. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first()
  await target.waitFor()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`the keyboard does not reach ${role} ${String(name)}`)
}

test('a person with a keyboard alone signs in, walks about and signs out', async ({ person: { page } }) => {
  const { site } = await withMock()
  await page.goto(site.url())
  await signInButton(page).waitFor()
  await tabTo(page, 'button', 'Continue with Test account')
  await page.keyboard.press('Enter')
  await answerProvider(page)
  await expectSession(page, 'signed-in')
  await page.waitForURL((url) => !url.pathname.endsWith('/callback'))
  for (const name of ['Calendar', 'Profile', 'Flow', 'Home']) {
    await tabTo(page, 'link', name)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.getByRole('link', { name, exact: true }).first().getAttribute('aria-current'))
      .toBe('page')
    // The page that was chosen takes the focus once its code has come.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  }
  await tabTo(page, 'button', /Account/)
  await page.keyboard.press('Enter')
  await expectFocused(page.getByRole('menuitem', { name: 'Sign out' }))
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
  await tabTo(page, 'button', /Account/)
  await page.keyboard.press('Enter')
  await expectFocused(page.getByRole('menuitem', { name: 'Sign out' }))
  await page.keyboard.press('Enter')
  await expectSession(page, 'signed-out')
})

test('the focus is always visible', async ({ person: { page } }) => {
  const { site } = await withMock()
  await page.goto(site.url())
  await signInButton(page).waitFor()
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'nowhere'
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'outline' : boxShadow !== 'none' ? 'shadow' : 'none'
    })
    expect(outline).not.toBe('none')
  }
})

for (const width of [360, 1920]) {
  test(`at ${width} pixels no screen scrolls sideways`, async ({ newPerson }) => {
    const { page } = await newPerson({ viewport: { width, height: 800 } })
    const { site } = await withMock({ allowed: ['calendar'] })
    const expectFits = async (route: string) => {
      await page.goto(site.url(route))
      await page.getByRole('heading').first().waitFor()
      if (route === 'calendar') await page.locator('article, h2').first().waitFor()
      const size = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ])
      expect(size[0], `/${route}`).toBeLessThanOrEqual(size[1] ?? 0)
    }
    for (const route of ['', 'setup', 'signed-out']) await expectFits(route)
    await page.goto(site.url())
    await signIn(page)
    await seeCalendar(page)
    for (const route of ['', 'calendar', 'profile', 'flow', 'setup', 'mail']) await expectFits(route)
  })
}

test('a lesson is done with the keyboard alone', async ({ person: { page } }) => {
  const { site } = await withDemo()
  await page.goto(site.url('flow/lessons'))
  await tabTo(page, 'link', 'Wrong issuer')
  await page.keyboard.press('Enter')
  await expectFocused(page.getByRole('heading', { name: 'Wrong issuer', level: 1 }))
  await tabTo(page, 'radio', /The provider shows/)
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('radio', { name: /Tokens arrive/ }).isChecked()).toBe(true)
  await tabTo(page, 'button', 'Run')
  await page.keyboard.press('Enter')
  await answerProvider(page)
  const diagnosis = page.getByRole('heading', { name: 'Diagnosis' })
  await expect.poll(() => diagnosis.evaluate((heading) => heading === document.activeElement)).toBe(true)
  await tabTo(page, 'button', 'End the lesson')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Failures as lessons' }).waitFor()
})
