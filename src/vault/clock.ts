/** An instant on both clocks: the one a person can set, and the one nobody can. */
export interface Instant {
  wallMs: number
  monotonicMs: number
}

export interface Clock {
  now: () => Instant
  /** Milliseconds since an instant, by whichever clock went further. */
  elapsedMs: (since: Instant) => number
}

/**
 * Lifetimes are measured on the monotonic clock, which a person setting the time cannot move. It stands still while
 * some systems sleep, so a wall clock that went further counts instead: at worst a token is renewed too early.
 */
export function createClock(source: { nowMs: () => number; monotonicNowMs: () => number }): Clock {
  const now = () => ({ wallMs: source.nowMs(), monotonicMs: source.monotonicNowMs() })
  return {
    now,
    elapsedMs: (since) => {
      const current = now()
      return Math.max(current.monotonicMs - since.monotonicMs, current.wallMs - since.wallMs)
    },
  }
}
