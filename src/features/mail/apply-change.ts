import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { batchModify, maxBatch } from '#google/gmail/messages.ts'
import { modifyThread, type ThreadRow } from '#google/gmail/threads.ts'
import type { Send } from '#google/send.ts'
import { deltasOf, inverse, labelsAfter, type Delta, type MailChange } from './change.ts'
import { changeMessages, knownThread, withoutRow, type CachedList } from './mail-cache.ts'
import { filterOfKey, mailKeys } from './mail-keys.ts'
import { paced } from './paced.ts'

/** Where a row stands in a list: below which other, on which page and how far down. */
interface RowPlace {
  key: QueryKey
  row: ThreadRow
  below: string | undefined
  page: number
  at: number
}

/** What a change does: exact for messages that are known, as a whole for threads whose rows were never read. */
export interface Plan {
  deltas: readonly Delta[]
  unread: { threadIds: readonly string[]; add: readonly string[]; remove: readonly string[] }
  /** Where the rows stood before. */
  places: readonly RowPlace[]
}

/** Works out a change from what is known now. Nothing is changed yet. */
export function planOf(client: QueryClient, change: MailChange): Plan {
  const unknown: string[] = []
  const deltas = change.threadIds.flatMap((threadId) => {
    const thread = knownThread(client, threadId)
    if (!thread) unknown.push(threadId)
    return thread ? deltasOf(change, threadId, thread.messages) : []
  })
  const { add, remove } = change
  return { deltas, unread: { threadIds: unknown, add, remove }, places: placesOf(client, new Set(change.threadIds)) }
}

function placesOf(client: QueryClient, threadIds: ReadonlySet<string>): RowPlace[] {
  return client.getQueriesData<CachedList>({ queryKey: mailKeys.lists }).flatMap(([key, list]) => {
    let below: string | undefined
    return (list?.pages ?? []).flatMap(({ items }, page) =>
      items.flatMap((row, at): RowPlace[] => {
        const place = { key, row, below, page, at }
        below = row.id
        return threadIds.has(row.id) ? [place] : []
      }),
    )
  })
}

/** Whether a thread of which only the id is known leaves a list. */
function leaves(key: QueryKey, { add, remove }: Plan['unread']): boolean {
  const { labelId } = filterOfKey(key)
  const hides = add.some((label) => (label === 'TRASH' || label === 'SPAM') && label !== labelId)
  return hides || (labelId !== undefined && remove.includes(labelId))
}

/** Shows a plan in everything that is cached. Doing it twice is the same as once. */
export function show(client: QueryClient, { deltas, unread, places }: Plan): void {
  for (const [threadId, ofThread] of grouped(deltas, ({ threadId: id }) => id)) {
    const byMessage = new Map(ofThread.map((delta) => [delta.messageId, delta]))
    changeMessages(client, threadId, (messages) =>
      messages.map((message) => {
        const delta = byMessage.get(message.id)
        return delta ? { ...message, labelIds: labelsAfter(message.labelIds, delta) } : message
      }),
    )
  }
  for (const { key, row } of places) {
    if (!unread.threadIds.includes(row.id) || !leaves(key, unread)) continue
    client.setQueryData<CachedList>(key, (list) => list && withoutRow(list, row.id))
  }
}

/** Shows what was before a plan. */
export function takeBack(client: QueryClient, plan: Plan): void {
  // From above to below, so that each finds its neighbour where it was.
  for (const place of plan.places) {
    client.setQueryData<CachedList>(place.key, (list) => list && withRowAt(list, place))
  }
  show(client, { ...plan, deltas: inverse(plan.deltas), places: [] })
}

function withRowAt(list: CachedList, { row, below, page, at }: RowPlace): CachedList {
  if (list.pages.some(({ items }) => items.some(({ id }) => id === row.id))) return list
  const neighbour = list.pages.findIndex(({ items }) => items.some(({ id }) => id === below))
  const on = below === undefined ? 0 : neighbour < 0 ? Math.min(page, list.pages.length - 1) : neighbour
  const pages = list.pages.map((one, index) => {
    if (index !== on) return one
    const start = neighbour < 0 ? (below === undefined ? 0 : at) : one.items.findIndex(({ id }) => id === below) + 1
    return { ...one, items: [...one.items.slice(0, start), row, ...one.items.slice(start)] }
  })
  return { ...list, pages }
}

/** The plan that takes another one back at Google's. */
export const reversed = ({ deltas, unread, places }: Plan): Plan => ({
  deltas: inverse(deltas),
  unread: { ...unread, add: unread.remove, remove: unread.add },
  places,
})

/**
 * Has Google carry a plan out: messages that change alike in one request, threads of which only the id is known one by
 * one. Doing it twice is the same as once.
 * @throws GoogleError
 */
export async function carryOut(send: Send, { deltas, unread }: Plan): Promise<void> {
  const alike = grouped(deltas, ({ add, remove }) => JSON.stringify([add.toSorted(), remove.toSorted()]))
  for (const same of alike.values()) {
    const [first] = same
    const ids = same.map(({ messageId }) => messageId)
    for (let at = 0; at < ids.length && first; at += maxBatch) {
      await batchModify(send, ids.slice(at, at + maxBatch), labelChange(first))
    }
  }
  await Promise.all(unread.threadIds.map((id) => modifyThread(paced(send), id, labelChange(unread))))
}

const labelChange = ({ add, remove }: { add: readonly string[]; remove: readonly string[] }) => ({
  ...(add.length > 0 && { addLabelIds: add }),
  ...(remove.length > 0 && { removeLabelIds: remove }),
})

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
