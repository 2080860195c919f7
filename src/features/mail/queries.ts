import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { getLabel, listLabels } from '#google/gmail/labels.ts'
import { getMessage } from '#google/gmail/messages.ts'
import { getProfile } from '#google/gmail/profile.ts'
import { getThread, listThreads } from '#google/gmail/threads.ts'
import type { Send } from '#google/send.ts'
import { labelQueryKey, mailKeys, type ThreadFilter } from './mail-keys.ts'
import { paced } from './paced.ts'

/** Rows in the first page of a list, which has to be there soon, and in each further one, which is asked for once it is near. */
const pageSizes = { first: 100, further: 500 }

/** The history of the mailbox is followed while mail is open (`sync.ts`): it says what is stale, time does not. */
const followed = Infinity

/**
 * Up to where the history was followed. Asked before anything that it keeps fresh is read, so that nothing which happens
 * between the two is missed.
 */
export const historyQuery = (send: Send) =>
  queryOptions({
    queryKey: mailKeys.history,
    queryFn: async ({ signal }) => (await getProfile(send, signal)).historyId,
    staleTime: Infinity,
    gcTime: Infinity,
  })

/** A history that cannot be asked for keeps nobody from reading: following begins later, with all of it anew. */
async function begun(client: QueryClient, send: Send): Promise<void> {
  if (client.getQueryState(mailKeys.history)?.status === 'error') return
  await client.ensureQueryData(historyQuery(send)).catch(() => undefined)
}

/** Labels without counts. */
export const labelsQuery = (send: Send) =>
  queryOptions({
    queryKey: mailKeys.labels,
    queryFn: ({ signal }) => listLabels(send, signal),
    staleTime: 5 * 60_000,
  })

/** One label with its counts. */
export const labelQuery = (send: Send, id: string) =>
  queryOptions({
    queryKey: labelQueryKey(id),
    queryFn: ({ signal }) => getLabel(paced(send), id, signal),
    staleTime: 60_000,
  })

/** Ids, page by page, newest first; who wrote what comes row by row, with `threadRowQuery`. */
export const threadListQuery = (send: Send, filter: ThreadFilter) =>
  infiniteQueryOptions({
    queryKey: mailKeys.list(filter),
    queryFn: async ({ pageParam, signal, client }) => {
      await begun(client, send)
      const { labelId, q } = filter
      return listThreads(
        send,
        {
          maxResults: pageParam === undefined ? pageSizes.first : pageSizes.further,
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
    staleTime: followed,
  })

/** Who takes part in a thread and what it is about: headers and labels, no bodies. */
export const threadRowQuery = (send: Send, threadId: string) =>
  queryOptions({
    queryKey: mailKeys.row(threadId),
    queryFn: async ({ signal, client }) => {
      await begun(client, send)
      return getThread(paced(send), threadId, 'metadata', signal)
    },
    staleTime: followed,
  })

/** One message with its body. What is sent never changes, and a draft that changes is another message. */
export const messageQuery = (send: Send, messageId: string) =>
  queryOptions({
    queryKey: ['mail', 'message', messageId],
    queryFn: ({ signal }) => getMessage(send, messageId, signal),
    staleTime: Infinity,
  })
