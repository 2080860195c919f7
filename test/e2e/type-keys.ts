import type { Page } from 'playwright-core'

/**
 * Presses letters that belong together as a hand does, which waits for no page between two of them: those of a slow one
 * would be further apart than the letters of one word, or of one command, are.
 */
export async function typeKeys(page: Page, letters: string): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const strokes = [...letters].flatMap((key) => {
    const place = key.toUpperCase()
    const stroke = { key, code: `Key${place}`, windowsVirtualKeyCode: place.charCodeAt(0) }
    return [{ ...stroke, type: 'keyDown', text: key } as const, { ...stroke, type: 'keyUp' } as const]
  })
  // The protocol keeps their order, so that a letter is up before it goes down again.
  await Promise.all(strokes.map((stroke) => browser.send('Input.dispatchKeyEvent', stroke)))
  await browser.detach()
}
