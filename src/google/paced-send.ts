import type { Send, SendResult } from './send.ts'

export interface Pace {
  /** Requests under way at the same time, at most. */
  atOnce: number
  /** Waits; the test's own clock, or a timer. */
  wait?: (delayMs: number) => Promise<void>
}

interface Waiting {
  start: () => void
  signal: AbortSignal | undefined
}

const firstPauseMs = 1_000
const maxPauseMs = 32_000

const timer = (delayMs: number) => new Promise<void>((resolve) => setTimeout(resolve, delayMs))

/**
 * A `send` for many small reads: only so many at once, the latest asked first, because what was asked last is what the
 * person looks at now; those that are asked together keep their order, from the top of the screen down. Who is aborted
 * while waiting is never sent. After a refusal for speed nobody is sent for a while, which doubles with each further
 * one; then one goes ahead, and all others follow if it passes.
 * @see https://developers.google.com/workspace/gmail/api/guides/handle-errors
 */
export function pacedSend(send: Send, { atOnce, wait = timer }: Pace): Send {
  /** Groups of those that were asked in one turn, the latest group last. */
  const waiting: Waiting[][] = []
  /** The group of this turn. */
  let together: Waiting[] | undefined
  let underWay = 0
  let pauseMs = 0
  let paused = false
  /** After a pause one request tries the way. */
  let careful = false

  function startWaiting() {
    while (!paused && underWay < (careful ? 1 : atOnce)) {
      const group = waiting.at(-1)
      const one = group?.shift()
      if (!group) return
      if (group.length === 0) waiting.pop()
      one?.start()
    }
  }

  function learn(result: SendResult) {
    if (result.kind === 'failure') return
    if (isTooFast(result)) void pause(retryAfterMs(result))
    else if (!paused) {
      careful = false
      pauseMs = 0
    }
  }

  async function pause(askedMs: number) {
    if (paused) return
    pauseMs = Math.min(maxPauseMs, pauseMs === 0 ? firstPauseMs : pauseMs * 2)
    paused = true
    careful = true
    await wait(Math.max(pauseMs, askedMs))
    paused = false
    startWaiting()
  }

  /** Puts a request into the group of this turn; the first of a group has it start once the turn is over. */
  function join(entry: Waiting) {
    if (together) {
      together.push(entry)
      return
    }
    together = [entry]
    waiting.push(together)
    queueMicrotask(() => {
      together = undefined
      startWaiting()
    })
  }

  return (request, signal) =>
    new Promise((resolve) => {
      const entry: Waiting = { start: () => void go(), signal }
      const giveUp = () => {
        const group = waiting.find((entries) => entries.includes(entry))
        if (!group) return
        group.splice(group.indexOf(entry), 1)
        if (group.length === 0) waiting.splice(waiting.indexOf(group), 1)
        resolve({ kind: 'failure', code: 'aborted' })
      }
      async function go() {
        signal?.removeEventListener('abort', giveUp)
        underWay += 1
        const result = await send(request, signal)
        underWay -= 1
        learn(result)
        resolve(result)
        startWaiting()
      }
      if (signal?.aborted) {
        resolve({ kind: 'failure', code: 'aborted' })
        return
      }
      signal?.addEventListener('abort', giveUp)
      join(entry)
    })
}

type Answer = Extract<SendResult, { kind: 'answer' }>

function isTooFast({ status, body }: Answer): boolean {
  return status === 429 || (status === 403 && typeof body === 'string' && /[rR]ateLimitExceeded/.test(body))
}

function retryAfterMs({ headers }: Answer): number {
  const value = headers['retry-after'] ?? ''
  return /^\d{1,4}$/.test(value) ? Number(value) * 1_000 : 0
}
