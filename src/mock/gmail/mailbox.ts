import type { Language } from '../options.ts'
import { seedId, seedPlace } from './ids.ts'
import { bitOf, labelsInMask, maskOf, seededLabels, type MailLabel } from './labels.ts'
import type { MailMessage } from './resource.ts'
import { noCounts, type LabelCounts, type SeedIndex } from './seed-index.ts'
import type { MailContext } from './seed-pen.ts'
import { seededThread } from './seed-thread.ts'
import type { HistoryRecord, LaterMessage, MailboxState } from './state.ts'

/** Where a list goes on. */
export interface Place {
  atMs: number
  id: string
}

/** A thread as lists see it. */
export interface ThreadEntry {
  id: string
  /** When its latest message came. */
  atMs: number
  /** Labels of each of its messages, oldest first. */
  labels: () => readonly (readonly string[])[]
}

/** Seeded threads whose messages are kept ready. */
const keptThreads = 500
/** The history of a seeded mailbox stands here; each change is one more. */
export const firstHistoryId = 1_000_000
/** History of so long before the seed is still known: nothing happened in it. */
const oldestKnown = 200_000

/** One person's mailbox: the seed, with what was changed since laid over it. Made anew when anything changes. */
export class Mailbox {
  readonly context: MailContext
  readonly #state: MailboxState
  readonly #index: SeedIndex
  readonly #written: Map<number, readonly MailMessage[]>
  /** Seeded threads in which something was changed. */
  readonly #touched = new Set<number>()
  /** Messages that came after the seed, by thread. */
  readonly #later = new Map<string, LaterMessage[]>()
  /** Threads that no longer stand where the seed put them, newest first; seeded ones with their index. */
  readonly #moved: readonly (ThreadEntry & { index?: number })[]

  /** @param written seeded threads that were written before, kept from one mailbox to the next */
  constructor(
    context: MailContext,
    state: MailboxState,
    index: SeedIndex,
    written: Map<number, readonly MailMessage[]>,
  ) {
    this.context = context
    this.#state = state
    this.#index = index
    this.#written = written
    for (const message of Object.values(state.later)) {
      this.#later.set(message.threadId, [...(this.#later.get(message.threadId) ?? []), message])
    }
    for (const id of [...Object.keys(state.labelled), ...Object.keys(state.deleted), ...this.#later.keys()]) {
      const place = this.#placeOf(id)
      if (place) this.#touched.add(place.thread)
    }
    const deleted = Object.keys(state.deleted).flatMap((id) => this.#placeOf(id) ?? [])
    const seeded = deleted.map(({ thread }) => seedId({ person: context.person, thread, message: 0 }))
    this.#moved = [...new Set([...seeded, ...this.#later.keys()])]
      .flatMap((id) => this.#movedEntry(id))
      .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
  }

  get language(): Language {
    return this.context.language
  }

  get historyId(): number {
    return firstHistoryId + this.#state.history
  }

  get labels(): readonly MailLabel[] {
    const seeded = seededLabels(this.language)
    const { labels } = this.#state
    const own = Object.values(labels).filter((label) => label !== null)
    return [...seeded.filter(({ id }) => !Object.hasOwn(labels, id)), ...own]
  }

  message(id: string): MailMessage | undefined {
    const place = this.#placeOf(id)
    const threadId = place ? this.#threadId(place.thread) : this.#state.later[id]?.threadId
    return threadId === undefined ? undefined : this.thread(threadId)?.find((message) => message.id === id)
  }

  /** The messages of a thread, oldest first; undefined where there is no such thread. */
  thread(id: string): readonly MailMessage[] | undefined {
    const place = this.#placeOf(id)
    const seeded = place?.message === 0 ? this.#seeded(place.thread) : []
    const later = (this.#later.get(id) ?? []).map((message) => this.#current(message, message.history))
    const messages = later.length > 0 ? [...seeded, ...later].toSorted(byTime) : seeded
    return messages.length > 0 ? messages : undefined
  }

  /** All threads, newest first, after a place in that order. Each is cheap until its labels are asked for. */
  threads(after?: Place): Generator<ThreadEntry> {
    return this.#inOrder(() => true, after)
  }

  /** Only threads that may have a message with all of these labels, newest first. */
  threadsWith(labelIds: readonly string[], after?: Place): Generator<ThreadEntry> {
    const mask = maskOf(labelIds)
    const isOwn = labelIds.some((id) => bitOf(id) === 0)
    return this.#inOrder((index) => this.#touched.has(index) || (!isOwn && this.#index.mayHave(index, mask)), after)
  }

  /** The records of the history after a point; undefined where they are forgotten. */
  history(afterId: number): readonly HistoryRecord[] | undefined {
    const isKnown = afterId >= firstHistoryId + (this.#state.forgotten || -oldestKnown) && afterId <= this.historyId
    return isKnown ? this.#state.records.filter(({ id }) => id > afterId) : undefined
  }

  /** The draft that holds a message. */
  draftId(messageId: string): string {
    const known = Object.entries(this.#state.drafts).find(([, id]) => id === messageId)
    return known?.[0] ?? `r${messageId}`
  }

  /** The message that a draft holds. */
  draft(draftId: string): MailMessage | undefined {
    const message = this.message(this.#state.drafts[draftId] ?? draftId.slice(1))
    return message?.labelIds.includes('DRAFT') && this.draftId(message.id) === draftId ? message : undefined
  }

  totals(): { messagesTotal: number; threadsTotal: number } {
    let [messagesTotal, threadsTotal] = [0, 0]
    for (const thread of this.threads()) {
      const messages = thread.labels().length
      messagesTotal += messages
      if (messages > 0) threadsTotal += 1
    }
    return { messagesTotal, threadsTotal }
  }

  counts(labelId: string): LabelCounts {
    const bit = bitOf(labelId)
    const counts = bit === 0 ? noCounts() : { ...this.#index.counts(bit) }
    const add = (more: LabelCounts, sign: 1 | -1) => {
      for (const key of Object.keys(counts) as (keyof LabelCounts)[]) counts[key] += sign * more[key]
    }
    for (const thread of this.#touched) {
      add(countsIn(this.#index.masks(thread).map(labelsInMask), labelId), -1)
      add(countsIn(this.#entry(thread).labels(), labelId), 1)
    }
    for (const entry of this.#moved) if (entry.index === undefined) add(countsIn(entry.labels(), labelId), 1)
    return counts
  }

  *#inOrder(mayShow: (index: number) => boolean, after?: Place): Generator<ThreadEntry> {
    const isAfter = ({ atMs, id }: ThreadEntry) => !after || atMs < after.atMs || (atMs === after.atMs && id < after.id)
    const moved = this.#moved.filter(isAfter)
    const movedIndexes = new Set(this.#moved.map(({ index }) => index))
    const start = after ? this.#index.firstOlderThan(after.atMs) : 0
    for (let index = start; index < this.#index.size; index += 1) {
      if (movedIndexes.has(index) || !mayShow(index)) continue
      while (moved[0] && moved[0].atMs >= this.#index.atMs(index)) yield moved.shift() ?? moved[0]
      yield this.#entry(index)
    }
    yield* moved
  }

  #movedEntry(id: string): (ThreadEntry & { index?: number })[] {
    const messages = this.thread(id)
    const place = this.#placeOf(id)
    const at = place ? { index: place.thread } : {}
    if (!messages) return place ? [{ id, atMs: -1, labels: () => [], ...at }] : []
    const atMs = messages.at(-1)?.internalDateMs ?? 0
    return [{ id, atMs, labels: () => messages.map(({ labelIds }) => labelIds), ...at }]
  }

  #threadId(index: number): string {
    return seedId({ person: this.context.person, thread: index, message: 0 })
  }

  #entry(index: number): ThreadEntry {
    const id = this.#threadId(index)
    return {
      id,
      atMs: this.#index.atMs(index),
      labels: () =>
        this.#touched.has(index)
          ? (this.thread(id) ?? []).map(({ labelIds }) => labelIds)
          : this.#index.masks(index).map(labelsInMask),
    }
  }

  #placeOf(id: string) {
    const place = seedPlace(id)
    return place && place.person === this.context.person && place.thread < this.#index.size ? place : undefined
  }

  #seeded(index: number): readonly MailMessage[] {
    const known = this.#written.get(index)
    const messages = known ?? seededThread(this.context, index)
    this.#written.delete(index)
    this.#written.set(index, messages)
    const oldest = this.#written.keys().next().value
    if (this.#written.size > keptThreads && oldest !== undefined) this.#written.delete(oldest)
    const { deleted } = this.#state
    return messages.filter(({ id }) => !Object.hasOwn(deleted, id)).map((message) => this.#current(message, -index))
  }

  #current(message: Omit<MailMessage, 'historyId'>, history: number): MailMessage {
    const change = this.#state.labelled[message.id]
    const { id, threadId, internalDateMs, headers, root } = message
    const labelIds = change?.labelIds ?? message.labelIds
    const historyId = firstHistoryId + (change?.history ?? history)
    return { id, threadId, labelIds, internalDateMs, historyId, headers, root }
  }
}

const byTime = (a: MailMessage, b: MailMessage) => a.internalDateMs - b.internalDateMs || (a.id < b.id ? -1 : 1)

function countsIn(messages: readonly (readonly string[])[], labelId: string): LabelCounts {
  const having = messages.filter((labels) => labels.includes(labelId))
  const unread = having.filter((labels) => labels.includes('UNREAD'))
  const threadUnread = having.length > 0 && messages.some((labels) => labels.includes('UNREAD'))
  return {
    messagesTotal: having.length,
    messagesUnread: unread.length,
    threadsTotal: having.length > 0 ? 1 : 0,
    threadsUnread: threadUnread ? 1 : 0,
  }
}
