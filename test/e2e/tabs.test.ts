import { expect } from 'vitest'
import { test, type Person } from './browser.ts'
import { withMock } from './scenario.ts'
import { chooseSignOut, expectSession, expectSignedOutPage, seeCalendar, signIn } from './screens.ts'

const requestsTo = ({ network }: Person, origin: string) =>
  network.exchanges.filter(({ url, method }) => new URL(url).origin === origin && method !== 'OPTIONS')

test('a reload and a new tab keep the session without a request to the provider', async ({ person }) => {
  const { site, mock } = await withMock()
  await person.page.goto(site.url('profile'))
  await signIn(person.page)
  const before = requestsTo(person, mock.origin).length
  await person.page.reload()
  await expectSession(person.page, 'signed-in')
  const second = await person.openTab(site.url('profile'))
  await expectSession(second, 'signed-in')
  await second.getByText('mina@demo.example').first().waitFor()
  expect(requestsTo(person, mock.origin)).toHaveLength(before)
})

test('a sign-in in one tab is seen by the other, where nobody does anything', async ({ person }) => {
  const { site } = await withMock()
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-out')
  await person.page.goto(site.url())
  await signIn(person.page)
  await expectSession(other, 'signed-in')
})

test('a sign-out in one tab empties the other, where nobody does anything', async ({ person }) => {
  const { site } = await withMock({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  const title = (await person.page.getByRole('article').first().textContent()) ?? ''
  expect(title).not.toBe('')
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-in')
  await chooseSignOut(other)
  await expectSession(person.page, 'signed-out')
  await expect.poll(() => person.page.getByRole('article').count()).toBe(0)
  await expectSignedOutPage(other)
})
