import { belongsToAccount } from '../belongings/belongings.ts'
import { notify, type NoticeText } from './notices.ts'
import { whyOfLatest } from './why.ts'

/** Something that was done and can be taken back. */
export interface Undoable {
  /** What was done, as a past event. */
  text: NoticeText
  /** Takes it back. A rejection is told to the person. */
  undo: () => void | Promise<void>
  /** When all of it is written, where it is told before. */
  written?: Promise<unknown>
  /** How long the button to undo is shown; default: eight seconds. */
  lastsMs?: number
  /** A line shows how the time runs out, after which it cannot be taken back. */
  countsDown?: boolean
}

/** Something that was done, still within reach. */
interface Told extends Undoable {
  /** Shows why it was allowed; absent where nobody could. */
  why?: (() => void) | undefined
}

interface Done extends Told {
  dismiss: () => void
}

const shownMs = 8_000
const kept = 20
const listeners = new Set<() => void>()
let history: readonly Done[] = []

function change(next: readonly Done[]) {
  history = next
  for (const listener of listeners) listener()
}

/**
 * Says what was done, with a button to undo it for a while; it can be undone by key or palette for longer.
 * @returns withdraws the offer: it cannot be undone any more
 */
export function undoable(done: Undoable): () => void {
  // What is still to happen was not allowed anything yet.
  const why = done.countsDown ? undefined : whyOfLatest(done.written)
  const entry: Done = {
    ...done,
    why,
    dismiss: notify({
      text: done.text,
      action: { label: 'action.undo', run: () => void takeBack(entry) },
      lastsMs: done.lastsMs ?? shownMs,
      ...(done.countsDown ? { countsDown: true } : { why }),
    }),
  }
  change([...history, entry].slice(-kept))
  return () => {
    change(history.filter((other) => other !== entry))
    entry.dismiss()
  }
}

/** Undoes one entry of the history, once. */
export async function takeBack(entry: Undoable): Promise<void> {
  const done = history.find((other) => other === entry)
  if (!done) return
  change(history.filter((other) => other !== done))
  done.dismiss()
  try {
    await done.undo()
    notify({ text: { id: 'undo.done' }, lastsMs: 3_000 })
  } catch {
    notify({ text: { id: 'undo.failed' }, tone: 'problem' })
  }
}

/** Undoes what was done last; says so where there is nothing. */
export async function undoLatest(): Promise<void> {
  const latest = history.at(-1)
  if (latest) await takeBack(latest)
  else notify({ text: { id: 'undo.nothing' } })
}

/** The last twenty things that can still be undone, oldest first. */
export const undoHistory = {
  getSnapshot: (): readonly Told[] => history,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** The account has left, and nothing of it can be undone any more. */
  clear: () => change([]),
}

belongsToAccount(undoHistory.clear)
