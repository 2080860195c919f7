import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { withCertified, withMock } from './scenario.ts'
import { allowButton, answerProvider, expectSession, openCalendar, openPage, signIn } from './screens.ts'

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

test('a half-written mail with a file outlives a reload and the death of the vault', async ({ person }) => {
  const { page } = person
  const { site, mock } = await withMock({ features: ['mail'] })
  const composer = page.getByRole('region', { name: '봄 소풍' })
  const expectMail = async () => {
    await composer.waitFor()
    await expect.poll(() => composer.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('김밥은 제가 쌀게요.')
    await composer.getByText('지도.txt').waitFor()
  }
  await page.goto(site.url())
  await signIn(page)
  await openPage(page, 'Mail')
  await allowButton(page).click()
  await answerProvider(page)
  await page.getByRole('button', { name: 'New message' }).click()
  await page.getByRole('textbox', { name: 'Subject' }).fill('봄 소풍')
  await composer.getByRole('textbox', { name: 'Message' }).fill('김밥은 제가 쌀게요.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '지도.txt', mimeType: 'text/plain', buffer: Buffer.from('여기') })
  await composer.getByText('Draft saved').waitFor()
  const [me] = mock.google.world.people
  await expect.poll(() => me && mock.google.world.gmail.subjects(me, 'DRAFT', 50)).toContain('봄 소풍')
  await page.reload()
  await expectMail()

  await person.workers().at(-1)?.kill()
  await expectSession(page, 'expired')
  await expectMail()
  await page.reload()
  await expectMail()
  await expectSession(page, 'signed-in')
})
