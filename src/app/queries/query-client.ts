import { onlineManager, QueryClient, type Mutation } from '@tanstack/react-query'
import { asksForTooLong, GoogleError, problemOf, type GoogleErrorCode } from '#google/errors.ts'
import { notices, notify } from '#ui/notices/notices.ts'

declare module '@tanstack/react-query' {
  interface Register {
    /** Every error has to be narrowed before it is read. */
    defaultError: unknown
  }
}

/**
 * How often a failed read is repeated, by kind. What is absent is not repeated: a missing scope wants a button, a
 * refusal stays one. A 401 never gets here as such: the vault has renewed and repeated already.
 */
const retries: Partial<Record<GoogleErrorCode, number>> = {
  'rate-limited': 4,
  'server-error': 4,
  offline: 4,
  timeout: 1,
  'vault-lost': 1,
}

const firstDelayMs = 500
const maxDelayMs = 16_000

/** Whether to repeat after `failures` repetitions that failed. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof GoogleError) || asksForTooLong(error)) return false
  return failures < (retries[error.code] ?? 0)
}

/** What was refused for speed has not been done, so any change can be tried again without doing it twice. */
const isRefusedForSpeed = (error: unknown) => error instanceof GoogleError && error.code === 'rate-limited'

/**
 * Milliseconds until the next try: truncated exponential backoff, half of it at random so that tabs and people do not
 * come back in step, and never before what `Retry-After` asks.
 * @param random a number from 0 to 1
 * @see https://developers.google.com/workspace/calendar/api/guides/quota
 */
export function retryDelayMs(failures: number, error: unknown, random: number): number {
  const ceilingMs = Math.min(maxDelayMs, firstDelayMs * 2 ** failures)
  const jitteredMs = ceilingMs / 2 + (ceilingMs / 2) * random
  const askedMs = error instanceof GoogleError ? (error.facts.retryAfterMs ?? 0) : 0
  return askedMs > 0 ? askedMs + jitteredMs : jitteredMs
}

/**
 * A list that was never read is read as soon as there is a network; one that is shown waits for the changes made in it.
 * What waited for the network goes out one after the other, in the order in which it was done: a star that was set and
 * taken away again ends as it was meant.
 */
class OrderedQueryClient extends QueryClient {
  override async resumePausedMutations(): Promise<void> {
    if (onlineManager.isOnline()) this.readWhatIsMissing()
    for (const mutation of this.getMutationCache().getAll()) {
      // Without a network the rest goes on waiting.
      if (!onlineManager.isOnline()) return
      if (mutation.state.isPaused) await this.resume(mutation)
    }
  }

  private readWhatIsMissing(): void {
    for (const query of this.getQueryCache().getAll()) {
      if (query.state.fetchStatus === 'paused' && query.state.data === undefined) query.onOnline()
    }
  }

  private async resume(mutation: Mutation): Promise<void> {
    try {
      await mutation.continue()
    } catch (error) {
      // Who began it may have gone to another page meanwhile. Who has not says it in better words.
      await new Promise((resolve) => setTimeout(resolve))
      const isSaid = notices.getSnapshot().some(({ notice }) => notice.tone === 'problem')
      if (!isSaid) notify({ text: { id: `google.error.${problemOf(error).code}` }, tone: 'problem' })
    }
  }
}

/**
 * A cache for one account. It lives in memory only, pauses while the browser is offline and resumes by itself; whoever
 * made it clears it when the account leaves.
 */
export function createQueryClient(random: () => number = Math.random): QueryClient {
  return new OrderedQueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'online',
        retry: shouldRetry,
        retryDelay: (failures, error) => retryDelayMs(failures, error, random()),
        staleTime: 30_000,
        // What was read stays readable while there is no network, on a train or in a tunnel.
        gcTime: 60 * 60_000,
      },
      mutations: {
        networkMode: 'online',
        retry: (failures, error) => isRefusedForSpeed(error) && shouldRetry(failures, error),
        retryDelay: (failures, error) => retryDelayMs(failures, error, random()),
      },
    },
  })
}
