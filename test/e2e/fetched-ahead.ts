import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Waits until the code has come that each page fetches once it is quiet, for when there is no network.
 * @param parts beginnings of the names of its files
 */
export async function expectFetchedAhead(
  page: Page,
  parts: readonly string[] = ['CommandPalette', 'KeyHelp', 'NoticeRegion'],
): Promise<void> {
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(' '),
    )
  for (const part of parts) await expect.poll(loaded).toContain(`${part}-`)
}
