import { expect } from 'vitest'
import { pageIds } from '#features/inspector/reading/pages.ts'
import { expectAccessible, still } from './axe.ts'
import { test } from './browser.ts'
import { findLeaks } from './canary.ts'
import { withMock } from './scenario.ts'
import { signIn } from './screens.ts'

const all = ['contents', ...pageIds] as const
const walks = Array.from({ length: Math.ceil(all.length / 2) }, (_, at) => all.slice(2 * at, 2 * at + 2))

test.for(walks)(
  'no rule of axe is broken in either theme, and nothing is wider than the narrowest screen: %j',
  async (ids, { newPerson }) => {
    const { page } = await newPerson({ ...still, viewport: { width: 1280, height: 900 } })
    const { site } = await withMock()
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    for (const id of ids) {
      const language = ['en', 'ko', 'ja'][all.indexOf(id) % 3]
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(site.url(`flow/read${id === 'contents' ? '' : `/${id}`}?lang=${language}`))
      await (id === 'contents' ? page.locator('a[href$="/flow/read/glossary"]') : page.getByRole('article')).waitFor()
      await expectAccessible(page, id)
      await page.setViewportSize({ width: 360, height: 900 })
      await expect.poll(beyond, { message: id }).toBeLessThanOrEqual(0)
    }
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
