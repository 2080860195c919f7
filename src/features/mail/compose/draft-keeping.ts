import type { QueryClient } from '@tanstack/react-query'
import type { Mailbox } from '#google/gmail/mime/addresses.ts'
import type { Send } from '#google/send.ts'
import { belongsToAccount } from '#ui/belongings/belongings.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { notify } from '#ui/notices/notices.ts'
import { keptOf, readKept } from './compose-draft.ts'
import { compositions, departures, type Composition } from './compositions.ts'
import { createDraftKeeper, type Content, type DraftKeeper } from './draft-keeper.ts'
import type { SaveState } from './draft-saver.ts'
import { whenOnline } from './when-online.ts'

/** Under which name the tab keeps the message that is being written. */
export const halfWrittenName = 'mail.compose'

/** How a message is kept for as long as it is written, over looks at other pages: one draft is never made twice. */
interface DraftKeeping {
  keeper: DraftKeeper
  getState: () => SaveState
  /** Tells of each state while the message is on screen. @returns ends it */
  listen: (listener: (state: SaveState) => void) => () => void
  /** Ends the wait for its account to leave: all is kept, or given back to its writer. */
  release: () => void
}

const keepings = new WeakMap<Composition, DraftKeeping>()

/** How a message is kept; the first call for it begins that. */
export function keepingOf(composition: Composition, send: Send, cache: QueryClient, from: Mailbox): DraftKeeping {
  const known = keepings.get(composition)
  if (known) return known
  let state: SaveState = composition.draft.draftId && !composition.isUnsaved ? 'saved' : 'unsaved'
  let tell: ((state: SaveState) => void) | undefined
  const keeping: DraftKeeping = {
    keeper: createDraftKeeper(send, from, composition.draft, {
      onState: (next) => {
        state = next
        // Now the tab can know under which id Gmail keeps it, so that a reload goes on with that draft and its files.
        if (state === 'saved') keepInTab(composition)
        tell?.(state)
      },
      onFork: () => notify({ text: { id: 'mail.compose.forked' } }),
      write: (request) => whenOnline(cache, request),
    }),
    getState: () => state,
    listen: (listener) => {
      tell = listener
      return () => (tell = undefined)
    },
    // What was typed last is not kept with the authority of somebody else: with its account gone it is not kept at all.
    release: belongsToAccount(() => void keeping.keeper.stop()),
  }
  keepings.set(composition, keeping)
  if (composition.isUnsaved) {
    keepInTab(composition)
    keeping.keeper.change(composition)
  }
  return keeping
}

/** Keeps the message for this tab, if it is the one that is being written. @param content as it is written now */
export function keepInTab(composition: Composition, content?: Content): void {
  if (content) Object.assign(composition, content)
  const { draft, files } = composition
  const named = keepings.get(composition)?.keeper.named(draft) ?? draft
  if (compositions.getSnapshot() === composition) halfWritten.keep(halfWrittenName, keptOf(named, files))
}

/** Another message may have taken its place in the tab. */
export function forgetInTab({ messageId }: { messageId: string }): void {
  if (readKept(halfWritten.read(halfWrittenName))?.messageId === messageId) halfWritten.forget(halfWrittenName)
}

/**
 * The message has left the screen, with its page or for good: it becomes a draft, once there is a network. Where Gmail
 * does not take it, it can be had back.
 * @param come leads to mail
 */
export async function putAway(composition: Composition, come: () => void): Promise<void> {
  const keeping = keepings.get(composition)
  if (!keeping) return
  const { keeper, release } = keeping
  const { messageId } = keeper.named(composition.draft)
  const isLeft = compositions.getSnapshot() !== composition
  // It is being sent.
  if (departures.has(messageId)) return
  if (isLeft) departures.add(messageId)
  const isKept = await keeper.flush()
  if (!isLeft) return
  departures.end(messageId)
  release()
  if (isKept) {
    forgetInTab({ messageId })
    return
  }
  const resume = () => {
    compositions.openUnsaved(keeper.named(composition.draft), composition.files)
    if (!compositions.isShown()) come()
  }
  notify({
    text: { id: 'mail.compose.notKept' },
    tone: 'problem',
    action: { label: 'mail.compose.resume', run: resume },
  })
}
