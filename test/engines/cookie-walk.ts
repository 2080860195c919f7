import { expect } from 'vitest'
import { startScene } from './scene.ts'
import { complaintsOf, seen, session, signIn, signOut } from './steps.ts'
import type { Engine } from './tab.ts'

/**
 * A token helper that keeps the session in a cookie: no script sees it, it renews, it brings the person back without a
 * trip to the provider where no page and no vault were left, and it goes with the sign-out.
 * @returns what a console would have shown of errors and of violations of the policy
 */
export async function walkByCookie(engine: Engine): Promise<string> {
  const { site, mock } = await startScene('kept')
  const tab = await engine.openTab()
  await tab.open(site.url('profile?lang=en'))
  await signIn(tab)
  await seen(tab, 'sealed in a cookie')
  expect(await tab.read<string>('document.cookie')).toBe('')
  await tab.press('Renew now')
  await seen(tab, 'a new access token is in the vault')

  // Nobody could answer there any more.
  mock.google.world.state.browserSessions = {}
  await tab.open(site.bareUrl)
  await tab.open(site.url('profile?lang=en'))
  await session(tab, 'signed-in')
  await signOut(tab)
  await tab.open(site.url('profile?lang=en'))
  await session(tab, 'signed-out')
  return complaintsOf(tab)
}
