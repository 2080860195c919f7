import { labelBits, maskOf } from './labels.ts'
import { messageMask, threadHead, type MailSeed } from './seed-head.ts'

export interface LabelCounts {
  messagesTotal: number
  messagesUnread: number
  threadsTotal: number
  threadsUnread: number
}

export const noCounts = (): LabelCounts => ({ messagesTotal: 0, messagesUnread: 0, threadsTotal: 0, threadsUnread: 0 })

const unreadBit = maskOf(['UNREAD'])

/** Labels and times of all seeded threads, a few bytes each: what lists and counts need, without writing a message. */
export class SeedIndex {
  readonly size: number
  readonly #atMs: Float64Array
  readonly #base: Int32Array
  readonly #mine: Uint8Array
  readonly #count: Uint8Array
  readonly #unread: Uint8Array
  readonly #starred: Uint8Array
  readonly #counts: readonly LabelCounts[]

  constructor(seed: MailSeed) {
    const size = seed.threads
    this.size = size
    this.#atMs = new Float64Array(size)
    this.#base = new Int32Array(size)
    this.#mine = new Uint8Array(size)
    this.#count = new Uint8Array(size)
    this.#unread = new Uint8Array(size)
    this.#starred = new Uint8Array(size)
    this.#counts = Array.from({ length: labelBits }, noCounts)
    for (let index = 0; index < size; index += 1) {
      const head = threadHead(seed, index)
      this.#atMs[index] = head.atMs
      this.#base[index] = head.mask
      this.#mine[index] = head.mine
      this.#count[index] = head.count
      this.#unread[index] = head.unread
      this.#starred[index] = head.starred ? 1 : 0
      this.#countIn(index)
    }
  }

  atMs(index: number): number {
    return this.#atMs[index] ?? 0
  }

  /** The labels of each message of a thread, oldest first. */
  masks(index: number): number[] {
    const count = this.#count[index] ?? 0
    const head = {
      mask: this.#base[index] ?? 0,
      mine: this.#mine[index] ?? 0,
      unread: this.#unread[index] ?? 0,
      starred: this.#starred[index] === 1,
      count,
    }
    return Array.from({ length: count }, (_, message) => messageMask(head, message))
  }

  /** Whether a thread may have a message with all of these labels: quick, and never wrong in saying no. */
  mayHave(index: number, mask: number): boolean {
    return ((this.#base[index] ?? 0) & mask & ~derived) === (mask & ~derived)
  }

  /** The first thread that is older than a moment. */
  firstOlderThan(atMs: number): number {
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.atMs(middle) < atMs) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Counts of the label with a bit. */
  counts(bit: number): LabelCounts {
    return this.#counts[31 - Math.clz32(bit)] ?? noCounts()
  }

  #countIn(index: number) {
    const masks = this.masks(index)
    const all = masks.reduce((union, mask) => union | mask, 0)
    const isUnread = (all & unreadBit) !== 0
    for (let bit = 0; bit < labelBits; bit += 1) {
      const counts = this.#counts[bit]
      if (!counts || (all & (1 << bit)) === 0) continue
      counts.threadsTotal += 1
      if (isUnread) counts.threadsUnread += 1
      for (const mask of masks) {
        if ((mask & (1 << bit)) === 0) continue
        counts.messagesTotal += 1
        if ((mask & unreadBit) !== 0) counts.messagesUnread += 1
      }
    }
  }
}

/** Labels that single messages have beside those of their thread. */
const derived = maskOf(['UNREAD', 'STARRED', 'SENT'])
