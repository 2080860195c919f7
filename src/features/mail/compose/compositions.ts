import { belongsToAccount } from '#ui/belongings/belongings.ts'
import type { ComposeDraft, ComposeFile } from './compose-draft.ts'

/** A message that is being written, in the panel that is open for it. */
export interface Composition {
  /** Another one has another key. */
  readonly key: number
  /** As it was opened, or as it was left when the person went to another page. */
  draft: ComposeDraft
  files: readonly ComposeFile[]
  /** Somebody has written it, and it is not known that it is kept. */
  readonly isUnsaved: boolean
  /** What had the focus before, and gets it back. */
  readonly opener: Element | null
}

const listeners = new Set<() => void>()
let current: Composition | undefined
/** Of what was opened or asked for. */
let count = 0
/** Ids of messages that are on their way from the panel to Gmail. */
const departing = new Set<string>()

function change(next: Composition | undefined) {
  current = next
  for (const listener of listeners) listener()
}

function open(draft: ComposeDraft, files: readonly ComposeFile[], isUnsaved: boolean) {
  count += 1
  change({ key: count, draft, files, isUnsaved, opener: document.activeElement })
}

/** The one message that is being written; opening another puts it away, where it is a draft. */
export const compositions = {
  getSnapshot: () => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  open: (draft: ComposeDraft, files: readonly ComposeFile[] = []) => open(draft, files, false),
  /** Opens what was written here before, and may be nowhere else. */
  openUnsaved: (draft: ComposeDraft, files: readonly ComposeFile[]) => open(draft, files, true),
  /**
   * For what is asked for now and opened when it has come.
   * @returns whether nothing else was opened or asked for since: the newest wish is the one that counts
   */
  wish(): () => boolean {
    count += 1
    const own = count
    return () => own === count
  },
  /** Whether it can be seen: only on the pages of mail. */
  isShown: () => listeners.size > 0,
  close: () => change(undefined),
}

/**
 * Messages that have left the panel, to be sent or kept as a draft, and are not there yet: a tab keeps their words until
 * they are, but whoever comes back to mail meanwhile is not to go on with them.
 */
export const departures = {
  add: (messageId: string) => void departing.add(messageId),
  end: (messageId: string) => void departing.delete(messageId),
  has: (messageId: string) => departing.has(messageId),
}

belongsToAccount(() => {
  departing.clear()
  count += 1
  compositions.close()
})
