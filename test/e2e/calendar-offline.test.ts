import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { expectFetchedAhead } from './fetched-ahead.ts'
import { expectFocusIn } from './focused.ts'
import { withMock } from './scenario.ts'
import { seeCalendar, signIn } from './screens.ts'

/** Signed in as Mina, before a fortnight of her calendar. */
async function atWork(page: Page) {
  const { site, mock } = await withMock({ allowed: ['calendar'] })
  await page.goto(site.url())
  await signIn(page)
  await seeCalendar(page)
  await page.goto(site.url('calendar?days=14'))
  await article(page, 'Stand-up').first().waitFor()
  const eventsOf = (calendarId: string) => {
    const mina = mock.google.world.personBy('mina@demo.example')
    const calendar = mina && mock.google.world.calendar.calendarOf(mina, calendarId)
    return (calendar?.events ?? []).filter(({ status }) => status !== 'cancelled')
  }
  return { eventsOf }
}
const article = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

test('an event that was made without a network waits, and is in the calendar when it is back', async ({
  person: { page, forgive },
}) => {
  // The browser says of each request in vain that there is no network; code that is fetched ahead does not come either.
  forgive(/ERR_INTERNET_DISCONNECTED|\[null,null\]/)
  const { eventsOf } = await atWork(page)
  await page.keyboard.press('c')
  await expectFocusIn(dialog(page))
  // What the page loads in a quiet moment has come.
  await expectFetchedAhead(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline').first().waitFor()
  await page.keyboard.type('Call the plumber')
  await page.keyboard.press('Enter')
  await article(page, 'Call the plumber').waitFor()
  expect(eventsOf('primary').some(({ summary }) => summary === 'Call the plumber')).toBe(false)
  await page.context().setOffline(false)
  await expect.poll(() => eventsOf('primary').some(({ summary }) => summary === 'Call the plumber')).toBe(true)
})
