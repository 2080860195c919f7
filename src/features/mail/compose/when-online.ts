import type { QueryClient } from '@tanstack/react-query'
import { GoogleError } from '#google/errors.ts'

/** Whoever asks us to wait longer than this is told to the person instead. */
const maxWaitMs = 60_000

/** What was refused for speed has not been done, so it can be tried again without doing anything twice. */
const retry = (failures: number, error: unknown) =>
  failures < 4 &&
  error instanceof GoogleError &&
  error.code === 'rate-limited' &&
  (error.facts.retryAfterMs ?? 0) <= maxWaitMs

/**
 * Writes through the cache of writes: while the browser is offline it waits, is counted on the page, and leaving asks
 * before. Where Google asks to slow down it waits too.
 * @param signal calls off what still waits; what is under way has to hear of it by itself
 * @throws GoogleError `aborted`
 */
export function whenOnline<T>(cache: QueryClient, write: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const writes = cache.getMutationCache()
  const mutation = writes.build<T, unknown, void, unknown>(cache, {
    mutationKey: ['mail', 'compose'],
    mutationFn: write,
    retry,
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
