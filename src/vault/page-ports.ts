import type { Recorder } from '#trace/recorder.ts'
import type { Frames } from './frames.ts'
import type { Page, Pages } from './pages.ts'
import { protocolVersion, type SendResult, type ToVault, type VaultCallName, type VaultCalls } from './protocol.ts'
import type { Renewal } from './renewal.ts'
import type { Session } from './session.ts'
import { VaultError } from './vault-error.ts'

/** What the vault does for a page that asks. */
export type Calls = {
  [N in VaultCallName]: (argument: VaultCalls[N]['argument'], signal: AbortSignal) => Promise<VaultCalls[N]['answer']>
}

/** What a page's messages lead to. */
interface Behind {
  calls: Calls
  pages: Pages
  frames: Frames
  session: Session
  renewal: Renewal
  recorder: Recorder
  bootId: string
}

/** How a page is connected: through a port of its own, over which it is greeted, told of the session, and answered. */
export const createPagePorts =
  ({ calls, pages, frames, session, renewal, recorder, bootId }: Behind) =>
  (port: MessagePort): void => {
    const page: Page = { post: (message) => port.postMessage(message), visible: true, online: true }
    const running = new Map<number, AbortController>()

    const answer = async (message: Extract<ToVault, { type: 'call' }>) => {
      const controller = new AbortController()
      running.set(message.id, controller)
      try {
        // The name comes from a page: only the vault's own calls are to be found.
        if (!Object.hasOwn(calls, message.name)) throw new VaultError('configuration')
        const call = calls[message.name] as (argument: unknown, signal: AbortSignal) => Promise<unknown>
        const result = await call(message.argument, controller.signal)
        port.postMessage({ type: 'answer', bootId, id: message.id, answer: result }, transferOf(result))
      } catch {
        page.post({ type: 'refused', bootId, id: message.id })
      } finally {
        running.delete(message.id)
      }
    }

    const tellSession = () => page.post({ type: 'session', bootId, snapshot: session.snapshot() })

    const leave = () => {
      for (const controller of running.values()) controller.abort()
      pages.remove(page)
      frames.left(page)
    }

    port.onmessage = ({ data }: MessageEvent<ToVault | null>) => {
      if (!data) return
      switch (data.type) {
        case 'call':
          void answer(data)
          break
        case 'abort':
          running.get(data.id)?.abort()
          break
        case 'visible':
          page.visible = data.visible
          // Who looks again may come out of the back/forward cache, and shows nothing before this word.
          if (data.visible) {
            pages.seen(page)
            tellSession()
          }
          renewal.look()
          break
        case 'online':
          page.online = data.online
          if (data.online) renewal.cameOnline()
          break
        case 'watch-trace':
          page.unwatchTrace?.()
          delete page.unwatchTrace
          if (!data.watch) break
          page.post({ type: 'trace', bootId, entries: recorder.entries(), reset: true })
          page.unwatchTrace = recorder.subscribe((entries, reset) =>
            page.post({ type: 'trace', bootId, entries, reset }),
          )
          break
        case 'goodbye':
          leave()
          break
      }
    }
    // A tab that crashed says no goodbye; its port closes all the same.
    port.addEventListener('close', leave)
    pages.add(page)
    page.post({ type: 'hello', bootId, protocolVersion })
    tellSession()
  }

/** Bytes are handed over, not copied. */
function transferOf(result: unknown): Transferable[] {
  const { body } = (result ?? {}) as Partial<Extract<SendResult, { kind: 'answer' }>>
  return body instanceof ArrayBuffer ? [body] : []
}
