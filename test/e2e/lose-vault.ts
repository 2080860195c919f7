import { expect } from 'vitest'
import type { Person } from './browser.ts'

/** Runs in a page: whether it is written down who is signed in, for the vault that comes after this one. */
async function isHinted(): Promise<boolean> {
  // Opening a database that is not there would make it.
  const known = (await indexedDB.databases()).some(({ name }) => name === 'pixy-vault')
  if (!known) return false
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('unreadable database'))
    })
  const database = await settled(indexedDB.open('pixy-vault'))
  const count = await settled(database.transaction('hint').objectStore('hint').count())
  database.close()
  return count > 0
}

/** The vault of somebody who is signed in dies while no page is there to see it. */
export async function loseVault(person: Person, emptyUrl: string): Promise<void> {
  await person.page.goto(emptyUrl)
  // It is written a moment after the session is there.
  await expect.poll(() => person.page.evaluate(isHinted)).toBe(true)
  await person.workers().at(-1)?.kill()
  // A living vault holds a lock in its name.
  const locks = () => person.page.evaluate(async () => (await navigator.locks.query()).held?.length)
  await expect.poll(locks).toBe(0)
}
