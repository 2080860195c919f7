import type { MutationCache } from '@tanstack/react-query'

/** Waits until no change is on its way. One that waits for the network is not waited for: nobody knows how long. */
export async function settledChanges(changes: MutationCache): Promise<void> {
  const underWay = () => changes.getAll().some(({ state }) => state.status === 'pending' && !state.isPaused)
  while (underWay()) {
    await new Promise<void>((resolve) => {
      const stop = changes.subscribe(() => {
        if (underWay()) return
        stop()
        resolve()
      })
    })
    // What follows a change, its offer to undo it or the next part of it, comes before this.
    await new Promise((resolve) => setTimeout(resolve))
  }
}
