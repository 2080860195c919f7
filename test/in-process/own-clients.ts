import type { OwnClientStore } from '#vault/own-client.ts'

/** Keeps a client id for as long as its test lives; what is stored may be anything. */
export function createMemoryOwnClients(stored?: unknown): OwnClientStore {
  let kept = stored
  return {
    read: async () => kept,
    write: async (clientId) => {
      kept = clientId
    },
    remove: async () => {
      kept = undefined
    },
  }
}
