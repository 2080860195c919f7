import { expect } from 'vitest'
import { startScene } from './scene.ts'
import { allowAll, arrived, complaintsOf, session, signIn } from './steps.ts'
import type { Engine } from './tab.ts'

const askedToGoOn = `document.body.innerText.includes('Access to Google ends at')`

/**
 * Google without a token endpoint: the tokens come in the fragment, a window allows the calendar, and another one, which
 * asks nothing any more, brings the next hour.
 * @returns what a console would have shown of errors and of violations of the policy
 */
export async function walkByWindows(engine: Engine, before?: string): Promise<string> {
  const { site, mock } = await startScene('direct', before)
  const tab = await engine.openTab()
  await tab.open(site.url('?lang=en'))
  await signIn(tab)

  await tab.press('Calendar')
  await arrived(tab, 'Calendar')
  await expect.poll(() => tab.read<boolean>(askedToGoOn)).toBe(true)
  const allowing = await engine.windowOf(() => tab.press('Allow calendar'))
  await allowAll(allowing)
  await expect.poll(() => allowing.isClosed()).toBe(true)
  await expect.poll(() => tab.read<number>(`document.querySelectorAll('article').length`)).toBeGreaterThan(0)

  mock.google.world.settings.accessTokenLifetimeSeconds = 3_599
  await tab.press('Continue')
  await expect.poll(() => tab.read<boolean>(askedToGoOn)).toBe(false)
  await session(tab, 'signed-in')
  return complaintsOf(tab)
}
