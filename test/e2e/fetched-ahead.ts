import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until the code has come that each page fetches once it is quiet, for when there is no network. */
export async function expectFetchedAhead(page: Page): Promise<void> {
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(' '),
    )
  for (const part of ['CommandPalette', 'KeyHelp', 'NoticeRegion']) await expect.poll(loaded).toContain(`${part}-`)
}
