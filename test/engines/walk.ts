import { expect } from 'vitest'
import type { World } from '#mock/world/world.ts'
import { startScene } from './scene.ts'
import { allowAll, arrived, complaintsOf, seen, session, signIn, signOut } from './steps.ts'
import type { Engine } from './tab.ts'

/** Where the vault lives, as the profile says it. */
export const tiers = {
  shared: 'One worker for all tabs',
  alone: 'A worker of this tab alone',
}

/**
 * One person's way through the app: sign-in at a provider on another site, the calendar with its own permission, an
 * event, a token that died, a second tab, a reload, and the way out.
 * @returns what a console would have shown of errors and of violations of the policy
 */
export async function walk(engine: Engine, tier: string, before?: string): Promise<string> {
  const { site, mock } = await startScene('code', before)
  const tab = await engine.openTab()
  await tab.open(site.url('?lang=en'))
  await signIn(tab)

  await tab.press('Calendar')
  await arrived(tab, 'Calendar')
  await tab.press('Allow calendar')
  await allowAll(tab)
  await session(tab, 'signed-in')
  await arrived(tab, 'Calendar')
  await expect.poll(() => tab.read<number>(`document.querySelectorAll('article').length`)).toBeGreaterThan(0)

  await tab.press('New event')
  await expect.poll(() => tab.read<string>('document.activeElement.localName')).toBe('input')
  await tab.write('Tea with Noor')
  await tab.press('Save')
  await expect.poll(() => eventsNamed(mock.google.world, 'Tea with Noor')).toBe(1)

  // The token dies before its time: it is renewed, and the person does not notice.
  await mock.google.lab.setFaults(['api-401'], true)
  await tab.press(/^Next /)
  await expect.poll(async () => (await mock.google.lab.look()).faults).toEqual([])
  await session(tab, 'signed-in')
  await tab.press('Today')
  await seen(tab, 'Tea with Noor')

  await tab.press('Profile')
  await seen(tab, tier)
  const second = await engine.openTab()
  await second.open(site.url('profile?lang=en'))
  await session(second, 'signed-in')

  await tab.reload()
  await session(tab, 'signed-in')
  await tab.press('Calendar')
  await seen(tab, 'Tea with Noor')

  await tab.press('Account')
  await signOut(tab)
  await session(second, 'signed-out')
  return (await complaintsOf(tab)) + (await complaintsOf(second))
}

function eventsNamed({ people, calendar }: World, name: string): number {
  const events = people.flatMap((person) =>
    calendar.calendarsOf(person).flatMap((one) => calendar.expanded(person, one)),
  )
  return events.filter(({ event }) => event.summary === name).length
}
