import { expect } from 'vitest'
import { test } from './browser.ts'
import { withCertified, withMock } from './scenario.ts'
import {
  allowButton,
  answerProvider,
  events,
  expectProblem,
  expectReturn,
  link,
  openPage,
  signIn,
  signInButton,
} from './screens.ts'

const eventsLabel = 'See and edit events in all calendars'
const listLabel = 'See the list of calendars'

for (const [name, start] of [
  ['the built-in Google', withMock],
  ['a certified provider', withCertified],
] as const) {
  test(`a person who says no at ${name} is told so, and can try again`, async ({ person }) => {
    const { site } = await start()
    await person.page.goto(site.url())
    await signInButton(person.page).click()
    await person.page
      .getByRole('button', { name: 'Cancel' })
      .or(person.page.getByRole('button', { name: /@/ }))
      .first()
      .waitFor()
    // The built-in Google asks for the account first, and has no Cancel there.
    const cancel = person.page.getByRole('button', { name: 'Cancel' })
    if (!(await cancel.isVisible())) await person.page.getByRole('button', { name: /@/ }).first().click()
    await cancel.click()
    await expectProblem(person.page, 'access-denied')
    expect(person.page.url()).not.toContain('error=')
    await person.page.getByRole('button', { name: 'Try again' }).click()
    await answerProvider(person.page)
    await expectReturn(person.page)
  })
}

test('a refused calendar leaves the rest working and its API alone, until the person allows it', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openPage(person.page, 'Calendar')
  await allowButton(person.page).click()
  await answerProvider(person.page, { refuse: [eventsLabel, listLabel] })
  await expectReturn(person.page)
  await allowButton(person.page).waitFor()
  await link(person.page, 'Profile').click()
  await person.page.getByText('mina@example.org').first().waitFor()
  await link(person.page, 'Home').click()
  expect(provider.calendarCalls).toEqual([])

  await openPage(person.page, 'Calendar')
  await allowButton(person.page).click()
  await answerProvider(person.page)
  await events(person.page).first().waitFor()
})

test('events without the list of calendars are shown, and the list is not asked for', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openPage(person.page, 'Calendar')
  await allowButton(person.page).click()
  await answerProvider(person.page, { refuse: [listLabel] })
  await events(person.page).first().waitFor()
  expect(provider.calendarCalls.map(({ path }) => path).filter((path) => path.includes('calendarList'))).toEqual([])
})
