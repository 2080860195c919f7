import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { atHome, conversations, files } from './at-home.ts'
import { test } from './browser.ts'
import { expectFetchedAhead } from './fetched-ahead.ts'
import type { MockServer } from './server.ts'

function me({ google }: MockServer) {
  const [person] = google.world.people
  if (!person) throw new Error('nobody is there')
  return person
}

const offline = async (page: Page) => {
  // What the page loads in a quiet moment has come.
  await expectFetchedAhead(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline').first().waitFor()
}

test('mail that was read stays readable without a network, and what is archived then is archived when it is back', async ({
  person: { page, forgive },
}) => {
  // Code that is fetched ahead does not come either.
  forgive(/ERR_INTERNET_DISCONNECTED|\[null,null\]/)
  const { mock } = await atHome(page, ['mail'])
  const inbox = () => mock.google.world.gmail.subjects(me(mock), 'INBOX', 2_000).length
  const row = conversations(page).filter({ hasText: 'Night Train' }).first()
  await row.waitFor()
  await page.getByText('Loading mail').first().waitFor({ state: 'hidden' })
  // The row itself has the beginning of the message.
  const message = page.getByRole('article').getByText('Window seat, car 7').last()
  await row.getByRole('link').click()
  await message.waitFor()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await offline(page)
  const before = inbox()
  await row.getByRole('link').click()
  await message.waitFor()
  await page.keyboard.press('e')
  await page.getByText(/1 change waits/).waitFor()
  await row.waitFor({ state: 'detached' })
  expect(inbox()).toBe(before)
  await page.context().setOffline(false)
  await expect.poll(inbox).toBe(before - 1)
  await page.getByText('You are offline').waitFor({ state: 'detached' })
})

test('files that were listed stay listed without a network, and a star given then is given when it is back', async ({
  person: { page, forgive },
}) => {
  // Code that is fetched ahead does not come either.
  forgive(/ERR_INTERNET_DISCONNECTED|\[null,null\]/)
  const { mock } = await atHome(page, ['drive'])
  const starred = () =>
    mock.google.world.drive
      .files(me(mock), mock.google.world.drive.rootOf(me(mock)).id)
      .some(({ name, starred: isStarred }) => name === 'Roadmap' && isStarred)
  const row = files(page).filter({ hasText: 'Roadmap' })
  await row.waitFor()
  await offline(page)
  await row.click()
  await page.keyboard.press('s')
  await page.getByText(/1 change waits/).waitFor()
  expect(starred()).toBe(false)
  await page.context().setOffline(false)
  await expect.poll(starred).toBe(true)
})
