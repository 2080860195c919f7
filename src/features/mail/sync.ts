import type { QueryClient } from '@tanstack/react-query'
import { GoogleError } from '#google/errors.ts'
import { listHistory, type HistoryPage } from '#google/gmail/history.ts'
import type { Send } from '#google/send.ts'
import { changeMessages, knownThread, withRowOnTop, type CachedList } from './mail-cache.ts'
import { filterOfKey, labelQueryKey, mailKeys } from './mail-keys.ts'
import { historyQuery } from './queries.ts'

/** More pages of history than this say that everything has changed. */
const maxPages = 10

/**
 * Brings what is cached up to what happened in the mailbox since it was last looked at: one small request when nothing
 * did. A history that Google has forgotten (404) means that all is read anew. While a change of the person's own is
 * under way nothing is done: the history would not know of it yet.
 * @throws GoogleError
 */
export async function syncMail(client: QueryClient, send: Send, signal?: AbortSignal): Promise<void> {
  if (client.isMutating({ mutationKey: ['mail'] }) > 0) return
  const from = client.getQueryData<string>(mailKeys.history)
  if (from === undefined) {
    const isLate = client.getQueryState(mailKeys.history)?.status === 'error'
    await (isLate ? beginAnew(client, send) : client.ensureQueryData(historyQuery(send)))
    return
  }
  try {
    const pages: HistoryPage[] = []
    let pageToken: string | undefined
    do {
      const page = await listHistory(send, { startHistoryId: from, pageToken }, signal)
      pages.push(page)
      pageToken = page.nextPageToken
    } while (pageToken && pages.length < maxPages)
    // Something was begun meanwhile: this will be told again.
    if (client.isMutating({ mutationKey: ['mail'] }) > 0) return
    if (pageToken) await beginAnew(client, send)
    else apply(client, pages)
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 'not-found') throw error
    await beginAnew(client, send)
  }
}

async function beginAnew(client: QueryClient, send: Send) {
  await client.fetchQuery({ ...historyQuery(send), staleTime: 0 })
  // A list of many pages would be read page by page: it begins with its first again.
  for (const [key, list] of client.getQueriesData<CachedList>({ queryKey: mailKeys.lists })) {
    if (!list) continue
    client.setQueryData<CachedList>(key, { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) })
  }
  const isHistory = (key: readonly unknown[]) => key[1] === mailKeys.history[1]
  await client.invalidateQueries({ queryKey: mailKeys.all, predicate: ({ queryKey }) => !isHistory(queryKey) })
}

/** What became of one message. */
interface Fate {
  threadId: string
  labelIds: readonly string[]
  added: boolean
  deleted: boolean
}

function fatesIn(pages: readonly HistoryPage[]): { fates: Map<string, Fate>; labels: Set<string> } {
  const fates = new Map<string, Fate>()
  const labels = new Set<string>()
  for (const record of pages.flatMap(({ history }) => history)) {
    const { messagesAdded, messagesDeleted, labelsAdded, labelsRemoved } = record
    for (const { labelIds } of [...labelsAdded, ...labelsRemoved]) for (const label of labelIds) labels.add(label)
    for (const { message } of [...messagesAdded, ...messagesDeleted, ...labelsAdded, ...labelsRemoved]) {
      for (const label of message.labelIds) labels.add(label)
      const { id, threadId, labelIds } = message
      const added = fates.get(id)?.added ?? messagesAdded.some((one) => one.message.id === id)
      const deleted = messagesDeleted.some((one) => one.message.id === id)
      fates.set(id, { threadId, labelIds, added, deleted })
    }
  }
  return { fates, labels }
}

function apply(client: QueryClient, pages: readonly HistoryPage[]) {
  const { fates, labels } = fatesIn(pages)
  const historyId = pages.at(-1)?.historyId
  if (historyId !== undefined) client.setQueryData(mailKeys.history, historyId)
  if (fates.size === 0) return

  for (const threadId of new Set([...fates.values()].map((fate) => fate.threadId))) {
    const ofThread = [...fates].filter(([, fate]) => fate.threadId === threadId)
    changeMessages(client, threadId, (messages) =>
      messages.flatMap((message) => {
        const fate = fates.get(message.id)
        return fate?.deleted ? [] : [fate ? { ...message, labelIds: [...fate.labelIds] } : message]
      }),
    )
    const known = new Set(knownThread(client, threadId)?.messages.map(({ id }) => id))
    const unknown = ofThread.filter(([id, { deleted }]) => !deleted && !known.has(id))
    // Who wrote what has to be read; rows that nobody looks at wait until somebody does.
    if (unknown.length > 0) reread(client, mailKeys.row(threadId))
    const came = unknown.filter(([, { added }]) => added)
    if (came.length > 0)
      raise(
        client,
        threadId,
        came.flatMap(([, { labelIds }]) => labelIds),
      )
  }
  for (const label of labels) reread(client, labelQueryKey(label))
  if ([...fates.values()].some(({ added }) => added)) rereadSearches(client)
}

const reread = (client: QueryClient, queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey })

/** A thread in which something came stands on top of each list it is in now. */
function raise(client: QueryClient, threadId: string, labelIds: readonly string[]) {
  for (const [key, list] of client.getQueriesData<CachedList>({ queryKey: mailKeys.lists })) {
    const { labelId, q } = filterOfKey(key)
    const isThere = labelId === undefined || labelIds.includes(labelId)
    const isHidden = ['SPAM', 'TRASH'].some((label) => label !== labelId && labelIds.includes(label))
    if (list && !q && isThere && !isHidden) {
      client.setQueryData(key, withRowOnTop(list, { id: threadId }))
    }
  }
}

/** What a search finds only Google knows. One that was followed over many pages stays as it is. */
function rereadSearches(client: QueryClient) {
  const isShort = (list: CachedList | undefined) => (list?.pages.length ?? 0) <= 2
  void client.invalidateQueries({
    queryKey: mailKeys.lists,
    predicate: ({ queryKey, state }) =>
      filterOfKey(queryKey).q !== undefined && isShort(state.data as CachedList | undefined),
  })
}
