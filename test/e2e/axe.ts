import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Asks axe in both themes; of the second one only what a theme can change. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const builder = new AxeBuilder({ page })
      // A frame in which nothing may run cannot be asked.
      .exclude('iframe[sandbox]')
      // The other frames are of this origin: no page of its own is needed to put together what they say.
      .setLegacyMode()
      // Only faults are wanted in full, not how each good element is found.
      .options({ resultTypes: ['violations'] })
    const { violations } = await (colorScheme === 'light' ? builder : builder.withRules('color-contrast')).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect(found, `${screen}, ${colorScheme}`).toEqual([])
  }
}

/** Colours that are still on their way from one theme to the other are no finding. */
export const still = { reducedMotion: 'reduce' } as const
