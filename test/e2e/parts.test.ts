import { expect } from 'vitest'
import { test } from './browser.ts'
import { withDemo, withMock } from './scenario.ts'
import { accountMenu, expectSession, link, seeCalendar, signIn } from './screens.ts'

test('a page or a menu whose code did not come is there after another try, in the same document', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withMock({ features: ['drive'] })
  person.forgive(/ERR_|Failed to load resource|dynamically imported module|\[null,null\]/)
  person.network.setWeather((url) => (/\/(?:DrivePage|AccountMenuList)-.*js$/.test(url.pathname) ? 'cut' : 'pass'))
  await page.goto(site.url())
  await signIn(page)
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await link(page, 'Drive').click()
  await page.getByRole('alert').getByText('This part could not be shown').waitFor()
  await accountMenu(page).click()
  // The way out is open all the same.
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  person.network.setWeather(() => 'pass')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Drive' }).waitFor()
  await accountMenu(page).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('after a new deploy one reload brings the new version, and a half-written event is still there', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withMock({ allowed: ['calendar'] })
  // What the browser says of a file that is gone, and React of the error that it has caught.
  person.forgive(/status of 404|dynamically imported module|\[null,null\]|Refused to apply style|preload CSS/)
  await page.goto(site.url())
  await signIn(page)
  await seeCalendar(page)
  await page.getByRole('button', { name: 'New event' }).click()
  const title = page.getByRole('dialog', { name: 'New event' }).getByRole('textbox', { name: 'Title' })
  await title.fill('봄 소풍')
  // What the open page would still load is not there any more.
  await site.deployNext()
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('alert').getByText('Pixy has been updated').waitFor()
  await page.getByRole('link', { name: 'Reload the page' }).click()
  await title.waitFor()
  await expect.poll(() => title.inputValue()).toBe('봄 소풍')
  await expectSession(page, 'signed-in')
  const scripts = await page.locator('script[src]').evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  expect(scripts.every((address) => address?.includes('-next.'))).toBe(true)
})

test('a vault of before a new deploy, whose demo is gone, gives way to the next one without a word', async ({
  person,
}) => {
  const { page } = person
  const { site } = await withDemo()
  person.forgive(/status of 404|dynamically imported module/)
  await page.goto(site.url())
  await expectSession(page, 'signed-out')
  await site.deployNext()
  await page.reload()
  await person.workers().at(-1)?.letGo()
  await signIn(page, { provider: 'Demo' })
  await expectSession(page, 'signed-in')
})
