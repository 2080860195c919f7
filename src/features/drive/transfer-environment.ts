import { onlineManager } from '@tanstack/react-query'

/** What uploads and downloads need of the browser; tests bring their own. */
export interface TransferEnvironment {
  /** Milliseconds that only rise. */
  now: () => number
  /** From 0 to 1, so that retries of many do not come in step. */
  random: () => number
  /** A text that stands in no file. */
  boundary: () => string
  /** Resolves after a while, or at once when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Resolves when there is a network, or the signal aborts. */
  online: (signal: AbortSignal) => Promise<void>
  isOnline: () => boolean
}

export const browserEnvironment: TransferEnvironment = {
  now: () => performance.now(),
  random: () => Math.random(),
  boundary: () => `pixy-${crypto.randomUUID()}`,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      const stop = () => {
        clearTimeout(timer)
        resolve()
      }
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    }),
  online: (signal) =>
    new Promise((resolve) => {
      if (onlineManager.isOnline() || signal.aborted) return resolve()
      const stop = onlineManager.subscribe((isOnline) => {
        if (!isOnline) return
        stop()
        resolve()
      })
      return signal.addEventListener(
        'abort',
        () => {
          stop()
          resolve()
        },
        { once: true },
      )
    }),
  isOnline: () => onlineManager.isOnline(),
}
