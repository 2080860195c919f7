import { ownProvider } from '#config/own-client.ts'
import type { Provider } from '#config/configuration.ts'
import type { Environment } from './environment.ts'
import { storagePatienceMs } from './hint.ts'

/** Where the client id of a person's own is kept: in this browser, and nothing but the id. */
export interface OwnClientStore {
  read: () => Promise<unknown>
  write: (clientId: string) => Promise<void>
  remove: () => Promise<void>
}

export interface OwnClient {
  /** Built anew from the client id alone, under this deployment's configuration; undefined where there is none. */
  provider: () => Provider | undefined
  /** What was kept has been read; at once where storage does not answer. */
  ready: Promise<void>
  /** Keeps a client id in the place of an earlier one, or none. False where the configuration does not allow it. */
  keep: (clientId: string | undefined) => Promise<boolean>
  /** Another vault of this origin kept or forgot one: what storage says holds here too. */
  lookAgain: () => Promise<void>
}

/**
 * The provider that somebody added in their own browser. Only a call of a page adds one, no address and no message of
 * another tab; a script that has got into the page can name another client of Google with it, and nothing else: no
 * endpoint, no scope, no label. Its tokens stay in the vault like all others.
 */
export function createOwnClient(
  {
    ownClients,
    configuration,
    after,
    broadcast,
  }: Pick<Environment, 'ownClients' | 'configuration' | 'after' | 'broadcast'>,
  onChange: () => void,
): OwnClient {
  let provider: Provider | undefined
  let touched = false
  let written: Promise<unknown> = Promise.resolve()
  const read = async () => {
    const clientId = await ownClients.read().catch(() => undefined)
    if (touched) return
    provider = ownProvider(configuration, clientId)
    if (provider) onChange()
  }
  const ready = new Promise<void>((resolve) => {
    const stopWaiting = after(storagePatienceMs, resolve)
    void read().then(stopWaiting).then(resolve)
  })
  return {
    provider: () => provider,
    ready,
    keep: async (clientId) => {
      const next = clientId === undefined ? undefined : ownProvider(configuration, clientId)
      if (clientId !== undefined && !next) return false
      touched = true
      provider = next
      onChange()
      // Where storage refuses, it holds for as long as this vault lives.
      written = (next ? ownClients.write(next.clientId) : ownClients.remove()).catch(() => undefined)
      await written
      broadcast({ type: 'own-client' })
      return true
    },
    lookAgain: async () => {
      await written
      const stored = await ownClients.read().catch(() => provider?.clientId)
      const found = ownProvider(configuration, stored)
      if (found?.clientId === provider?.clientId) return
      touched = true
      provider = found
      onChange()
    },
  }
}
