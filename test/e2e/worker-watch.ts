import type { Browser, CDPSession } from 'playwright-core'

/** A shared worker of the browser, as the debugger sees it: its complaints and its heap. */
export interface WatchedWorker {
  url: string
  /** Errors and warnings of its console, its uncaught errors, and what its policy blocked. */
  complaints: readonly string[]
  /** All that its memory holds, as text. */
  heap: () => Promise<string>
  /** Looks away: a worker that ends while the debugger looks is held in its place. */
  letGo: () => Promise<void>
  /** Ends it without a word, as the system does when memory is short. */
  kill: () => Promise<void>
}

interface Connection {
  send: (method: string, params?: object) => Promise<unknown>
  on: (method: string, listener: (params: never) => void) => void
}

/** The debugger's protocol over the browser's connection, which is the only way to a shared worker. */
function createConnection(session: CDPSession, sessionId: string): Connection & { receive: (message: string) => void } {
  const pending = new Map<number, (result: unknown) => void>()
  const listeners = new Map<string, (params: never) => void>()
  let lastId = 0
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1)
        pending.set(id, resolve)
        const message = JSON.stringify({ id, method, params })
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      }),
    on: (method, listener) => listeners.set(method, listener),
    receive: (text) => {
      const message = JSON.parse(text) as { id?: number; method?: string; params?: never; result?: unknown }
      if (message.method !== undefined) listeners.get(message.method)?.(message.params as never)
      else pending.get(message.id ?? 0)?.(message.result)
    },
  }
}

/** Attaches to every shared worker of the browser, from its start on. */
export async function watchWorkers(browser: Browser): Promise<readonly WatchedWorker[]> {
  const session = await browser.newBrowserCDPSession()
  const workers: WatchedWorker[] = []
  const connections = new Map<string, ReturnType<typeof createConnection>>()
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    connections.get(sessionId)?.receive(message)
  })
  const attach = async (targetId: string, url: string) => {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
    const connection = createConnection(session, sessionId)
    connections.set(sessionId, connection)
    const complaints: string[] = []
    const letGo = async () => void (await session.send('Target.detachFromTarget', { sessionId }))
    connection.on('Log.entryAdded', ({ entry }: { entry: { level: string; text: string; url?: string } }) => {
      if (entry.level === 'error' || entry.level === 'warning') complaints.push(`${entry.text} (${entry.url ?? url})`)
    })
    connection.on('Runtime.consoleAPICalled', (call: { type: string; args: readonly { value?: unknown }[] }) => {
      complaints.push(`console.${call.type}: ${call.args.map((argument) => String(argument.value)).join(' ')}`)
    })
    connection.on('Runtime.exceptionThrown', ({ exceptionDetails }: { exceptionDetails: { text: string } }) => {
      complaints.push(`uncaught: ${exceptionDetails.text} ${JSON.stringify(exceptionDetails).slice(0, 400)}`)
    })
    workers.push({
      url,
      complaints,
      heap: async () => {
        const chunks: string[] = []
        connection.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }: { chunk: string }) => chunks.push(chunk))
        await connection.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
        return chunks.join('')
      },
      letGo,
      kill: async () => {
        // In a later turn, without the debugger.
        await connection.send('Runtime.evaluate', { expression: 'void setTimeout(() => close(), 50)' })
        await letGo()
      },
    })
    await Promise.all([connection.send('Runtime.enable'), connection.send('Log.enable')])
  }
  session.on('Target.targetCreated', ({ targetInfo }) => {
    // A worker may be gone before the debugger is there: then it said nothing either.
    if (targetInfo.type === 'shared_worker') attach(targetInfo.targetId, targetInfo.url).catch(() => undefined)
  })
  await session.send('Target.setDiscoverTargets', { discover: true })
  return workers
}
