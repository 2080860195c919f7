import { expect } from 'vitest'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { findLeaks } from './canary.ts'
import { withMock } from './scenario.ts'
import { signIn } from './screens.ts'

test.for([
  ['table of contents', 'flow/read?lang=en', 1280],
  ['page with a wide table', 'flow/read/endpoints?lang=en', 1280],
  ['page of steps', 'flow/read/eight-steps?lang=ko', 390],
  ['page in three languages', 'flow/read/glossary?lang=ja', 390],
] as const)(
  'no rule of axe is broken by the %s, and it fits its screen',
  async ([what, route, width], { newPerson }) => {
    const { page } = await newPerson({ ...still, viewport: { width, height: 900 } })
    const { site } = await withMock()
    await page.goto(site.url(route))
    await page
      .getByRole('article')
      .or(page.getByRole('link', { name: 'Glossary' }))
      .first()
      .waitFor()
    await expectAccessible(page, what)
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }))
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  },
)

test('a page that was read is there without a network, and one that was not says so and comes when it is back', async ({
  newPerson,
}) => {
  const person = await newPerson()
  const { page, context } = person
  const { site } = await withMock()
  person.forgive(/ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported module|dynamically imported/)
  await page.goto(site.url('flow/read/roles?lang=en'))
  await page.getByRole('heading', { name: 'What the standard calls a client' }).waitFor()
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Next: Registration' }).click()
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor()
  await page.getByRole('link', { name: 'Previous: Four roles' }).click()
  await page.getByRole('heading', { name: 'What the standard calls a client' }).waitFor()

  await context.setOffline(false)
  await page.getByRole('link', { name: 'Next: Registration' }).click()
  await page.getByRole('heading', { name: 'Client secret' }).waitFor()
})

test('a page shows the challenge of this very sign-in and no secret of it, and leads to the step that sent it', async ({
  person,
}) => {
  const { page, network } = person
  const { site, scene } = await withMock()
  await page.goto(site.url())
  await signIn(page)
  await page.goto(site.url('flow/read/how-pkce-works?lang=en'))
  const challenge = page.locator('[data-live="codeChallenge"] code')
  await expect.poll(() => challenge.textContent()).toMatch(/^[\w-]{43}$/)
  const sent = network.exchanges.find(({ url }) => url.includes('code_challenge='))
  expect(new URL(sent?.url ?? '').searchParams.get('code_challenge')).toBe(await challenge.textContent())
  expect(await findLeaks(person, scene)).toEqual([])
  await page.getByRole('link', { name: /authorization request$/ }).click()
  await page.waitForURL(/\/flow\?step=\d+$/)
})
