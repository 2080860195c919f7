import type { QueryKey } from '@tanstack/react-query'

/** What a list shows: one label, or the answers to a search, or both. */
export interface ThreadFilter {
  labelId?: string
  /** In Gmail's search syntax. */
  q?: string
}

/** Where mail stands in the account's cache. */
export const mailKeys = {
  all: ['mail'],
  labels: ['mail', 'labels'],
  /** Labels one by one, with their counts. */
  counts: ['mail', 'label'],
  lists: ['mail', 'threads'],
  list: (filter: ThreadFilter) => ['mail', 'threads', filter],
  row: (threadId: string) => ['mail', 'row', threadId],
  /** Up to where the history was followed. */
  history: ['mail', 'history'],
} as const satisfies Record<string, QueryKey | ((...parameters: never[]) => QueryKey)>

export const labelQueryKey = (id: string) => [...mailKeys.counts, id] as const

/** The filter in the key of a list. */
export const filterOfKey = (key: QueryKey): ThreadFilter => key[2] ?? {}
