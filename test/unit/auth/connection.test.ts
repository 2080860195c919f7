import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { openConnection, VaultLost, type Connection, type Listeners } from '#auth/connection.ts'
import { protocolVersion, type FromVault, type SessionSnapshot, type ToVault } from '#vault/protocol.ts'
import { settle } from '../../in-process/time.ts'

const snapshot: SessionSnapshot = { state: 'signed-out', revision: 1, tier: 'shared', revocationPending: false }

interface OtherEnd {
  opening: Promise<Connection>
  say: (message: FromVault) => void
  heard: ToVault[]
  snapshots: SessionSnapshot[]
}

/** A connection whose other end is this test. */
function connect(): OtherEnd {
  const { port1, port2 } = new MessageChannel()
  const [heard, snapshots]: [ToVault[], SessionSnapshot[]] = [[], []]
  port2.onmessage = ({ data }: MessageEvent<ToVault>) => void heard.push(data)
  const listeners: Listeners = {
    session: (next) => void snapshots.push(next),
    trace: () => undefined,
    openFrame: () => undefined,
  }
  return { opening: openConnection(port1, listeners), say: (message) => port2.postMessage(message), heard, snapshots }
}

const send = { api: 'calendar', method: 'GET', path: 'x', scopes: [] } as const

test('a vault of another protocol is not listened to', async () => {
  const { opening, say, snapshots } = connect()
  say({ type: 'hello', bootId: 'a', protocolVersion: protocolVersion + 1 })
  say({ type: 'session', bootId: 'a', snapshot })
  await expect(opening).rejects.toBeInstanceOf(VaultLost)
  await settle()
  expect(snapshots).toEqual([])
})

test('a signal of many requests holds no listener of those that were answered, and ends nothing any more', async () => {
  const { opening, say, heard } = connect()
  say({ type: 'hello', bootId: 'a', protocolVersion })
  const connection = await opening
  const controller = new AbortController()
  const answered = connection.call('send', send, controller.signal)
  say({ type: 'answer', bootId: 'a', id: 1, answer: { kind: 'failure', code: 'signed-out' } })
  await answered
  const refused = connection.call('send', send, controller.signal)
  say({ type: 'refused', bootId: 'a', id: 2 })
  await expect(refused).rejects.toBeInstanceOf(VaultLost)
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  controller.abort()
  await settle()
  expect(heard.map(({ type }) => type)).toEqual(['call', 'call'])
})

test('a connection that ends takes every call with it', async () => {
  const { opening, say } = connect()
  say({ type: 'hello', bootId: 'a', protocolVersion })
  const connection = await opening
  const calls = [connection.call('send', send), connection.call('renew', undefined)]
  connection.close()
  const late = connection.call('renew', undefined)
  for (const call of [...calls, late]) await expect(call).rejects.toBeInstanceOf(VaultLost)
})
