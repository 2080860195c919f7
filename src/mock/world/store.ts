import type { MockState } from './state.ts'

/**
 * Contents of files and attachments, by ids of their owner's choice (`drive/…`, `gmail/…`). They stand beside the
 * state, which is written out at each request. Read and written inside of `exclusive` only.
 */
export interface BlobStore {
  get: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  put: (id: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  delete: (id: string) => Promise<void>
}

/** Where a world is kept between requests. */
export interface MockStore {
  load: () => Promise<MockState | undefined>
  save: (state: MockState) => Promise<void>
  /** Forgets the state and all contents. */
  clear: () => Promise<void>
  readonly blobs: BlobStore
  /** Runs one piece of work at a time, across every document that shares the store. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
}

/** A store that lives as long as its process; the state keeps its identity, so tests may arrange it in place. */
export function memoryStore(): MockStore {
  let kept: MockState | undefined
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    load: () => Promise.resolve(kept),
    save: (state) => {
      kept = state
      return Promise.resolve()
    },
    clear: () => {
      kept = undefined
      blobs.clear()
      return Promise.resolve()
    },
    blobs: {
      get: (id) => Promise.resolve(blobs.get(id)),
      put: (id, bytes) => {
        blobs.set(id, bytes)
        return Promise.resolve()
      },
      delete: (id) => {
        blobs.delete(id)
        return Promise.resolve()
      },
    },
    exclusive: (work) => {
      const run = last.then(work)
      last = run.catch(() => undefined)
      return run
    },
  }
}
