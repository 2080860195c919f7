import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

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

/** Waits until this very element has the focus: keys would go elsewhere before. */
export async function expectFocused(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((one) => one === document.activeElement)).toBe(true)
}

/** Waits until a dialog has the focus: it is on the screen a moment before, and keys still go to what is behind it. */
export async function expectFocusIn(dialog: Locator): Promise<void> {
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
}
