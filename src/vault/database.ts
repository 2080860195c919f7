import type { Hint, HintStore } from './hint.ts'
import { createSeal, type Seal, type Sealed } from './seal.ts'
import type { OwnClientStore } from './own-client.ts'
import { transactionLifetimeMs, type Transaction, type TransactionStore } from './transaction.ts'

/**
 * What the vault keeps on disk: the hint, the client id of a person's own, and, only where the vault dies with its page, the pending transaction.
 * A transaction is sealed with a key that cannot be exported, so that no state, nonce or verifier stands in storage;
 * it lives ten minutes at most and is taken in one database transaction, so that it is redeemed once.
 */
const databaseName = 'pixy-vault'
const stores = ['transactions', 'keys', 'hint', 'own-client'] as const
type StoreName = (typeof stores)[number]

interface Kept extends Sealed {
  id: string
  createdAtMs: number
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('storage failed'))
  })

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 2)
  request.onupgradeneeded = () => {
    const known = request.result.objectStoreNames
    for (const name of stores) if (!known.contains(name)) request.result.createObjectStore(name)
  }
  return done(request)
}

/** What was put is only there when the transaction has ended: a worker that dies with its page may die before. */
const ended = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('storage failed'))
  })

async function within<T>(name: StoreName, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(name, 'readwrite')
    const [result] = await Promise.all([work(transaction.objectStore(name)), ended(transaction)])
    return result
  } finally {
    database.close()
  }
}

/** The hint survives the browser's closing, so that a person who never signed out is restored without a screen. */
export function createDatabaseHints(): HintStore {
  return {
    read: () => within('hint', (store) => done<Hint | undefined>(store.get('last'))),
    write: async (hint) => {
      await within('hint', (store) => done(store.put(hint, 'last')))
    },
    remove: async () => {
      await within('hint', (store) => done(store.clear()))
    },
  }
}

/** No part of a session: signing out leaves it where it is. */
export function createDatabaseOwnClients(): OwnClientStore {
  return {
    read: () => within('own-client', (store) => done<unknown>(store.get('google'))),
    write: async (clientId) => {
      await within('own-client', (store) => done(store.put(clientId, 'google')))
    },
    remove: async () => {
      await within('own-client', (store) => done(store.clear()))
    },
  }
}

async function sealingKey(): Promise<CryptoKey> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return within('keys', async (store) => {
    const known = await done<CryptoKey | undefined>(store.get('seal'))
    if (known) return known
    await done(store.put(fresh, 'seal'))
    return fresh
  })
}

/** Closes texts by the one key of all vaults of this origin. */
export const createDatabaseSeal = (random: (bytes: number) => Uint8Array): Seal => createSeal(sealingKey, random)

/** Storage keys are hashes, so that not even the state stands there. */
async function idOf(state: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** For a vault that dies with its page. `random` gives the nonce of the seal. */
export function createDatabaseTransactions(source: {
  nowMs: () => number
  random: (bytes: number) => Uint8Array
}): TransactionStore {
  const seal = createDatabaseSeal(source.random)
  const unsealed = async (kept: Kept) => JSON.parse(await seal.open(kept)) as Transaction
  /** A sign-in that nobody came back from goes with the next start of a vault, and with the next sign-in. */
  const sweep = async (store: IDBObjectStore) => {
    for (const { id, createdAtMs } of await done<Kept[]>(store.getAll())) {
      if (source.nowMs() - createdAtMs > transactionLifetimeMs) store.delete(id)
    }
  }
  void within('transactions', sweep).catch(() => undefined)
  return {
    put: async (transaction) => {
      const id = await idOf(transaction.state)
      const sealed = await seal.close(JSON.stringify(transaction))
      const kept: Kept = { id, createdAtMs: transaction.createdAtMs, ...sealed }
      await within('transactions', async (store) => {
        await sweep(store)
        await done(store.put(kept, id))
      })
    },
    take: async (state) => {
      const id = await idOf(state)
      const sealed = await within('transactions', async (store) => {
        const found = await done<Kept | undefined>(store.get(id))
        if (found) await done(store.delete(id))
        return found
      })
      return sealed && unsealed(sealed)
    },
    latest: async () => {
      const all = await within('transactions', (store) => done<Kept[]>(store.getAll()))
      const [youngest] = all.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      return youngest && unsealed(youngest)
    },
    clear: async () => {
      await within('transactions', (store) => done(store.clear()))
    },
  }
}
