import type { Page } from 'playwright-core'

/**
 * Presses keys that belong together as a hand does, which waits for no page between two of them: those of a slow one
 * would be further apart than the letters of one word, or of one command, are.
 */
export const typeKeys = (page: Page, letters: string) =>
  Promise.all([...letters].map((letter) => page.keyboard.press(letter)))
