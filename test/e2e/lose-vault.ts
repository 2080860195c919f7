import { expect } from 'vitest'
import type { Person } from './browser.ts'

/** The vault dies while no page is there to see it. */
export async function loseVault(person: Person, emptyUrl: string): Promise<void> {
  await person.page.goto(emptyUrl)
  await person.workers().at(-1)?.kill()
  // A living vault holds a lock in its name.
  const locks = () => person.page.evaluate(async () => (await navigator.locks.query()).held?.length)
  await expect.poll(locks).toBe(0)
}
