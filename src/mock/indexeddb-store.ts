import type { MockState } from './world/state.ts'
import type { MockStore } from './world/store.ts'

const databaseName = 'pixy-demo'
const storeName = 'world'
const key = 'state'

/**
 * The demo's world in IndexedDB, shared by the vault and the consent page; a Web Lock lets only one of them work at a
 * time. Holds no code and no token, only their hashes (`world/state.ts`).
 * @throws DOMException where the browser keeps this site from storing anything
 */
export function indexedDbStore(): MockStore {
  return {
    load: async () => {
      const state = await inStore<unknown>('readonly', (store) => store.get(key))
      return isState(state) ? state : undefined
    },
    save: async (state) => {
      await inStore('readwrite', (store) => store.put(state, key))
    },
    clear: async () => {
      await inStore('readwrite', (store) => store.delete(key))
    },
    exclusive: (work) => navigator.locks.request(databaseName, work),
  }
}

/** A state of another version of the demo is left behind: it starts anew. */
const isState = (value: unknown): value is MockState =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1

/** The database is opened for each access and closed again: a document in the back-forward cache must not hold it. */
async function inStore<T>(mode: IDBTransactionMode, access: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(databaseName, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(storeName)
  })
  const database = await done(opening)
  try {
    return await done(access(database.transaction(storeName, mode).objectStore(storeName)))
  } finally {
    database.close()
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result)
    })
    request.addEventListener('error', () => {
      reject(request.error ?? new DOMException('IndexedDB failed', 'UnknownError'))
    })
  })
}
