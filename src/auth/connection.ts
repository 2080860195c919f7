import {
  protocolVersion,
  type FromVault,
  type SessionSnapshot,
  type Tier,
  type ToVault,
  type VaultCallName,
  type VaultCalls,
} from '#vault/protocol.ts'

/** One connection to one life of the vault. */
export interface Connection {
  bootId: string
  /** Resolves with the answer; rejects with `VaultLost` when none will come: this vault died, or refused the call. */
  call: <N extends VaultCallName>(
    name: N,
    argument: VaultCalls[N]['argument'],
    signal?: AbortSignal,
  ) => Promise<VaultCalls[N]['answer']>
  tell: (message: Exclude<ToVault, { type: 'call' | 'abort' }>) => void
  /** Ends the connection; calls under way reject with `VaultLost`. */
  close: () => void
}

export class VaultLost extends Error {
  override name = 'VaultLost'
}

/** A vault of this kind cannot work in this browser; asking again is of no use. */
export class VaultUnfit extends VaultLost {}

export interface Listeners {
  session: (snapshot: SessionSnapshot, bootId: string) => void
  trace: (message: Extract<FromVault, { type: 'trace' }>) => void
  openFrame: (message: Extract<FromVault, { type: 'open-frame' }>) => void
}

const longestSilenceMs = 10_000

/**
 * Speaks the vault's protocol over a port.
 * @param helloTimeoutMs how long to wait for the vault's first word
 * @throws VaultLost when no vault says hello in time, VaultUnfit when it says that it never will
 */
export function openConnection(
  port: MessagePort,
  listeners: Listeners,
  helloTimeoutMs = longestSilenceMs,
): Promise<Connection> {
  const pending = new Map<number, { resolve: (answer: never) => void; reject: () => void }>()
  let lastId = 0
  let closed = false
  const post = (message: ToVault, transfer: Transferable[] = []) => port.postMessage(message, transfer)

  const close = () => {
    closed = true
    port.close()
    for (const { reject } of pending.values()) reject()
  }

  const connection = (bootId: string): Connection => ({
    bootId,
    call: (name, argument, signal) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new VaultLost())
        const id = (lastId += 1)
        const giveUp = () => post({ type: 'abort', id })
        const end = () => {
          pending.delete(id)
          signal?.removeEventListener('abort', giveUp)
        }
        pending.set(id, {
          resolve: (answer) => {
            end()
            resolve(answer)
          },
          reject: () => {
            end()
            reject(new VaultLost())
          },
        })
        signal?.addEventListener('abort', giveUp, { once: true })
        return post({ type: 'call', id, name, argument } as ToVault, transferOf(argument))
      }),
    tell: (message) => post(message),
    close,
  })

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      close()
      reject(new VaultLost())
    }, helloTimeoutMs)
    port.onmessage = ({ data }: MessageEvent<FromVault>) => {
      if (closed) return
      switch (data.type) {
        case 'hello':
          clearTimeout(timer)
          if (data.protocolVersion === protocolVersion) {
            resolve(connection(data.bootId))
          } else {
            close()
            reject(new VaultLost())
          }
          break
        case 'unfit':
          clearTimeout(timer)
          close()
          reject(new VaultUnfit())
          break
        case 'answer':
          pending.get(data.id)?.resolve(data.answer as never)
          break
        case 'refused':
          pending.get(data.id)?.reject()
          break
        case 'session':
          listeners.session(data.snapshot, data.bootId)
          break
        case 'trace':
          listeners.trace(data)
          break
        case 'open-frame':
          listeners.openFrame(data)
          break
      }
    }
  })
}

/** Bytes are handed over, not copied. */
function transferOf(argument: unknown): Transferable[] {
  const { body } = (argument ?? {}) as { body?: unknown }
  return body instanceof ArrayBuffer ? [body] : []
}

/** The worker's name: vaults of another protocol, lifetime mode or base path are other workers. */
export const vaultName = (tier: Tier, base: string) => `pixy ${tier} ${protocolVersion} ${base}`
