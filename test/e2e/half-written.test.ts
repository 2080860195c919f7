import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { withCertified } from './scenario.ts'
import { expectSession, openCalendar, signIn } from './screens.ts'

const form = (page: Page) => page.getByRole('dialog', { name: 'New event' })
const title = (page: Page) => form(page).getByRole('textbox', { name: 'Title' })

/** The form is there again, with what was written into it. */
async function expectHalfWritten(page: Page) {
  await title(page).waitFor()
  await expect.poll(() => title(page).inputValue()).toBe('봄 소풍')
}

test('a half-written event outlives a reload and the death of the vault', async ({ person }) => {
  const { page } = person
  const { site } = await withCertified()
  await page.goto(site.url())
  await signIn(page)
  await openCalendar(page)
  await page.getByRole('button', { name: 'New event' }).click()
  await title(page).fill('봄 소풍')
  await page.reload()
  await expectHalfWritten(page)

  await person.workers().at(-1)?.kill()
  await expectSession(page, 'expired')
  await expectHalfWritten(page)
  await page.reload()
  await expectSession(page, 'signed-in')
  await expectHalfWritten(page)

  await form(page).getByRole('button', { name: 'Close' }).click()
  await form(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('소풍')
})
