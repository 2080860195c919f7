import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Listeners } from '#auth/connection.ts'
import { protocolVersion } from '#vault/protocol.ts'
import { settle } from '../../in-process/time.ts'

vi.mock('#vault/worker.ts?worker&url', () => ({ default: '/vault.js' }))

const listeners: Listeners = { session: () => undefined, trace: () => undefined, openFrame: () => undefined }

interface Started {
  kind: 'shared' | 'dedicated'
  name: string
}

/** A browser whose shared workers speak or not, in the order they are started. */
function stubBrowser({
  sharedSpeaks,
  knowsLifetime = true,
}: {
  sharedSpeaks: (boolean | 'unfit')[]
  knowsLifetime?: boolean
}) {
  const started: Started[] = []
  const speak = (port: MessagePort) => port.postMessage({ type: 'hello', bootId: 'boot', protocolVersion })
  vi.stubGlobal('location', { href: 'https://app.example/' })
  vi.stubGlobal(
    'SharedWorker',
    class {
      readonly port: MessagePort
      constructor(_url: string, options: { name?: string; extendedLifetime?: boolean }) {
        const { port1, port2 } = new MessageChannel()
        this.port = port1
        // A browser that knows the option reads it, whoever asks.
        if (knowsLifetime) void options.extendedLifetime
        if (options.name === undefined) return
        started.push({ kind: 'shared', name: options.name })
        const speaks = sharedSpeaks[started.length - 1]
        if (speaks === 'unfit') port2.postMessage({ type: 'unfit' })
        else if (speaks) speak(port2)
      }
    },
  )
  vi.stubGlobal(
    'Worker',
    class {
      constructor(_url: string, { name }: { name: string }) {
        started.push({ kind: 'dedicated', name })
      }
      postMessage(_message: unknown, [port]: [MessagePort]) {
        speak(port)
      }
    },
  )
  return started
}

async function connected(): Promise<{ bootId: string; close: () => void }> {
  const { connectToVault } = await import('#auth/workers.ts')
  let ended = false
  const connecting = connectToVault('/', listeners).finally(() => (ended = true))
  // What is said arrives before the clock moves on.
  await settle()
  while (!ended) {
    await vi.advanceTimersByTimeAsync(1_000)
    await settle()
  }
  return connecting
}

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the vault is one shared worker whose life outlasts a reload, where the browser knows that', async () => {
  const started = stubBrowser({ sharedSpeaks: [true] })
  const connection = await connected()
  expect(started).toEqual([{ kind: 'shared', name: `pixy shared-extended ${protocolVersion} /` }])
  connection.close()
})

test('a browser without extended lifetime gets a vault of another name', async () => {
  const started = stubBrowser({ sharedSpeaks: [true], knowsLifetime: false })
  const connection = await connected()
  expect(started).toEqual([{ kind: 'shared', name: `pixy shared ${protocolVersion} /` }])
  connection.close()
})

test('a shared worker that is just dying never speaks: the one after it is the vault', async () => {
  const started = stubBrowser({ sharedSpeaks: [false, true] })
  const connection = await connected()
  expect(started.map(({ kind }) => kind)).toEqual(['shared', 'shared'])
  connection.close()
})

test('where no shared worker speaks, this tab has a vault of its own', async () => {
  const started = stubBrowser({ sharedSpeaks: [false, false] })
  const connection = await connected()
  expect(started.at(-1)).toEqual({ kind: 'dedicated', name: `pixy dedicated ${protocolVersion} /` })
  connection.close()
})

test('a shared worker that could not keep a sign-in gives way to one of this tab at once', async () => {
  const started = stubBrowser({ sharedSpeaks: ['unfit'], knowsLifetime: false })
  await connected()
  expect(started.map(({ kind }) => kind)).toEqual(['shared', 'dedicated'])
})
