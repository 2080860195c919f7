import vaultUrl from '#vault/worker.ts?worker&url'
import type { Tier } from '#vault/protocol.ts'
import { openConnection, vaultName, VaultLost, VaultUnfit, type Connection, type Listeners } from './connection.ts'

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** The one script address this page may start a worker with; the policy knows no other. */
function trustedVaultUrl(): string {
  const url = new URL(vaultUrl, location.href).href
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('vault', {
    createScriptURL: (candidate) => {
      if (candidate !== url) throw new TypeError('Only the vault is a worker of this page')
      return candidate
    },
  })
  return policy ? policy.createScriptURL(url) : url
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** Whether this browser knows `extendedLifetime`: one that does reads the option, and the probe stops there. */
function knowsExtendedLifetime(): boolean {
  let read = false
  const options = {
    type: 'module' as const,
    get extendedLifetime(): boolean {
      read = true
      throw new VaultLost()
    },
  }
  try {
    // Where the option is unknown this starts a worker; its name keeps it away from the vault, and it is let go.
    new SharedWorker(trustedVaultUrl(), options).port.close()
  } catch {
    return read
  }
  return read
}

/** A shared worker that is just dying takes connections and never speaks; the one after it does. */
const sharedAttemptsMs = [3_000, 7_000]

function startShared(tier: Tier, base: string, listeners: Listeners, helloTimeoutMs: number): Promise<Connection> {
  const options = { type: 'module' as const, name: vaultName(tier, base), extendedLifetime: tier === 'shared-extended' }
  const worker = new SharedWorker(trustedVaultUrl(), options)
  return new Promise((resolve, reject) => {
    worker.onerror = () => {
      // Nobody is to hear this vault beside the one that takes its place.
      worker.port.close()
      reject(new VaultLost())
    }
    openConnection(worker.port, listeners, helloTimeoutMs)
      // Some browsers tell every page of any later error in the worker: that is no end of the connection.
      .finally(() => (worker.onerror = null))
      .then(resolve, reject)
  })
}

function startDedicated(base: string, listeners: Listeners): Promise<Connection> {
  const worker = new Worker(trustedVaultUrl(), { type: 'module', name: vaultName('dedicated', base) })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ type: 'connect' }, [port2])
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new VaultLost())
    openConnection(port1, listeners).then(resolve, reject)
  })
}

/**
 * Connects to the vault: shared by all tabs where the browser has shared module workers, with a life that outlasts a
 * reload where it knows that; else one of this tab alone. Never in the page itself.
 * @throws VaultLost when no tier starts
 */
export async function connectToVault(base: string, listeners: Listeners): Promise<Connection> {
  if (typeof SharedWorker === 'function') {
    const tier = knowsExtendedLifetime() ? 'shared-extended' : 'shared'
    for (const helloTimeoutMs of sharedAttemptsMs) {
      try {
        return await startShared(tier, base, listeners, helloTimeoutMs)
      } catch (error) {
        // Blocked, broken or silent: at last the next tier, which needs nothing but a worker.
        if (error instanceof VaultUnfit) break
      }
    }
  }
  return startDedicated(base, listeners)
}
