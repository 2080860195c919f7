import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Waits until the code has come that each page fetches once it is quiet, for when there is no network, and nothing else
 * of the site is on its way.
 * @param parts beginnings of the names of its files
 */
export async function expectFetchedAhead(
  page: Page,
  parts: readonly string[] = ['CommandPalette', 'KeyHelp', 'NoticeRegion', 'SignOutQuestion', 'ConfirmDialog'],
): Promise<void> {
  const missing = () =>
    page.evaluate((wanted) => {
      const come = performance.getEntriesByType('resource').map(({ name }) => name)
      const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload], link[rel=stylesheet]')
      return [
        ...wanted.filter((part) => !come.some((name) => name.includes(`/${part}-`))),
        ...[...links].map(({ href }) => href).filter((href) => !come.includes(href)),
      ]
    }, parts)
  await expect.poll(missing).toEqual([])
}
