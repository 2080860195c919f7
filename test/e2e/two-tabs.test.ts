import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { alex, button, event, expectGridAtRest, openWeek, week, where } from './calendar-week.ts'

const tea = {
  id: 'teaintwotabs',
  status: 'confirmed',
  summary: 'Tea',
  start: { dateTime: '2027-02-10T14:00:00+09:00', timeZone: 'Asia/Seoul' },
  end: { dateTime: '2027-02-10T15:00:00+09:00', timeZone: 'Asia/Seoul' },
} as const

const form = (page: Page) => page.getByRole('dialog', { name: 'Edit event' })
async function edit(page: Page) {
  await page.bringToFront()
  await expectGridAtRest(page)
  await event(page, 'Tea').getByRole('button').first().click()
  await button(page, 'Edit').click()
  await form(page).getByRole('textbox', { name: 'Title' }).waitFor()
}

test(
  'one event in two tabs: what both changed is asked about, the rest is merged',
  { timeout: 120_000 },
  async ({ newPerson }) => {
    const person = await newPerson(where)
    const { page } = person
    const { site, mock } = await openWeek(page, ({ calendar }) => calendar.put(alex, tea))
    const other = await person.openTab(site.url(week))
    const kept = () => mock.google.world.state.calendar.changes[alex]?.[tea.id]?.event
    await edit(page)
    await edit(other)
    await form(other).getByLabel('Where').fill('Garden')
    await form(other).getByRole('textbox', { name: 'Title' }).fill('Black tea')
    await button(other, 'Save').click()
    await expect.poll(() => kept()?.summary).toBe('Black tea')

    await page.bringToFront()
    await form(page).getByRole('textbox', { name: 'Title' }).fill('Green tea')
    await button(page, 'Save').click()
    const asked = page.getByRole('alertdialog', { name: /Changed by somebody else/ })
    await asked.getByRole('radio', { name: 'Yours: Green tea' }).check({ force: true })
    await asked.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => kept()).toMatchObject({ summary: 'Green tea', location: 'Garden' })
  },
)
