import type { Page } from 'playwright-core'

/**
 * What has the focus, by its name or its text; empty where nothing has it. The page itself is nothing: its text is all
 * that is on it, and would be found to hold whatever a test waits for before the focus has come.
 */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) return ''
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent
  })
