import type { TraceEntry } from '#trace/entry.ts'

export const transactionLifetimeMs = 600_000

/** A sign-in that has left for the provider and not yet come back (RFC 9700 §4.4.2: all it needs, per transaction). */
export interface Transaction {
  state: string
  nonce: string
  /** Absent in the token-in-fragment flow. */
  codeVerifier?: string
  flow: 'code' | 'token'
  providerId: string
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint?: string
  redirectUri: string
  scopes: readonly string[]
  returnTo: string
  createdAtMs: number
  /**
   * How it is carried out: on the page, in a window opened for it, as a silent top-level restore, or in the hidden
   * frame of a renewal.
   */
  mode: 'interactive' | 'popup' | 'restore' | 'frame'
  /** Boot id of the vault whose page opened the window: where each page has a vault of its own, the answer is for it. */
  askedBy?: string
  /** Set when the answer must be about the person who is, or just was, signed in (RFC 9700 §4.17, session fixation). */
  expectedSubject?: string
  /** The redacted steps so far, where the vault will not live through the redirect. */
  trace?: readonly TraceEntry[]
}

export interface TransactionStore {
  put: (transaction: Transaction) => Promise<void>
  /** Removes and returns it; of two callers at once only one gets it. */
  take: (state: string) => Promise<Transaction | undefined>
  /** The youngest, which stays where it is. */
  latest: () => Promise<Transaction | undefined>
  clear: () => Promise<void>
}

const maxPending = 20

/** For a vault that lives through the redirect: nothing is written anywhere. */
export function createMemoryTransactions(nowMs: () => number): TransactionStore {
  const pending = new Map<string, Transaction>()
  const sweep = () => {
    for (const [state, transaction] of pending) {
      if (pending.size > maxPending || nowMs() - transaction.createdAtMs > transactionLifetimeMs) pending.delete(state)
    }
  }
  return {
    put: async (transaction) => {
      pending.set(transaction.state, transaction)
      sweep()
    },
    take: async (state) => {
      const transaction = pending.get(state)
      pending.delete(state)
      return transaction
    },
    latest: async () => [...pending.values()].at(-1),
    clear: async () => pending.clear(),
  }
}

/** Keeps in memory what storage refuses to keep: such a sign-in comes back as long as this vault lives. */
export function orInMemory(store: TransactionStore, nowMs: () => number): TransactionStore {
  const memory = createMemoryTransactions(nowMs)
  return {
    put: (transaction) => store.put(transaction).catch(() => memory.put(transaction)),
    take: async (state) => (await memory.take(state)) ?? store.take(state),
    latest: async () => (await memory.latest()) ?? store.latest(),
    clear: async () => {
      await memory.clear()
      await store.clear()
    },
  }
}
