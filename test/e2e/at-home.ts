import type { Page } from 'playwright-core'
import { withMock } from './scenario.ts'
import { events, link, signIn } from './screens.ts'

export const conversations = (page: Page) => page.getByRole('grid', { name: 'Conversations' }).getByRole('row')
export const files = (page: Page) => page.getByRole('grid').getByRole('row')

type Service = 'calendar' | 'mail' | 'drive'

/** Somebody signed in who has allowed these services, the whole of Drive included. */
export async function atHome(page: Page, services: readonly Service[] = ['calendar', 'mail', 'drive']) {
  const { site, mock } = await withMock({ features: services, allowed: services })
  await page.goto(site.url())
  await signIn(page)
  const open: Readonly<Record<Service, () => Promise<void>>> = {
    calendar: async () => {
      await link(page, 'Calendar').click()
      await events(page).first().waitFor()
    },
    mail: async () => {
      await link(page, 'Mail').click()
      await conversations(page).first().waitFor()
    },
    drive: async () => {
      await link(page, 'Drive').click()
      await files(page).first().waitFor()
    },
  }
  for (const service of services) await open[service]()
  return { site, mock }
}
