import { stateVersion, type MockState } from './world/state.ts'
import type { MockStore } from './world/store.ts'

const databaseName = 'pixy-demo'
const stores = { state: 'world', contents: 'contents' } as const
const key = 'state'

/**
 * The demo's world in IndexedDB, shared by the vault and the consent page; a Web Lock lets only one of them work at a
 * time. Holds no code and no token, only their hashes (`world/state.ts`).
 * @throws DOMException where the browser keeps this site from storing anything
 */
export function indexedDbStore(): MockStore {
  return {
    load: async () => {
      const state = await inStore<unknown>('readonly', stores.state, (store) => store.get(key))
      return isState(state) ? state : undefined
    },
    save: async (state) => {
      await inStore('readwrite', stores.state, (store) => store.put(state, key))
    },
    clear: async () => {
      await inStore('readwrite', stores.state, (store) => store.delete(key))
      await inStore('readwrite', stores.contents, (store) => store.clear())
    },
    blobs: {
      get: async (id) => {
        const bytes = await inStore<unknown>('readonly', stores.contents, (store) => store.get(id))
        return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : undefined
      },
      put: async (id, bytes) => {
        // A view would be kept with all of the buffer it looks at.
        const exact = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
        await inStore('readwrite', stores.contents, (store) => store.put(exact, id))
      },
      delete: async (id) => {
        await inStore('readwrite', stores.contents, (store) => store.delete(id))
      },
    },
    exclusive: (work) => navigator.locks.request(databaseName, work),
  }
}

/** A state of another version of the demo is left behind: it starts anew. */
const isState = (value: unknown): value is MockState =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === stateVersion

/** The database is opened for each access and closed again: a document in the back-forward cache must not hold it. */
async function inStore<T>(
  mode: IDBTransactionMode,
  name: (typeof stores)[keyof typeof stores],
  access: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(databaseName, 2)
  opening.addEventListener('upgradeneeded', () => {
    const known = opening.result.objectStoreNames
    for (const store of Object.values(stores)) if (!known.contains(store)) opening.result.createObjectStore(store)
  })
  const database = await done(opening)
  try {
    return await done(access(database.transaction(name, mode).objectStore(name)))
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
