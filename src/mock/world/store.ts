import type { MockState } from './state.ts'

/** Where a world is kept between requests. */
export interface MockStore {
  load: () => Promise<MockState | undefined>
  save: (state: MockState) => Promise<void>
  clear: () => Promise<void>
  /** Runs one piece of work at a time, across every document that shares the store. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
}

/** A store that lives as long as its process; the state keeps its identity, so tests may arrange it in place. */
export function memoryStore(): MockStore {
  let kept: MockState | undefined
  let last: Promise<unknown> = Promise.resolve()
  return {
    load: () => Promise.resolve(kept),
    save: (state) => {
      kept = state
      return Promise.resolve()
    },
    clear: () => {
      kept = undefined
      return Promise.resolve()
    },
    exclusive: (work) => {
      const run = last.then(work)
      last = run.catch(() => undefined)
      return run
    },
  }
}
