import type { Locator, Page } from 'playwright-core'

/**
 * The way to take back what a notice tells of. It is there once the answer of Google is, a moment after Google has done
 * it; until then keys and buttons take back what was done before.
 */
export const undoOf = (page: Page, said: string): Locator =>
  page.getByRole('alertdialog').filter({ hasText: said }).getByRole('button', { name: 'Undo' })
