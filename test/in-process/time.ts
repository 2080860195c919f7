/** A clock that only tests move, with timers that fire in order. */
export interface TestTime {
  nowMs: () => number
  monotonicNowMs: () => number
  after: (delayMs: number, callback: () => void) => () => void
  /** Moves both clocks and fires what is due, in order; lets promises settle between. */
  advance: (ms: number) => Promise<void>
  /** The machine sleeps: the wall clock goes on, the monotonic one and all timers stand still. */
  sleep: (ms: number) => void
  /** Somebody sets the device clock. */
  setWallClock: (changeMs: number) => void
  /** Names something that takes real time, such as cryptography: the clock does not move while it is true. */
  whileBusy: (busy: () => boolean) => void
  /** Waits until nothing is ready and nothing is busy. */
  idle: () => Promise<void>
}

/** Lets everything that is ready run: microtasks and message ports. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export function createTestTime(startMs = 1_790_000_000_000): TestTime {
  let wallMs = startMs
  let monotonicMs = 1_000
  const timers = new Set<{ atMs: number; callback: () => void }>()
  const busy: (() => boolean)[] = []
  const idle = async () => {
    await settle()
    while (busy.some((isBusy) => isBusy())) await settle()
  }
  return {
    idle,
    whileBusy: (isBusy) => void busy.push(isBusy),
    nowMs: () => wallMs,
    monotonicNowMs: () => monotonicMs,
    after: (delayMs, callback) => {
      const timer = { atMs: monotonicMs + delayMs, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance: async (ms) => {
      const endMs = monotonicMs + ms
      for (;;) {
        await idle()
        const [next] = [...timers].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)
        if (!next) break
        wallMs += next.atMs - monotonicMs
        monotonicMs = next.atMs
        timers.delete(next)
        next.callback()
      }
      wallMs += endMs - monotonicMs
      monotonicMs = endMs
      await idle()
    },
    sleep: (ms) => {
      wallMs += ms
    },
    setWallClock: (changeMs) => {
      wallMs += changeMs
    },
  }
}
