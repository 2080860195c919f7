import type { Page } from 'playwright-core'
import { withMock } from './scenario.ts'
import { allowButton, answerProvider, events, link, signIn } from './screens.ts'

export const conversations = (page: Page) => page.getByRole('grid', { name: 'Conversations' }).getByRole('row')
export const files = (page: Page) => page.getByRole('grid').getByRole('row')

/** Somebody signed in who has allowed all three services, the whole of Drive included. */
export async function atHome(page: Page) {
  const { site, mock } = await withMock({ features: ['calendar', 'mail', 'drive'] })
  await page.goto(site.url())
  await signIn(page)
  const allow = async (service: string, button: RegExp, isThere: () => ReturnType<Page['getByRole']>) => {
    await link(page, service).click()
    await page.getByRole('button', { name: button }).click()
    await answerProvider(page)
    await isThere().first().waitFor()
  }
  await allow('Calendar', /^Allow calendar/, () => events(page))
  await allow('Mail', /^Allow mail/, () => conversations(page))
  await allow('Drive', /^Allow Drive/, () => files(page))
  await allowButton(page, 'the whole Drive').click()
  await answerProvider(page)
  await files(page).first().waitFor()
  return { site, mock }
}
