import type { QueryClient } from '@tanstack/react-query'
import { GoogleError } from '#google/errors.ts'

/**
 * Writes through the cache of writes: while the browser is offline it waits, is counted on the page, and leaving asks
 * before.
 * @param signal calls off what still waits; what is under way has to hear of it by itself
 * @throws GoogleError `aborted`
 */
export function whenOnline<T>(cache: QueryClient, write: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const writes = cache.getMutationCache()
  const mutation = writes.build<T, unknown, void, unknown>(cache, {
    mutationKey: ['mail', 'compose'],
    mutationFn: write,
  })
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => {
      if (!mutation.state.isPaused) return
      writes.remove(mutation)
      reject(new GoogleError('aborted'))
    })
    mutation.execute(undefined).then(resolve, reject)
  })
}
