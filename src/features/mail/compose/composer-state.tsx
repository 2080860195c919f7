import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { sendMessage } from '#google/gmail/messages.ts'
import { useFormat } from '#i18n/react.tsx'
import { belongsToAccount } from '#ui/belongings.ts'
import { useHalfWritten } from '#ui/half-written.tsx'
import { notify } from '#ui/notices.ts'
import { undoable } from '#ui/undo.ts'
import { byteSize } from '../content/byte-size.ts'
import { isEmpty, keptOf, readKept, type ComposeDraft, type ComposeFile } from './compose-draft.ts'
import { compositions, type Composition } from './compositions.ts'
import { createDraftKeeper, type Content } from './draft-keeper.ts'
import type { SaveState } from './draft-saver.ts'
import { sizeOf } from './files.ts'
import { sendLater } from './outbox.ts'

/** A message with more takes longer than a moment to go out. */
const largeBytes = 1_000_000

/** A message being written, and what can be done with it. */
export interface ComposerState extends Content {
  saveState: SaveState
  change: (part: Partial<ComposeDraft>) => void
  changeFiles: (files: readonly ComposeFile[]) => void
  /** Puts it away: it is a draft then. */
  close: () => void
  discard: () => void
  /** Sends it, in ten seconds. */
  send: () => void
}

export function useComposer(composition: Composition, ownAddress: string): ComposerState {
  const { send } = useAuth()
  const cache = useQueryClient()
  const { signedIn } = useSession()
  const format = useFormat()
  const { keep, forget } = useHalfWritten('mail.compose', readKept)
  const [content, setContent] = useState<Content>({ draft: composition.draft, files: composition.files })
  const [saveState, setSaveState] = useState<SaveState>(composition.draft.draftId ? 'saved' : 'unsaved')
  const [keeper] = useState(() =>
    createDraftKeeper(send, { name: signedIn?.account.name ?? '', address: ownAddress }, composition.draft, {
      onState: setSaveState,
      onFork: () => notify({ text: { id: 'mail.compose.forked' } }),
    }),
  )

  useEffect(() => {
    // Now the tab can know under which id Gmail keeps it, so that a reload goes on with the same draft and its files.
    if (saveState === 'saved') keep(keptOf(keeper.named(content.draft), content.files))
  }, [saveState, content, keep, keeper])

  useEffect(() => {
    // The page went elsewhere, or another message took the place: what was typed last is kept too.
    // Not with the authority of somebody else, though: with its account gone it is not kept at all.
    const release = belongsToAccount(() => void keeper.stop())
    return () => {
      release()
      void keeper.flush()
    }
  }, [keeper])

  const put = (next: Content) => {
    setContent(next)
    keep(keptOf(keeper.named(next.draft), next.files))
    keeper.change(next)
  }
  const leave = () => {
    forget()
    compositions.close()
  }
  const refresh = () => {
    for (const part of ['threads', 'row', 'label']) void cache.invalidateQueries({ queryKey: ['mail', part] })
  }
  return {
    ...content,
    saveState,
    change: (part) => put({ ...content, draft: { ...content.draft, ...part } }),
    changeFiles: (files) => put({ ...content, files }),
    close: () => {
      leave()
      void keeper.flush().then(refresh)
    },
    discard: () => {
      const { draft, files } = content
      leave()
      void keeper.remove().then(refresh)
      if (isEmpty(draft, files)) return
      const { draftId: _taken, keptAs: _seen, ...again } = draft
      undoable({ text: { id: 'mail.compose.discarded' }, undo: () => compositions.open(again, files) })
    },
    send: () => {
      const bytes = sizeOf(content.files)
      leave()
      void keeper.stop()
      sendLater({
        size: bytes > largeBytes ? byteSize(bytes, format) : undefined,
        send: async (signal) => {
          await keeper.stop()
          await sendMessage(send, keeper.raw(content), signal)
          await keeper.remove()
          refresh()
        },
        bringBack: () => compositions.open(keeper.named(content.draft), content.files),
      })
    },
  }
}
