import { belongsToAccount } from '#ui/belongings.ts'
import type { ComposeDraft, ComposeFile } from './compose-draft.ts'

/** A message that is being written, in the panel that is open for it. */
export interface Composition {
  /** Another one has another key. */
  key: number
  draft: ComposeDraft
  files: readonly ComposeFile[]
  /** What had the focus before, and gets it back. */
  opener: Element | null
}

const listeners = new Set<() => void>()
let current: Composition | undefined
let count = 0

function change(next: Composition | undefined) {
  current = next
  for (const listener of listeners) listener()
}

/** The one message that is being written; opening another puts it away, where it is a draft. */
export const compositions = {
  getSnapshot: () => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  open(draft: ComposeDraft, files: readonly ComposeFile[] = []): void {
    count += 1
    change({ key: count, draft, files, opener: document.activeElement })
  },
  close: () => change(undefined),
}

belongsToAccount(compositions.close)
