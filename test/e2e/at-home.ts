import type { Locator, Page } from 'playwright-core'
import { withMock } from './scenario.ts'
import { answerProvider, events, link, signIn } from './screens.ts'

export const conversations = (page: Page) => page.getByRole('grid', { name: 'Conversations' }).getByRole('row')
export const files = (page: Page) => page.getByRole('grid').getByRole('row')

type Service = 'calendar' | 'mail' | 'drive'

/** Somebody signed in who has allowed these services, the whole of Drive included. */
export async function atHome(page: Page, services: readonly Service[] = ['calendar', 'mail', 'drive']) {
  const { site, mock } = await withMock({ features: services })
  await page.goto(site.url())
  await signIn(page)
  const allow = async (button: string, shown: Locator) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await answerProvider(page)
    await shown.first().waitFor()
  }
  const open: Readonly<Record<Service, () => Promise<void>>> = {
    calendar: async () => {
      await link(page, 'Calendar').click()
      await allow('Allow calendar', events(page))
    },
    mail: async () => {
      await link(page, 'Mail').click()
      await allow('Allow mail', conversations(page))
    },
    drive: async () => {
      await link(page, 'Drive').click()
      await allow('Allow Drive', files(page))
      await allow('Allow the whole Drive', files(page))
    },
  }
  for (const service of services) await open[service]()
  return { site, mock }
}
