import { expect } from 'vitest'
import { test } from './browser.ts'
import { withDemo } from './scenario.ts'
import { allowButton, events, expectSignedOutPage, link, openCalendar, openPage, signIn } from './screens.ts'

for (const base of ['/', '/deep/path/']) {
  test(`the demo below ${base} signs in and shows a calendar without leaving the site`, async ({ person }) => {
    const { site } = await withDemo({ base })
    await person.page.goto(site.url())
    await signIn(person.page, { provider: 'Demo' })
    await openCalendar(person.page)
    expect(await events(person.page).count()).toBeGreaterThan(0)
    await person.page.reload()
    await events(person.page).first().waitFor()
    const origins = new Set(person.network.exchanges.map(({ url }) => new URL(url).origin))
    expect([...origins]).toEqual([site.origin])
    // Of what is still on its way, or was given up when the page was left, there is no status.
    const statuses = new Set(person.network.exchanges.flatMap(({ status }) => status ?? []))
    expect([...statuses].filter((status) => status !== 200 && status !== 304)).toEqual([])
  })
}

test('the demo says that it is one on its own page, and never looks like the app', async ({ person }) => {
  const { site } = await withDemo()
  await person.page.goto(site.url())
  await person.page.getByRole('button', { name: 'Continue with Demo' }).click()
  await person.page.waitForURL(`${site.url('demo')}/**`)
  await person.page.getByText('This is a demo inside your browser').first().waitFor()
})

test('resetting the demo forgets what was allowed', async ({ person }) => {
  const { site } = await withDemo()
  await person.page.goto(site.url())
  await signIn(person.page, { provider: 'Demo' })
  await openCalendar(person.page)
  await link(person.page, 'Profile').click()
  await person.page.getByRole('button', { name: /reset/i }).click()
  await person.page.getByRole('alertdialog').getByRole('button', { name: /reset/i }).click()
  await expectSignedOutPage(person.page)
  await person.page.goto(site.url())
  await signIn(person.page, { provider: 'Demo' })
  await openPage(person.page, 'Calendar')
  await allowButton(person.page, 'calendar').waitFor()
})
