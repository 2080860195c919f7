import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useAuth, useSession } from '#auth/react.tsx'
import { sendMessage } from '#google/gmail/messages.ts'
import { useFormat } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { byteSize } from '#ui/byte-size.ts'
import { undoable } from '#ui/notices/undo.ts'
import { isEmpty, type ComposeDraft, type ComposeFile } from './compose-draft.ts'
import { compositions, departures, type Composition } from './compositions.ts'
import type { Content } from './draft-keeper.ts'
import { forgetInTab, keepingOf, keepInTab, putAway } from './draft-keeping.ts'
import type { SaveState } from './draft-saver.ts'
import { sizeOf } from './files.ts'
import { sendLater } from './outbox.ts'
import { whenOnline } from './when-online.ts'

/** A message with more takes longer than a moment to go out. */
const largeBytes = 1_000_000

/** A message being written, and what can be done with it. */
export interface ComposerState extends Content {
  saveState: SaveState
  change: (part: Partial<ComposeDraft>) => void
  changeFiles: (files: readonly ComposeFile[]) => void
  /** Keeps what stands in a field for recipients and is none yet. */
  keepUnfinished: (field: 'to' | 'cc' | 'bcc', typed: string) => void
  /** Puts it away: it is a draft then. */
  close: () => void
  discard: () => void
  /** Sends it, in ten seconds. */
  send: () => void
}

/**
 * Keeps what is written as it changes, and brings it on its way or away.
 * @param ownAddress whom it is from
 */
export function useComposer(composition: Composition, ownAddress: string): ComposerState {
  const { send } = useAuth()
  const cache = useQueryClient()
  const { signedIn } = useSession()
  const format = useFormat()
  const navigate = useNavigate()
  const [content, setContent] = useState<Content>({ draft: composition.draft, files: composition.files })
  const [keeping] = useState(() =>
    keepingOf(composition, send, cache, { name: signedIn?.account.name ?? '', address: ownAddress }),
  )
  const { keeper } = keeping
  const [saveState, setSaveState] = useState<SaveState>(keeping.getState)

  useEffect(() => {
    const refresh = () => refreshMail(cache)
    const stopListening = keeping.listen(setSaveState)
    return () => {
      stopListening()
      // The page went elsewhere, or another message took the place: what was typed last is kept too.
      void putAway(composition, () => void navigate(paths.mail())).then(refresh)
    }
  }, [composition, keeping, cache, navigate])

  const put = (next: Content) => {
    setContent(next)
    keepInTab(composition, next)
    keeper.change(next)
  }
  return {
    ...content,
    saveState,
    // What is read takes a while, and two things may be done before the next drawing: the composition has the newest.
    change: (part) => put({ files: composition.files, draft: { ...composition.draft, ...part } }),
    changeFiles: (files) => put({ files, draft: composition.draft }),
    keepUnfinished: (field, typed) => {
      const { draft, files } = composition
      if (typed === (draft.unfinished?.[field] ?? '')) return
      keepInTab(composition, { draft: { ...draft, unfinished: { ...draft.unfinished, [field]: typed } }, files })
    },
    close: compositions.close,
    discard: () => {
      const { draft, files } = content
      forgetInTab(keeper.named(draft))
      compositions.close()
      const written = keeper.remove().then(() => refreshMail(cache))
      if (isEmpty(draft, files)) return
      const { draftId: _taken, keptAs: _seen, ...again } = draft
      undoable({ text: { id: 'mail.compose.discarded' }, written, undo: () => compositions.openUnsaved(again, files) })
    },
    send: () => {
      const sent: Content = { draft: composition.draft, files: composition.files }
      const bytes = sizeOf(sent.files)
      const { messageId } = keeper.named(sent.draft)
      // The tab keeps it until it is sent.
      keepInTab(composition)
      departures.add(messageId)
      compositions.close()
      void keeper.stop()
      sendLater({
        size: bytes > largeBytes ? byteSize(bytes, format) : undefined,
        send: async (signal) => {
          await whenOnline(cache, () => sendNow(sent, signal), signal)
          departures.end(messageId)
          forgetInTab({ messageId })
          refreshMail(cache)
        },
        bringBack: () => {
          departures.end(messageId)
          compositions.openUnsaved(keeper.named(sent.draft), sent.files)
          return compositions.isShown() ? undefined : () => void navigate(paths.mail())
        },
      })
    },
  }

  async function sendNow(sent: Content, signal: AbortSignal) {
    await keeper.stop()
    await sendMessage(send, keeper.raw(sent), signal)
    await keeper.remove()
  }
}

function refreshMail(cache: QueryClient) {
  for (const part of ['threads', 'row', 'label']) void cache.invalidateQueries({ queryKey: ['mail', part] })
}
