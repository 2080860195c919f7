import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getLabel, listLabels } from '#google/gmail/labels.ts'
import { getProfile } from '#google/gmail/profile.ts'
import { getThread, listThreads } from '#google/gmail/threads.ts'
import type { Send } from '#google/send.ts'

/** What a list shows: one label, or the answers to a search, or both. */
export interface ThreadFilter {
  labelId?: string
  /** In Gmail's search syntax. */
  q?: string
}

/** Rows in one page of a list. */
const pageSize = 100

/** Labels without counts. */
export const labelsQuery = (send: Send) =>
  queryOptions({
    queryKey: ['mail', 'labels'],
    queryFn: ({ signal }) => listLabels(send, signal),
    staleTime: 5 * 60_000,
  })

/** One label with its counts. */
export const labelQuery = (send: Send, id: string) =>
  queryOptions({
    queryKey: ['mail', 'label', id],
    queryFn: ({ signal }) => getLabel(send, id, signal),
    staleTime: 60_000,
  })

/** Ids and snippets, page by page, newest first; who wrote what comes row by row, with `threadRowQuery`. */
export const threadListQuery = (send: Send, filter: ThreadFilter) =>
  infiniteQueryOptions({
    queryKey: ['mail', 'threads', filter],
    queryFn: ({ pageParam, signal }) => {
      const { labelId, q } = filter
      return listThreads(
        send,
        {
          maxResults: pageSize,
          pageToken: pageParam,
          ...(labelId ? { labelIds: [labelId] } : {}),
          ...(q ? { q } : {}),
          ...(labelId === 'TRASH' || labelId === 'SPAM' ? { includeSpamTrash: true } : {}),
        },
        signal,
      )
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextPageToken }) => nextPageToken,
    staleTime: 60_000,
  })

/** Who takes part in a thread and what it is about: headers and labels, no bodies. */
export const threadRowQuery = (send: Send, threadId: string) =>
  queryOptions({
    queryKey: ['mail', 'row', threadId],
    queryFn: ({ signal }) => getThread(send, threadId, 'metadata', signal),
    staleTime: 5 * 60_000,
  })

/** A whole conversation, with its bodies. */
export const threadQuery = (send: Send, threadId: string) =>
  queryOptions({
    queryKey: ['mail', 'thread', threadId],
    queryFn: ({ signal }) => getThread(send, threadId, 'full', signal),
    staleTime: 60_000,
  })

/** Whose mailbox it is. */
export const profileQuery = (send: Send) =>
  queryOptions({
    queryKey: ['mail', 'profile'],
    queryFn: ({ signal }) => getProfile(send, signal),
    staleTime: 5 * 60_000,
  })
