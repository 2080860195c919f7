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

/**
 * Waits until a dialog has the focus, and what is behind it is out of reach: it is on the screen a moment before, keys
 * still go to what is behind it, and Escape closes nothing yet.
 */
export async function expectFocusIn(dialog: Locator): Promise<void> {
  const hasFocusAlone = (element: Element) => {
    const places = [...document.querySelectorAll('main, [role=dialog], [role=alertdialog]:not([aria-modal=false])')]
    const others = places.filter((place) => !place.contains(element) && !element.contains(place))
    return (
      element.contains(document.activeElement) &&
      others.every((other) => other.closest('[inert], [aria-hidden=true]') !== null)
    )
  }
  await expect.poll(() => dialog.evaluate(hasFocusAlone)).toBe(true)
}
