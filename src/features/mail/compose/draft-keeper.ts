import { createDraft, deleteDraft, updateDraft } from '#google/gmail/drafts.ts'
import { GoogleError } from '#google/errors.ts'
import type { Mailbox } from '#google/gmail/mime/addresses.ts'
import type { MessageContent } from '#google/gmail/message-content.ts'
import { rawMessage } from '#google/gmail/mime/message.ts'
import type { Send } from '#google/send.ts'
import { outgoing, type ComposeDraft, type ComposeFile } from './compose-draft.ts'
import { createDraftSaver, type SaveState } from './draft-saver.ts'

export interface Content {
  draft: ComposeDraft
  files: readonly ComposeFile[]
}

/** Where a message is kept at Gmail while it is written. */
export interface DraftKeeper {
  /** The message as Gmail takes it, in the state of now. */
  raw(content: Content): MessageContent
  /** Keeps it, after a pause. */
  change(content: Content): void
  flush(): Promise<void>
  stop(): Promise<void>
  /** Takes the draft away, once nothing saves it any more. That it stays is no reason to say that something failed. */
  remove(): Promise<void>
  /** A draft with the id under which it is kept, as far as it is. */
  named(draft: ComposeDraft): ComposeDraft
}

const largeBytes = 1_000_000

/** Each saving carries the files too, so a message with large ones is saved less often. */
const pauseMs = ({ files }: Content) =>
  files.reduce((sum, { content }) => sum + content.length, 0) > largeBytes ? 10_000 : 1_500

export function createDraftKeeper(
  send: Send,
  from: Mailbox,
  draftId: string | undefined,
  onState: (state: SaveState) => void,
): DraftKeeper {
  let id = draftId
  const raw = ({ draft, files }: Content) => ({
    raw: rawMessage(outgoing(draft, files, from, new Date())),
    ...(draft.threadId === undefined ? {} : { threadId: draft.threadId }),
  })
  const save = async (content: Content) => {
    const kept = id === undefined ? undefined : await updateDraft(send, id, raw(content)).catch(gone)
    id = (kept ?? (await createDraft(send, raw(content)))).id
  }
  const saver = createDraftSaver<Content>(save, pauseMs, onState)
  return {
    raw,
    change: saver.change,
    flush: saver.flush,
    stop: saver.stop,
    async remove() {
      await saver.stop()
      const last = id
      id = undefined
      if (last !== undefined) await deleteDraft(send, last).catch(() => undefined)
    },
    named: (draft) => (id === undefined ? draft : { ...draft, draftId: id }),
  }
}

/** A draft that was sent or deleted elsewhere is kept anew. */
function gone(error: unknown): undefined {
  if (error instanceof GoogleError && error.code === 'not-found') return undefined
  throw error
}
