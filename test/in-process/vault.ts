import { openConnection, type Connection } from '#auth/connection.ts'
import type { Configuration } from '#config/configuration.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { createVault } from '#vault/core.ts'
import type { BroadcastMessage, Environment } from '#vault/environment.ts'
import { createMemoryHints } from './hints.ts'
import { createMemoryOwnClients } from './own-clients.ts'
import { ownGlobalFetch } from '#vault/oidc.ts'
import type { FromVault, SessionSnapshot } from '#vault/protocol.ts'
import { createMemoryTransactions } from '#vault/transaction.ts'
import { createMemorySeal } from './seal.ts'
import { createTestTime, settle, type TestTime } from './time.ts'

export const appOrigin = 'https://app.example'

export interface TestPage extends Connection {
  /** Every snapshot the vault pushed to this page, oldest first. */
  snapshots: SessionSnapshot[]
  /** The last one. */
  session: () => SessionSnapshot
  frames: { url: string; timeoutMs: number }[]
  trace: TraceEntry[]
  /** Everything the vault ever said to this page, as JSON: nothing secret may be in it. */
  heard: () => string
}

export interface TestVault {
  time: TestTime
  environment: Environment
  configuration: Configuration
  /** A new page of this vault. */
  open: () => Promise<TestPage>
  /** Connects a port, as the worker does. */
  connect: (port: MessagePort) => void
  /** Messages this vault broadcast. */
  broadcasts: BroadcastMessage[]
  /** Another vault of the origin speaks. */
  hear: (message: BroadcastMessage | null) => void
}

/** Parses a configuration as a deployment would, or fails the test with the reasons. */
function configured(input: unknown): Configuration {
  const result = parseConfiguration(input, appOrigin)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.configuration
}

/** The real vault in this process: real protocol library, real cryptography; clock, network and storage are the test's. */
export function createTestVault(options: {
  config: unknown
  fetch: (request: Request) => Promise<Response>
  time?: TestTime
  environment?: Partial<Environment>
}): TestVault {
  const time = options.time ?? createTestTime()
  const configuration = configured(options.config)
  const broadcasts: BroadcastMessage[] = []
  let underWay = 0
  let listener: TestVault['hear'] = () => undefined
  ownGlobalFetch(globalThis)
  const environment: Environment = {
    configuration,
    origin: appOrigin,
    tier: 'shared-extended',
    nowMs: time.nowMs,
    monotonicNowMs: time.monotonicNowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    fetch: async (input, init) => {
      underWay += 1
      try {
        return await options.fetch(new Request(input, init))
      } finally {
        underWay -= 1
      }
    },
    after: time.after,
    exclusively: (_name, task) => task(),
    whenGone: () => new Promise(() => undefined),
    broadcast: (message) => void broadcasts.push(message),
    onBroadcast: (callback) => {
      listener = callback
    },
    transactions: createMemoryTransactions(time.nowMs),
    hints: createMemoryHints(),
    seal: createMemorySeal(),
    ownClients: createMemoryOwnClients(),
    openDemo: () => Promise.reject(new Error('This test has no demo')),
    retire: () => undefined,
    ...options.environment,
  }
  const vault = createVault(environment)
  const observer = new MessageChannel()
  let state = 'unknown'
  observer.port1.onmessage = ({ data }: MessageEvent<FromVault>) => {
    if (data.type === 'session') state = data.snapshot.state
  }
  vault.connect(observer.port2)
  observer.port1.postMessage({ type: 'visible', visible: false })
  time.whileBusy(() => underWay > 0 || state === 'renewing' || state === 'signing-in')

  const open = async (): Promise<TestPage> => {
    const { port1, port2 } = new MessageChannel()
    const snapshots: SessionSnapshot[] = []
    const frames: TestPage['frames'] = []
    const trace: TraceEntry[] = []
    const heard: string[] = []
    port1.addEventListener('message', ({ data }) => void heard.push(JSON.stringify(data)))
    vault.connect(port2)
    const connection = await openConnection(port1, {
      session: (snapshot) => void snapshots.push(snapshot),
      trace: ({ entries }) => void trace.push(...entries),
      openFrame: ({ url, timeoutMs }) => void frames.push({ url, timeoutMs }),
    })
    await settle()
    const session = () => {
      const last = snapshots.at(-1)
      if (!last) throw new Error('The vault has said nothing yet')
      return last
    }
    return { ...connection, snapshots, session, frames, trace, heard: () => heard.join('\n') }
  }
  return {
    time,
    environment,
    configuration,
    open,
    connect: vault.connect,
    broadcasts,
    hear: (message) => listener(message),
  }
}
