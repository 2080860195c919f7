import type { Language } from '../options.ts'
import { seedId, seedPlace } from './ids.ts'
import { bitOf, labelsInMask, maskOf, seededLabels, type MailLabel } from './labels.ts'
import type { MailMessage } from './resource.ts'
import { noCounts, type LabelCounts, type SeedIndex } from './seed-index.ts'
import type { MailContext } from './seed-pen.ts'
import { seededThread } from './seed-thread.ts'
import type { MailboxState } from './state.ts'

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
const firstHistoryId = 1_000_000

/** One person's mailbox: the seed, with what was changed since laid over it. Made anew when anything changes. */
export class Mailbox {
  readonly context: MailContext
  readonly #state: MailboxState
  readonly #index: SeedIndex
  readonly #written: Map<number, readonly MailMessage[]>
  /** Seeded threads in which something was changed. */
  readonly #touched = new Set<number>()

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
    for (const id of [...Object.keys(state.labelled), ...Object.keys(state.deleted)]) {
      const place = this.#placeOf(id)
      if (place) this.#touched.add(place.thread)
    }
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
    return place && this.#seeded(place.thread).find((message) => message.id === id)
  }

  /** The messages of a thread, oldest first; undefined where there is no such thread. */
  thread(id: string): readonly MailMessage[] | undefined {
    const place = this.#placeOf(id)
    const messages = place?.message === 0 ? this.#seeded(place.thread) : []
    return messages.length > 0 ? messages : undefined
  }

  /** All threads, newest first, after a place in that order. Each is cheap until its labels are asked for. */
  *threads(after?: { atMs: number; id: string }): Generator<ThreadEntry> {
    const start = after ? this.#index.firstOlderThan(after.atMs) : 0
    for (let index = start; index < this.#index.size; index += 1) yield this.#entry(index)
  }

  /** Only threads that may have a message with all of these labels, newest first. */
  *threadsWith(labelIds: readonly string[], after?: { atMs: number; id: string }): Generator<ThreadEntry> {
    const mask = maskOf(labelIds)
    const unseeded = labelIds.some((id) => bitOf(id) === 0)
    const start = after ? this.#index.firstOlderThan(after.atMs) : 0
    for (let index = start; index < this.#index.size; index += 1) {
      if (this.#touched.has(index) || (!unseeded && this.#index.mayHave(index, mask))) yield this.#entry(index)
    }
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
    for (const thread of this.#touched) {
      const before = countsIn(this.#index.masks(thread).map(labelsInMask), labelId)
      const now = countsIn(this.#entry(thread).labels(), labelId)
      for (const key of Object.keys(counts) as (keyof LabelCounts)[]) counts[key] += now[key] - before[key]
    }
    return counts
  }

  #entry(index: number): ThreadEntry {
    const id = seedId({ person: this.context.person, thread: index, message: 0 })
    return {
      id,
      atMs: this.#index.atMs(index),
      labels: () =>
        this.#touched.has(index)
          ? this.#seeded(index).map(({ labelIds }) => labelIds)
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
    const { labelled, deleted } = this.#state
    return messages
      .filter(({ id }) => !Object.hasOwn(deleted, id))
      .map((message) => {
        const change = labelled[message.id]
        return change
          ? { ...message, labelIds: change.labelIds, historyId: firstHistoryId + change.history }
          : { ...message, historyId: firstHistoryId - index }
      })
  }
}

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
