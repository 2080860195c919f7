const tickMs = 1_000
/** A machine that slept, or a page that was held, has not waited longer than this. */
const longestTickMs = 3 * tickMs

/**
 * Calls when something has lasted too long. Time while the tab is hidden does not count, as nothing is drawn then.
 * @returns ends the watch
 */
export function afterPatience(maxMs: number, tooLong: () => void): () => void {
  let waitedMs = 0
  let lastMs = performance.now()
  const timer = setInterval(() => {
    const nowMs = performance.now()
    if (document.visibilityState === 'visible') waitedMs += Math.min(nowMs - lastMs, longestTickMs)
    lastMs = nowMs
    if (waitedMs < maxMs) return
    clearInterval(timer)
    tooLong()
  }, tickMs)
  return () => clearInterval(timer)
}
