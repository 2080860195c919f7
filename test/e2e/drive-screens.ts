import type { Page } from 'playwright-core'
import type { Person } from './browser.ts'
import { withMock } from './scenario.ts'
import { link, signIn } from './screens.ts'
import type { MockServer } from './server.ts'

/** The one person that the built-in Google knows. */
export function me(mock: MockServer) {
  const [person] = mock.google.world.people
  if (!person) throw new Error('nobody is there')
  return person
}

/** A person whose whole Drive is open before them. */
export async function openDrive(person: Person) {
  const { site, mock } = await withMock({ features: ['drive'], allowed: ['drive'] })
  const { page } = person
  await page.goto(site.url())
  await signIn(page)
  await link(page, 'Drive').click()
  await row(page, 'Orchard project').waitFor()
  return { site, mock, page }
}

export const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row', { name, exact: true })
export const transfers = (page: Page) => page.getByRole('region', { name: 'Uploads and downloads' })
