import { onlineManager } from '@tanstack/react-query'
import { belongsToAccount } from '#ui/belongings/belongings.ts'
import { unknownProgress } from '#ui/notices/long-work.ts'
import { notify } from '#ui/notices/notices.ts'
import { undoable } from '#ui/notices/undo.ts'
import { whyOfFailure } from '#ui/notices/why.ts'

/** How long a message can be called back. */
export const sendDelayMs = 10_000
/** No message takes longer; the network gives up before. */
const longestMs = 30 * 60_000

/** A message on its way out. */
export interface Departure {
  /** Sends it, once there is a network. Is called once, and never again by itself: nobody wants a mail twice. */
  send: (signal: AbortSignal) => Promise<void>
  /** How large it is, in words, where it takes a while: that is said, with a way to stop it. */
  size: string | undefined
  /** Puts it back in front of its writer. @returns leads there, where another page is shown */
  bringBack: () => (() => void) | undefined
}

/** What is on its way, with the way to hold it back. */
const pending = new Map<object, () => void>()

const told = () => {
  if (pending.size > 0) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}

/** Whatever page of the app is shown: with the tab they would be gone. */
const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** Sends a message in ten seconds, unless it is called back before. Where sending fails, it comes back by itself. */
export function sendLater({ send, bringBack, size }: Departure): void {
  const ticket = {}
  const leave = async () => {
    withdraw()
    const stopping = new AbortController()
    pending.set(ticket, () => stopping.abort())
    const stop = () => stopping.abort()
    const ended = onlineManager.isOnline() ? sayUnderWay(size, stop) : sayWaiting(stop)
    const isSent = await send(stopping.signal).then(
      () => true,
      () => false,
    )
    ended()
    // The account has left meanwhile: nothing of it is said, or shown, to whoever came.
    if (!pending.delete(ticket)) return
    told()
    if (isSent) {
      notify({ text: { id: 'mail.compose.sent' } })
      return
    }
    const run = bringBack()
    const action = run && { label: 'mail.compose.resume', run }
    // Whether it was too late to stop it Gmail alone knows.
    notify(
      stopping.signal.aborted
        ? { text: { id: 'mail.compose.sendStopped' } }
        : { text: { id: 'mail.compose.sendFailed' }, tone: 'problem', why: whyOfFailure(), ...(action && { action }) },
    )
  }
  const timer = setTimeout(() => void leave(), sendDelayMs)
  const callBack = () => {
    clearTimeout(timer)
    if (!pending.delete(ticket)) return
    told()
    bringBack()?.()
  }
  pending.set(ticket, () => clearTimeout(timer))
  told()
  const withdraw = undoable({
    text: { id: 'mail.compose.sending' },
    undo: callBack,
    lastsMs: sendDelayMs,
    countsDown: true,
  })
}

/** Says that a message is on its way, for as long as it is. It goes in one request, so nobody knows how far it is. */
const sayUnderWay = (size: string | undefined, stop: () => void) =>
  size === undefined
    ? () => undefined
    : notify({
        text: { id: 'mail.compose.underWay', values: { size } },
        progress: unknownProgress,
        action: { label: 'action.cancel', run: stop },
        lastsMs: longestMs,
      })

/** It goes out when the network is there again, or comes back to its writer who thought better of it. */
const sayWaiting = (stop: () => void) =>
  notify({ text: { id: 'mail.compose.waiting' }, action: { label: 'action.undo', run: stop }, lastsMs: longestMs })

// What was not sent yet must not go out with the authority of somebody else.
belongsToAccount(() => {
  for (const holdBack of pending.values()) holdBack()
  pending.clear()
  told()
})
