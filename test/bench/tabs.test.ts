import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accountMenu, expectSession, expectSignedOutPage, signIn } from '../e2e/screens.ts'
import { report, timeOf } from './measure.ts'
import { openScene } from './scene.ts'

const arrived = (page: Page, session: string) =>
  page.locator(`html[data-session=${session}]`).waitFor({ state: 'attached' })

test('what one tab does to the session is seen in the other within a second', async () => {
  const { page, url } = await openScene('Calendar', { events: 100 })
  await page.getByRole('article').first().waitFor()
  const other = await page.context().newPage()
  await other.goto(url('profile'))
  await expectSession(other, 'signed-in')
  await accountMenu(other).click()
  const leave = other.getByRole('menuitem', { name: 'Sign out' })
  await leave.waitFor()
  const signOutMs = await timeOf(async () => {
    await leave.click()
    await arrived(page, 'signed-out')
  })
  await expectSignedOutPage(other)
  await page.goto(url(''))
  await expectSession(page, 'signed-out')
  await other.goto(url(''))
  await signIn(other)
  const signInMs = await timeOf(() => arrived(page, 'signed-in'))
  report('tabs: a change of the session in the other one', { signOutMs, signInMs })
  expect(Math.max(signOutMs, signInMs)).toBeLessThan(1_000)
})
