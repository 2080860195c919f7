import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { readPlaces } from './page-places.ts'
import { withDemo, withMock } from './scenario.ts'
import { link, openCalendar, signIn } from './screens.ts'
import { secretsIn, findSecrets } from './secrets.ts'

const steps = (page: Page) => page.getByRole('list', { name: 'Recorded steps' })
const step = (page: Page, name: RegExp) => steps(page).getByRole('button', { name }).first()
const details = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function openedFlow(page: Page, url: (path?: string) => string): Promise<void> {
  await page.goto(url())
  await signIn(page, { provider: 'Demo' })
  await link(page, 'Flow').click()
  await step(page, /^Token request/).waitFor()
}

test('steps survive redirect and reload, and arrive while somebody looks', async ({ person }) => {
  const { page } = person
  const { site } = await withDemo()
  await openedFlow(page, site.url)
  for (const name of [/^Discovery/, /^Authorization request/, /^Authorization response/, /^ID token check/]) {
    await step(page, name).waitFor()
  }
  await page.reload()
  await step(page, /^Token request/).waitFor()
  expect(
    await steps(page)
      .getByRole('button', { name: /^API request/ })
      .count(),
  ).toBe(0)

  const other = await person.openTab(site.url())
  await openCalendar(other)
  await step(page, /^API request/).waitFor()
})

test('in the demo a secret is shown in its own element, while it is looked at, and nowhere else', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withDemo()
  await openedFlow(page, site.url)
  await step(page, /^Token request/).click()
  const region = details(page, 'Token request')
  await region.getByRole('button', { name: /Show code_verifier whole/ }).click()
  const whole = page.locator('[data-revealed]')
  const canary = await whole.textContent()
  expect(canary).toMatch(/^[\w.~-]{43,128}$/)
  const places = async () => (await page.evaluate(readPlaces)).map(({ text }) => text).join('\n')
  const shownTimes = (await page.evaluate(() => document.body.textContent ?? '')).split(canary ?? '').length - 1
  expect(shownTimes).toBe(1)

  await region.getByRole('button', { name: 'code_verifier', exact: true }).focus()
  await whole.waitFor({ state: 'detached' })
  expect(await places()).not.toContain(canary)
  await region.getByRole('button', { name: 'As HTTP text' }).click()
  expect(await places()).not.toContain(canary)
})

test('what is saved and copied holds no secret of the session', async ({ person }) => {
  const { page, context, network } = person
  const { site } = await withMock()
  await context.grantPermissions(['clipboard-write'])
  await page.goto(site.url())
  await signIn(page)
  await openCalendar(page)
  await link(page, 'Flow').click()
  // What is saved now and compared later has to be over.
  await expect.poll(() => steps(page).locator('[data-outcome=pending]').count()).toBe(0)
  await step(page, /^Token request/).click()
  await details(page, 'Token request').getByRole('button', { name: 'Copy as curl' }).click()
  await page.getByText('Copied', { exact: false }).waitFor({ state: 'attached' })
  // Nobody may read the clipboard but by pasting.
  await page.getByRole('link', { name: 'Ask an API', exact: true }).click()
  const field = page.getByRole('textbox', { name: /^Parameters/ })
  await field.press('Control+V')
  await expect.poll(() => field.inputValue()).toMatch(/^curl '/)
  const taken = [await field.inputValue()]
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  for (const name of ['Save as JSON', 'Save as HAR', 'Save as Markdown']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    taken.push(await readFile(await download.path(), 'utf8'))
  }
  const secrets = secretsIn(network.exchanges)
  expect(secrets.length).toBeGreaterThan(4)
  for (const text of taken) {
    expect(text.length).toBeGreaterThan(100)
    expect(findSecrets(secrets, text)).toEqual([])
  }

  const [, json = ''] = taken
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(json) })
  await page.getByText('This is not your session', { exact: false }).waitFor()
  await step(page, /^Token request/).waitFor()
  await page.getByRole('button', { name: 'Compare with this session' }).click()
  await page.getByText('The two sessions do not differ.').waitFor()
})

test('why a request was allowed is answered beside the calendar, by key', async ({ person: { page } }) => {
  const { site } = await withDemo()
  await page.goto(site.url())
  await signIn(page, { provider: 'Demo' })
  await openCalendar(page)
  await page.keyboard.press('Shift+W')
  const drawer = page.getByRole('complementary', { name: 'Why was this allowed?' })
  await drawer
    .getByText(/^Allowed, because you granted calendar\./)
    .first()
    .waitFor()
  await drawer.getByRole('link', { name: 'Open this step' }).first().click()
  await details(page, 'API request').waitFor()
})

test('no part of the inspector breaks a rule of axe', async ({ newPerson }) => {
  const { page } = await newPerson(still)
  const { site } = await withDemo()
  await openedFlow(page, site.url)
  await step(page, /^Token request/).click()
  await details(page, 'Token request').getByRole('button', { name: 'Explain all' }).click()
  await details(page, 'Token request').getByText('Without it:').first().waitFor()
  await expectAccessible(page, 'a step, explained')
  for (const [part, heading] of [
    ['scopes', 'Scopes'],
    ['ask', 'Ask an API'],
    ['compare', 'Save and compare'],
  ] as const) {
    await page.goto(site.url(`flow/${part}`))
    await page.getByRole('heading', { name: heading }).waitFor()
    await expectAccessible(page, part)
  }
})

test('at 390 pixels no part of the inspector scrolls sideways', async ({ newPerson }) => {
  const { page } = await newPerson({ viewport: { width: 390, height: 844 } })
  const { site } = await withDemo()
  await openedFlow(page, site.url)
  await step(page, /^Authorization request/).click()
  await details(page, 'Authorization request').waitFor()
  const width = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(width).toBeLessThanOrEqual(0)
  for (const part of ['scopes', 'ask', 'compare']) {
    await page.goto(site.url(`flow/${part}`))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(width, { message: part }).toBeLessThanOrEqual(0)
  }
})
