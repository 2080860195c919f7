/**
 * The vault's clock, which a learner may move forward while the built-in provider is in use, together with the
 * provider's own: what expires in an hour is then seen at once. It never goes back under a session, whose tokens would
 * come from the future; the end of the session puts it right.
 */
export interface DemoClock {
  nowMs: () => number
  monotonicNowMs: () => number
  /** How far it is ahead of the device's. */
  aheadMs: () => number
  forward: (ms: number) => void
  /** Back to the device's time. */
  reset: () => void
}

/** A clock that shows the device's time until it is moved. @param onReset is told where it had been moved */
export function createDemoClock(
  source: { nowMs: () => number; monotonicNowMs: () => number },
  onReset: () => void,
): DemoClock {
  let aheadMs = 0
  return {
    nowMs: () => source.nowMs() + aheadMs,
    monotonicNowMs: () => source.monotonicNowMs() + aheadMs,
    aheadMs: () => aheadMs,
    forward: (ms) => {
      aheadMs += ms
    },
    reset: () => {
      if (aheadMs === 0) return
      aheadMs = 0
      onReset()
    },
  }
}
