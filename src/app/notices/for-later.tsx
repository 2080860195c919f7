import { useEffect } from 'react'

const quietMs = 6_000

/**
 * Fetches code that may be wanted when there is no network to fetch it from, once the page has had all the quiet it
 * needs to be read.
 * @param loads are the same for as long as the page lives
 */
export function useLoadedForLater(loads: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What does not come now is asked for again, and complained about, when it is wanted.
      for (const load of loads) void load().catch(() => undefined)
    }, quietMs)
    return () => clearTimeout(timer)
  }, [loads])
}
