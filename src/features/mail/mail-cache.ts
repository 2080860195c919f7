import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Label } from '#google/gmail/labels.ts'
import type { Message } from '#google/gmail/messages.ts'
import type { Thread, ThreadPage, ThreadRow } from '#google/gmail/threads.ts'
import { filterOfKey, labelQueryKey, mailKeys, type ThreadFilter } from './mail-keys.ts'

export type CachedList = InfiniteData<ThreadPage, string | undefined>

/** What is known of a thread, where its row was read. */
export const knownThread = (client: QueryClient, threadId: string): Thread | undefined =>
  client.getQueryData<Thread>(mailKeys.row(threadId))

/** Writes other messages into everything that is known of a thread, and moves counts and lists along. */
export function changeMessages(
  client: QueryClient,
  threadId: string,
  change: (messages: readonly Message[]) => readonly Message[],
): void {
  const before = knownThread(client, threadId)?.messages
  client.setQueryData<Thread>(
    mailKeys.row(threadId),
    (thread) => thread && { ...thread, messages: [...change(thread.messages)] },
  )
  const after = knownThread(client, threadId)?.messages
  if (!before || !after) return
  changeCounts(client, before, after)
  placeInLists(client, threadId, after)
}

function changeCounts(client: QueryClient, before: readonly Message[], after: readonly Message[]) {
  for (const labelId of new Set([...before, ...after].flatMap(({ labelIds }) => labelIds))) {
    const [was, is] = [countsOf(before, labelId), countsOf(after, labelId)]
    client.setQueryData<Label>(labelQueryKey(labelId), (label) => {
      if (!label) return label
      const moved = (count: number | undefined, difference: number) =>
        count === undefined ? undefined : Math.max(0, count + difference)
      return {
        ...label,
        messagesTotal: moved(label.messagesTotal, is.messages - was.messages),
        messagesUnread: moved(label.messagesUnread, is.messagesUnread - was.messagesUnread),
        threadsTotal: moved(label.threadsTotal, is.threads - was.threads),
        threadsUnread: moved(label.threadsUnread, is.threadsUnread - was.threadsUnread),
      }
    })
  }
}

function countsOf(messages: readonly Message[], labelId: string) {
  const having = messages.filter(({ labelIds }) => labelIds.includes(labelId))
  const unread = having.filter(({ labelIds }) => labelIds.includes('UNREAD'))
  return {
    messages: having.length,
    messagesUnread: unread.length,
    threads: having.length > 0 ? 1 : 0,
    threadsUnread: unread.length > 0 ? 1 : 0,
  }
}

/** Lists in which what was just read, or is no favourite any more, stays until the list is opened anew. */
const patientLists: readonly (string | undefined)[] = ['UNREAD', 'STARRED', 'IMPORTANT']

type Belonging = 'yes' | 'no' | 'unknown'

/** Whether a thread is in a list, as far as labels tell. What a search finds only Google knows. */
function belongs({ labelId, q }: ThreadFilter, messages: readonly Message[]): Belonging {
  const hidden = ['SPAM', 'TRASH'].filter((label) => label !== labelId)
  const visible = messages.filter(({ labelIds }) => !hidden.some((label) => labelIds.includes(label)))
  const having = labelId === undefined ? visible : visible.filter(({ labelIds }) => labelIds.includes(labelId))
  if (having.length === 0) {
    const isAnywhere = /\b(in|is|label):(anywhere|trash|spam|bin)\b/i.test(q ?? '')
    return (q && isAnywhere) || (patientLists.includes(labelId) && visible.length > 0) ? 'unknown' : 'no'
  }
  return q ? 'unknown' : 'yes'
}

/** Takes a thread out of the lists it has left, and puts it where it belongs by its date. */
function placeInLists(client: QueryClient, threadId: string, messages: readonly Message[]): void {
  for (const [key, list] of client.getQueriesData<CachedList>({ queryKey: mailKeys.lists })) {
    if (!list) continue
    const belonging = belongs(filterOfKey(key), messages)
    if (belonging === 'unknown') continue
    const isIn = list.pages.some(({ items }) => items.some(({ id }) => id === threadId))
    if (belonging === 'no' && isIn) client.setQueryData(key, withoutRow(list, threadId))
    if (belonging === 'yes' && !isIn) client.setQueryData(key, withRow(client, list, { id: threadId }))
  }
}

/** A list without one thread. */
export const withoutRow = (list: CachedList, threadId: string): CachedList => ({
  ...list,
  pages: list.pages.map((page) =>
    page.items.some(({ id }) => id === threadId)
      ? { ...page, items: page.items.filter(({ id }) => id !== threadId) }
      : page,
  ),
})

/** When the latest message of a thread came, as far as it is known. */
const latestOf = (client: QueryClient, threadId: string) => knownThread(client, threadId)?.messages.at(-1)?.internalDate

/** A list with one more thread: before the first that is known to be older, or at the very end of a whole list. */
function withRow(client: QueryClient, list: CachedList, row: ThreadRow): CachedList {
  const atMs = latestOf(client, row.id) ?? 0
  let placed = false
  const pages = list.pages.map((page) => {
    const at = placed ? -1 : page.items.findIndex(({ id }) => (latestOf(client, id) ?? Infinity) < atMs)
    if (at < 0) return page
    placed = true
    return { ...page, items: [...page.items.slice(0, at), row, ...page.items.slice(at)] }
  })
  const last = pages.at(-1)
  if (!placed && last && !last.nextPageToken) pages[pages.length - 1] = { ...last, items: [...last.items, row] }
  return { ...list, pages }
}

/** A list with a thread at its top: it has just moved there, or just come. */
export function withRowOnTop(list: CachedList, row: ThreadRow): CachedList {
  const rest = withoutRow(list, row.id)
  const [first, ...others] = rest.pages
  return first ? { ...rest, pages: [{ ...first, items: [row, ...first.items] }, ...others] } : rest
}
