import type { QueryClient } from '@tanstack/react-query'

/** Waits until nothing is read any more, and nothing that ended has begun another read. */
export async function settledReads(client: QueryClient): Promise<void> {
  for (;;) {
    // What follows an answer comes before this.
    await new Promise((resolve) => setTimeout(resolve))
    if (client.isFetching() === 0) return
    await new Promise<void>((resolve) => {
      const stop = client.getQueryCache().subscribe(() => {
        if (client.isFetching() > 0) return
        stop()
        resolve()
      })
    })
  }
}
