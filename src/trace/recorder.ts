import type { Actor, TraceEntry, TraceMessage, TraceStep } from './entry.ts'
import { createNet } from './net.ts'
import { redactCode, redactFacts } from './redact.ts'
import { parseEntries } from './stored.ts'

export interface RecorderOptions {
  /** Wall clock, milliseconds since the epoch. */
  now: () => number
  /** A clock that never jumps, milliseconds. */
  monotonic: () => number
  maxEntries?: number
  /** Bound of all entries together, in bytes of their JSON. */
  maxBytes?: number
  /** Secrets as of now; whatever form they take, they are hidden in every entry. */
  secrets?: () => Iterable<string>
}

type LiveFacts = Readonly<Record<string, string>>

/** What is known when a step starts. Facts are redacted on entry; messages come from `requestOf` and `responseOf`. */
export interface StepStart {
  request?: TraceMessage
  facts?: LiveFacts
}

export interface StepEnd {
  outcome: 'ok' | 'failed'
  /** A code of a closed list: `SignInCode`, `SendFailureCode`. */
  code?: string
  response?: TraceMessage
  /** Added to the facts of the start. */
  facts?: LiveFacts
}

export interface Timing {
  atMs: number
  durationMs: number
}

export interface TraceHandle {
  /** Of the entry. `restore` numbers all anew. */
  readonly id: number
  /** Completes the step. A second call, or one after the entry was dropped, changes nothing. */
  end(end: StepEnd): void
}

/** Told of each change at once: new and changed entries, or all of them after a reset. */
export type TraceListener = (changed: readonly TraceEntry[], reset: boolean) => void

export interface Recorder {
  /** A step that takes time; `pending` until its handle ends it. */
  start(step: TraceStep, from: Actor, to: Actor, start?: StepStart): TraceHandle
  /**
   * A step that is over when it is known; where it took time, with when it began and how long it was.
   * @returns the entry's id, or nothing where it was not kept
   */
  add(step: TraceStep, from: Actor, to: Actor, whole: StepStart & StepEnd & Partial<Timing>): number | undefined
  /** Oldest first. */
  entries(): readonly TraceEntry[]
  /** @returns how to stop */
  subscribe(listener: TraceListener): () => void
  clear(): void
  /**
   * Puts entries of an earlier worker before those of this one and numbers all anew. Entries that this worker
   * recorded itself, because it lived on after all, are not doubled. What was still pending there can no longer end:
   * it is shown as failed with `vault-lost`.
   * @returns false, and changes nothing, where the input is not a list of entries
   */
  restore(input: unknown): boolean
}

interface Slot {
  entry: TraceEntry
  bytes: number
  /** False once the entry was dropped: its handle must not bring it back. */
  kept: boolean
}

/** The record of a session's steps: bounded in number and size, redacted on entry, free of the clock and the network. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { now, monotonic, maxEntries = 500, maxBytes = 512_000, secrets = () => [] } = options
  const net = createNet(secrets)
  const listeners = new Set<TraceListener>()
  let slots: Slot[] = []
  let bytes = 0
  let lastId = 0
  let clearedAtMs = Number.NEGATIVE_INFINITY

  const entries = () => slots.map(({ entry }) => entry)
  const tell = (changed: readonly TraceEntry[], reset: boolean) => {
    for (const listener of listeners) listener(changed, reset)
  }

  const put = (slot: Slot, live: TraceEntry) => {
    slot.entry = net(live)
    bytes -= slot.bytes
    slot.bytes = sizeOf(slot.entry)
    bytes += slot.bytes
  }
  const dropOldest = () => {
    while (slots.length > maxEntries || bytes > maxBytes) {
      const oldest = slots.shift()
      if (!oldest) break
      oldest.kept = false
      bytes -= oldest.bytes
    }
  }
  const append = (live: Omit<TraceEntry, 'id' | 'atMs'> & { atMs?: number }): Slot => {
    const entry: TraceEntry = { id: ++lastId, atMs: now(), ...live }
    const slot: Slot = { entry, bytes: 0, kept: true }
    slots.push(slot)
    put(slot, entry)
    dropOldest()
    if (slot.kept) tell([slot.entry], false)
    return slot
  }

  return {
    start(step, from, to, { request, facts } = {}) {
      const startedAt = monotonic()
      const slot = append({
        step,
        from,
        to,
        outcome: 'pending',
        ...(request ? { request } : {}),
        ...(facts ? { facts: redactFacts(facts) } : {}),
      })
      let ended = false
      return {
        id: slot.entry.id,
        end(end) {
          if (ended || !slot.kept) return
          ended = true
          put(slot, {
            ...slot.entry,
            durationMs: Math.max(0, monotonic() - startedAt),
            ...endOf(end, slot.entry.facts),
          })
          dropOldest()
          if (slot.kept) tell([slot.entry], false)
        },
      }
    },
    add(step, from, to, whole) {
      const { request, facts: _facts, atMs, durationMs, ...end } = whole
      // It began before all was forgotten, so it belongs to who was here then.
      if (atMs !== undefined && atMs < clearedAtMs) return undefined
      const facts = whole.facts ? redactFacts(whole.facts) : undefined
      const timing = { ...(atMs === undefined ? {} : { atMs }), ...(durationMs === undefined ? {} : { durationMs }) }
      const slot = append({ step, from, to, ...timing, ...(request ? { request } : {}), ...endOf(end, facts) })
      return slot.kept ? slot.entry.id : undefined
    },
    entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear() {
      clearedAtMs = now()
      for (const slot of slots) slot.kept = false
      slots = []
      bytes = 0
      tell([], true)
    },
    restore(input) {
      const earlier = parseEntries(input)
      if (!earlier) return false
      const own = new Set(slots.map(({ entry }) => identityOf(entry)))
      const lost = earlier.filter((entry) => !own.has(identityOf(entry)))
      const restored = lost.map((entry): Slot => {
        const slot: Slot = { entry, bytes: 0, kept: true }
        put(slot, entry.outcome === 'pending' ? { ...entry, outcome: 'failed', code: 'vault-lost' } : entry)
        return slot
      })
      slots = [...restored, ...slots]
      lastId = 0
      for (const slot of slots) slot.entry = { ...slot.entry, id: ++lastId }
      dropOldest()
      tell(entries(), true)
      return true
    },
  }
}

function endOf(
  { outcome, code, response, facts }: StepEnd,
  earlier: TraceEntry['facts'],
): Partial<TraceEntry> & Pick<TraceEntry, 'outcome'> {
  const all = { ...earlier, ...(facts ? redactFacts(facts) : {}) }
  return {
    outcome,
    ...(code === undefined ? {} : { code: redactCode(code) }),
    ...(response ? { response } : {}),
    ...(Object.keys(all).length > 0 ? { facts: all } : {}),
  }
}

/** What an entry keeps from its start to its end and when it is numbered anew. */
const identityOf = ({ atMs, step, from, to, request }: TraceEntry) =>
  JSON.stringify([atMs, step, from, to, request?.line])

const encoder = new TextEncoder()

const sizeOf = (entry: TraceEntry) => encoder.encode(JSON.stringify(entry)).byteLength
