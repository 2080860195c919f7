import { createDraft, deleteDraft, getDraftRow, updateDraft } from '#google/gmail/drafts.ts'
import { GoogleError } from '#google/errors.ts'
import type { Mailbox } from '#google/gmail/mime/addresses.ts'
import type { MessageContent } from '#google/gmail/message-content.ts'
import { rawMessage } from '#google/gmail/mime/message.ts'
import type { Send } from '#google/send.ts'
import { newMessageId, outgoing, type ComposeDraft, type ComposeFile } from './compose-draft.ts'
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
  /** Resolves with whether all of it is kept. */
  flush(): Promise<boolean>
  stop(): Promise<void>
  /** Takes the draft away, once nothing saves it any more. That it stays is no reason to say that something failed. */
  remove(): Promise<void>
  /** A draft with the id under which it is kept, as far as it is. */
  named(draft: ComposeDraft): ComposeDraft
}

type Write = <T>(request: () => Promise<T>) => Promise<T>

const largeBytes = 1_000_000

/** Each saving carries the files too, so a message with large ones is saved less often. */
const pauseMs = ({ files }: Content) =>
  files.reduce((sum, { content }) => sum + content.length, 0) > largeBytes ? 10_000 : 1_500

/**
 * Gmail lets the last writer win. So that two tabs, or Gmail's own page, never overwrite each other, the draft is
 * looked at before it is written: where somebody else has, this one goes on as a draft of its own.
 * @param onFork that has happened
 * @param write carries out each saving: once there is a network
 */
export function createDraftKeeper(
  send: Send,
  from: Mailbox,
  known: Pick<ComposeDraft, 'draftId' | 'keptAs'>,
  { onState, onFork, write }: { onState: (state: SaveState) => void; onFork: () => void; write: Write },
): DraftKeeper {
  let { draftId: id, keptAs } = known
  let ownMessageId: string | undefined
  /** A draft alone in its conversation takes that along when it is written anew. */
  let threadId: string | undefined
  const raw = ({ draft, files }: Content) => ({
    raw: rawMessage(outgoing(ownMessageId ? { ...draft, messageId: ownMessageId } : draft, files, from, new Date())),
    ...(draft.threadId === undefined ? {} : { threadId: threadId ?? draft.threadId }),
  })
  /** Whether a draft still holds what was last seen of it; where nothing was, it is taken for ours. */
  const isOurs = async (draftId: string): Promise<boolean> => {
    if (keptAs === undefined) return true
    const now = await getDraftRow(send, draftId).catch(gone)
    return now?.message.id === keptAs
  }
  const update = async (draftId: string, content: Content) => {
    if (!(await isOurs(draftId))) {
      // Two drafts that are both sent must not pass for one message.
      ownMessageId = newMessageId(from.address)
      onFork()
      return undefined
    }
    // Where the answer is lost, nobody knows which message it is; it is ours all the same.
    keptAs = undefined
    return updateDraft(send, draftId, raw(content)).catch(gone)
  }
  const create = async (content: Content) => {
    const message = raw(content)
    const kept = await createDraft(send, message).catch(gone)
    // Its conversation went with the draft that was sent or deleted elsewhere.
    return kept ?? createDraft(send, { raw: message.raw })
  }
  const save = async (content: Content) => {
    const kept = (id === undefined ? undefined : await update(id, content)) ?? (await create(content))
    id = kept.id
    keptAs = kept.message.id
    threadId = kept.message.threadId
  }
  const saver = createDraftSaver<Content>((content) => write(() => save(content)), pauseMs, onState)
  return {
    raw,
    change: saver.change,
    flush: saver.flush,
    stop: saver.stop,
    async remove() {
      await saver.stop()
      const last = id
      id = undefined
      if (last === undefined) return
      await write(async () => {
        if (await isOurs(last)) await deleteDraft(send, last)
      }).catch(() => undefined)
    },
    named: (draft) => ({
      ...draft,
      ...(ownMessageId !== undefined && { messageId: ownMessageId }),
      ...(id !== undefined && { draftId: id }),
      ...(id !== undefined && keptAs !== undefined && { keptAs }),
    }),
  }
}

/** What was sent or deleted elsewhere is no failure: it is kept anew. */
function gone(error: unknown): undefined {
  if (error instanceof GoogleError && error.code === 'not-found') return undefined
  throw error
}
