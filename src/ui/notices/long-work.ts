import { belongsToAccount } from '../belongings/belongings.ts'
import { notify, type NoticeText } from './notices.ts'

/** How far something is, as a screen follows it. */
export interface WorkProgress {
  /** From 0 to 1; undefined where nobody can say. */
  getSnapshot: () => number | undefined
  subscribe: (listener: () => void) => () => void
}

/** What work does to be followed and stopped. */
export interface LongWork {
  /** Aborted when the person stops it, and when their account leaves. */
  signal: AbortSignal
  /** The person stopped it. */
  isStopped: () => boolean
  /** @param done of `all` */
  progress: (done: number, all: number) => void
}

const underWay = new Set<AbortController>()

// The rest must not be done with the authority of somebody else.
belongsToAccount(() => {
  for (const stopping of underWay) stopping.abort()
})

/** Of what nobody can say how far it is. */
export const unknownProgress: WorkProgress = { getSnapshot: () => undefined, subscribe: () => () => undefined }

/** What is over sooner needs no word. */
const sayAfterMs = 1_000
/** Nothing takes longer; a notice must not go before the work does. */
const longestMs = 60 * 60_000

/**
 * Does what may take a while. After a second that is said, with how far it is and a way to stop it, until it is over.
 * @param text what is being done, in the present
 * @param work ends soon after its signal is aborted; what that leaves done is its own to say
 */
export async function longWork<Result>(
  text: NoticeText,
  work: (how: LongWork) => Promise<Result>,
  { stoppable = true } = {},
): Promise<Result> {
  const stopping = new AbortController()
  underWay.add(stopping)
  const listeners = new Set<() => void>()
  let fraction: number | undefined
  const shown: WorkProgress = {
    getSnapshot: () => fraction,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  let stopped = false
  let dismiss = () => {}
  const stop = () => {
    stopped = true
    stopping.abort()
  }
  const timer = setTimeout(() => {
    dismiss = notify({
      text,
      progress: shown,
      ...(stoppable && { action: { label: 'action.stop', run: stop } }),
      lastsMs: longestMs,
    })
  }, sayAfterMs)
  try {
    return await work({
      signal: stopping.signal,
      isStopped: () => stopped,
      progress: (done, all) => {
        fraction = all === 0 ? undefined : done / all
        for (const listener of listeners) listener()
      },
    })
  } finally {
    underWay.delete(stopping)
    clearTimeout(timer)
    dismiss()
  }
}
