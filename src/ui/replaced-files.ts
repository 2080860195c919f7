const listeners = new Set<() => void>()
let isReplaced = false

const isGone = (entry: PerformanceEntry) =>
  entry instanceof PerformanceResourceTiming && /\.(js|css)$/.test(entry.name) && entry.responseStatus === 404

// Followed from the start: the browser notes an answer only after the load has failed by it, and its own record ends
// with the 250th file.
new PerformanceObserver((list) => {
  if (isReplaced || !list.getEntries().some(isGone)) return
  isReplaced = true
  for (const listener of listeners) listener()
}).observe({ type: 'resource', buffered: true })

/**
 * Whether the site has answered that a file of this page is not there: since the page was opened, another version of the
 * app has taken its place.
 */
export const replacedFiles = {
  getSnapshot: () => isReplaced,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
