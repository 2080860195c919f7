import { currentConfiguration } from '#config/current.ts'
import { createVault } from './core.ts'
import {
  createDatabaseHints,
  createDatabaseOwnClients,
  createDatabaseSeal,
  createDatabaseTransactions,
} from './database.ts'
import { redirectUriOf, type BroadcastMessage, type Environment } from './environment.ts'
import { ownGlobalFetch } from './oidc.ts'
import { createPolicyAwareFetch } from './policy-violations.ts'
import type { FromVault, Tier } from './protocol.ts'
import { createMemoryTransactions } from './transaction.ts'

/** The vault's script: a SharedWorker where there is one, else a dedicated worker. Its name tells which, and how long it lives. */
declare const self: SharedWorkerGlobalScope & DedicatedWorkerGlobalScope

const tiers: readonly Tier[] = ['shared-extended', 'shared', 'dedicated']
const tier = tiers.find((candidate) => self.name.startsWith(`pixy ${candidate} `)) ?? 'dedicated'
const result = currentConfiguration()
const plainFetch = self.fetch.bind(self)
ownGlobalFetch(self)

const after: Environment['after'] = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}
const network = createPolicyAwareFetch(
  plainFetch,
  // The types of workers know the event, but not that it comes to them (CSP Level 3 §5.5).
  (listener) =>
    (self as EventTarget).addEventListener('securitypolicyviolation', (event) =>
      listener(event as SecurityPolicyViolationEvent),
    ),
  after,
)

/** The lock that a vault holds as long as it lives. */
const lockOf = (bootId: string) => `pixy-vault-${bootId}`

const nowMs = () => Date.now()
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

function environmentOf(): Environment | undefined {
  // A refused configuration is the page's to explain; without one the vault stays shut.
  if (!result.ok) return undefined
  const { configuration } = result
  const channel = new BroadcastChannel('pixy')
  const environment: Environment = {
    configuration,
    origin: self.location.origin,
    tier,
    nowMs,
    monotonicNowMs: () => performance.now(),
    random,
    fetch: network,
    after,
    exclusively: (name, task) => navigator.locks.request(name, task),
    whenGone: (bootId) => navigator.locks.request(lockOf(bootId), { mode: 'shared' }, () => undefined),
    broadcast: (message) => channel.postMessage(message),
    onBroadcast: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<BroadcastMessage | null>) => listener(data)
    },
    transactions:
      tier === 'shared-extended' ? createMemoryTransactions(nowMs) : createDatabaseTransactions({ nowMs, random }),
    hints: createDatabaseHints(),
    seal: createDatabaseSeal(random),
    ownClients: createDatabaseOwnClients(),
    retire: () => self.close(),
    openDemo: async () => {
      const { openDemo } = await import('#mock/browser.ts')
      const demo = configuration.providers.find((provider) => provider.kind === 'demo')
      return openDemo({
        issuer: demo?.issuer ?? '',
        apis: configuration.apis,
        clientId: demo?.clientId ?? '',
        redirectUri: redirectUriOf(environment),
      })
    },
  }
  return environment
}

/** Lets pages in, once it is known that they may come. */
async function openDoor(environment: Environment): Promise<(port: MessagePort) => void> {
  // WebKit stores no key for a shared worker, so a sign-in that left from here would come back to a vault that knows
  // nothing of it.
  const isFit = tier !== 'shared' || (await environment.seal.close('').then(Boolean, () => false))
  if (!isFit) return (port) => port.postMessage({ type: 'unfit' } satisfies FromVault)
  const vault = createVault(environment)
  // Held until this worker dies: pages that queue for it learn of a vault that went without a word. Nobody is let in
  // before, or a page could get the lock first and take the vault for dead.
  await new Promise<void>((holding) => {
    void navigator.locks.request(lockOf(vault.bootId), () => {
      holding()
      return new Promise<never>(() => undefined)
    })
  })
  return vault.connect
}

const environment = environmentOf()
if (environment) {
  const door = openDoor(environment)
  const connect = ({ ports }: MessageEvent) => {
    void door.then((open) => ports.forEach(open))
  }
  if (tier === 'dedicated') self.onmessage = connect
  else self.onconnect = connect
}
