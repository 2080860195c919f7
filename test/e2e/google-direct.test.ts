import { test } from './browser.ts'
import { withMock } from './scenario.ts'
import { allowButton, answerProvider, events, expectSession, link, signIn } from './screens.ts'

test('a calendar is allowed in a window beside the page, which closes by itself', async ({ person }) => {
  const { site } = await withMock({ kind: 'google' })
  await person.page.goto(site.url())
  await signIn(person.page)
  await link(person.page, 'Calendar').click()
  const opening = person.context.waitForEvent('page')
  await allowButton(person.page, 'calendar').click()
  const popup = await opening
  const closing = popup.waitForEvent('close')
  await answerProvider(popup)
  await closing
  await events(person.page).first().waitFor()
  await expectSession(person.page, 'signed-in')
})
