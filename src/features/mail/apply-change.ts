import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { batchModify, maxBatch } from '#google/gmail/messages.ts'
import { GoogleError } from '#google/errors.ts'
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

/** One request of a plan: messages that change alike, or a thread of which only the id is known. */
type Step = { deltas: readonly Delta[] } | { threadId: string }

/** A plan in requests, and which of them Google has carried out. */
export interface Work {
  plan: Plan
  steps: readonly Step[]
  carried: Set<Step>
}

/** Splits a plan into requests. */
export function workOf(plan: Plan): Work {
  const { deltas, unread } = plan
  const alike = grouped(deltas, ({ add, remove }) => JSON.stringify([add.toSorted(), remove.toSorted()]))
  const batches = [...alike.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / maxBatch) }, (_, at) => ({
      deltas: same.slice(at * maxBatch, (at + 1) * maxBatch),
    })),
  )
  return { plan, steps: [...batches, ...unread.threadIds.map((threadId) => ({ threadId }))], carried: new Set() }
}

/** What of a plan was carried out, or what was not. */
export function partOf({ plan, steps, carried }: Work, wanted: 'carried' | 'left'): Plan {
  const { places, unread } = plan
  const mine = steps.filter((step) => carried.has(step) === (wanted === 'carried'))
  const deltas = mine.flatMap((step) => ('deltas' in step ? step.deltas : []))
  const threadIds = mine.flatMap((step) => ('threadId' in step ? [step.threadId] : []))
  const touched = threadsOf({ deltas, unread: { threadIds } })
  return { deltas, unread: { ...unread, threadIds }, places: places.filter(({ row }) => touched.has(row.id)) }
}

/** The threads that a plan changes. */
export const threadsOf = ({ deltas, unread }: { deltas: Plan['deltas']; unread: Pick<Plan['unread'], 'threadIds'> }) =>
  new Set([...deltas.map(({ threadId }) => threadId), ...unread.threadIds])

/** So often a request is repeated that came too fast; the paced way waits in between. */
const maxRefusals = 8
const stepsAtOnce = 5

/**
 * Has Google carry out what of a plan it has not yet, some requests at once, until all is done or the signal is aborted.
 * What was done stays known, so that another call goes on where this one ended. Doing it twice is the same as once.
 * @param progress is told after each request
 * @throws GoogleError what went wrong first; nothing is begun after it
 */
export async function carryOut(
  send: Send,
  work: Work,
  { signal, progress }: { signal?: AbortSignal; progress?: (done: number, all: number) => void } = {},
): Promise<void> {
  const { plan, steps, carried } = work
  const waiting = steps.filter((step) => !carried.has(step))
  const failures: Error[] = []
  const next = () => (failures.length > 0 || signal?.aborted ? undefined : waiting.shift())
  const walk = async () => {
    for (let step = next(); step; step = next()) {
      try {
        await carryOutStep(send, step, plan)
        carried.add(step)
        progress?.(carried.size, steps.length)
      } catch (error) {
        failures.push(error instanceof Error ? error : new GoogleError('unexpected-answer'))
      }
    }
  }
  await Promise.all(Array.from({ length: stepsAtOnce }, walk))
  const [failure] = failures
  if (failure) throw failure
}

async function carryOutStep(send: Send, step: Step, { unread }: Plan): Promise<void> {
  for (let refusals = 1; ; refusals += 1) {
    try {
      if ('threadId' in step) return await modifyThread(paced(send), step.threadId, labelChange(unread))
      const [first] = step.deltas
      const ids = step.deltas.map(({ messageId }) => messageId)
      return await (first && batchModify(paced(send), ids, labelChange(first)))
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error
      // A conversation that was deleted elsewhere has nothing left to change.
      if (error.code === 'not-found' && 'threadId' in step) return
      if (error.code !== 'rate-limited' || refusals >= maxRefusals) throw error
    }
  }
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
