import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useHref } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import { GoogleError } from '#google/errors.ts'
import { getDraft, listDrafts } from '#google/gmail/drafts.ts'
import type { Message } from '#google/gmail/messages.ts'
import { mailboxesIn } from '#google/gmail/mime/addresses.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { useFormat, useText } from '#i18n/react.tsx'
import { longWork } from '#ui/notices/long-work.ts'
import { notify } from '#ui/notices/notices.ts'
import { fileBytes } from '../content/file-content.ts'
import { readContent, type MessageFile } from '../content/message-content.ts'
import { messageQuery } from '../queries.ts'
import { emptyDraft, type ComposeDraft, type ComposeFile, type KeptComposition } from './compose-draft.ts'
import { compositions } from './compositions.ts'
import { draftOf } from './kept-draft.ts'
import { forwardOf, replyTo } from './reply.ts'

/** The ways in which a message is begun. What has to be fetched first is fetched; where that fails, it is said. */
export interface ComposeActions {
  compose: () => void
  reply: (messageId: string) => Promise<void>
  replyAll: (messageId: string) => Promise<void>
  forward: (messageId: string) => Promise<void>
  /** Goes on with a draft, by the message that it is. */
  resume: (messageId: string) => Promise<void>
  /** Goes on with what the tab kept; the files come from the draft, and which of them are lost is said. */
  restore: (kept: KeptComposition) => Promise<void>
}

type Begun = [draft: ComposeDraft, files?: ComposeFile[]]

/**
 * @param ownAddress in small letters
 */
export function useComposeActions(ownAddress: string): ComposeActions {
  const { send } = useAuth()
  const cache = useQueryClient()
  const text = useText()
  const format = useFormat()
  const framePage = useHref('/mail-frame.html')

  const wordsFor = (message: Message) => {
    const [from] = mailboxesIn(headerOf(message.payload, 'From'))
    const date = format.date(message.internalDate, { dateStyle: 'long', timeStyle: 'short' })
    const name = from ? (from.name ? `${from.name} <${from.address}>` : from.address) : text('mail.unknownSender')
    return { date, attribution: text('mail.compose.attribution', { date, name }) }
  }
  /** Without a network only what was read before is there: a panel that opens minutes later is wanted by nobody. */
  const messageOf = async (messageId: string) => {
    const query = messageQuery(send, messageId)
    const known = onlineManager.isOnline() ? await cache.fetchQuery(query) : cache.getQueryData(query.queryKey)
    if (!known) throw new GoogleError('offline')
    return known
  }
  /** Whoever began another message meanwhile is not interrupted in it. */
  const begin = async (messageId: string, make: (message: Message, said: string) => Begun | Promise<Begun>) => {
    const isWanted = compositions.wish()
    try {
      const message = await messageOf(messageId)
      const begun = await make(message, await wordsOf(message, framePage))
      if (isWanted()) compositions.open(...begun)
    } catch (error) {
      if (error instanceof GoogleError && error.code === 'aborted') return
      notify({ text: { id: 'mail.compose.openFailed' }, tone: 'problem' })
    }
  }
  /** @throws GoogleError `aborted` where the person stopped it */
  const filesOf = async (message: Message): Promise<ComposeFile[]> => {
    const files = message.payload ? readContent(message.payload).attachments : []
    return longWork({ id: 'mail.compose.fetchingFiles' }, async ({ signal, progress }) => {
      let done = 0
      return Promise.all(
        files.map(async (file) => {
          const got = await fetched(message.id, file, signal)
          done += 1
          progress(done, files.length)
          return got
        }),
      )
    })
  }
  const keptFiles = async (draftId: string | undefined): Promise<ComposeFile[]> => {
    if (draftId === undefined) return []
    try {
      return await filesOf((await getDraft(send, draftId)).message)
    } catch {
      return []
    }
  }
  const fetched = async (messageId: string, file: MessageFile, signal: AbortSignal): Promise<ComposeFile> => ({
    key: file.partId,
    filename: file.filename || text('mail.content.attachment.unnamed'),
    mimeType: file.mimeType,
    content: await fileBytes(send, messageId, file, signal),
  })
  const answer = (all: boolean) => (messageId: string) =>
    begin(messageId, (message, said) => [replyTo(message, said, ownAddress, wordsFor(message), all)])
  return {
    compose: () => compositions.open(emptyDraft(ownAddress)),
    reply: answer(false),
    replyAll: answer(true),
    forward: (messageId) =>
      begin(messageId, async (message, said) => [
        forwardOf(message, said, ownAddress, wordsFor(message)),
        await filesOf(message),
      ]),
    resume: (messageId) =>
      begin(messageId, async () => {
        const { items } = await listDrafts(send)
        const row = items.find(({ message: { id } }) => id === messageId)
        if (!row) throw new Error('no such draft')
        const draft = await getDraft(send, row.id)
        return [draftOf(draft, ownAddress), await filesOf(draft.message)]
      }),
    restore: async ({ filenames, ...draft }) => {
      const isWanted = compositions.wish()
      const files = filenames.length > 0 ? await keptFiles(draft.draftId) : []
      // Somebody who was quicker is not interrupted: what they began stays, and this one is a draft at Gmail.
      if (compositions.getSnapshot() || !isWanted()) return
      compositions.open(draft, files)
      const found = files.map(({ filename }) => filename)
      const lost = filenames.filter((name) => !found.includes(name))
      if (lost.length > 0) {
        notify({ text: { id: 'mail.compose.filesLost', values: { names: lost.join(', ') } }, tone: 'problem' })
      }
    },
  }
}

/** The words of a message. Its HTML is only looked at, by code that comes when it is needed, where there is no text. */
async function wordsOf(message: Message, framePage: string): Promise<string> {
  const content = message.payload ? readContent(message.payload) : undefined
  if (content?.text !== undefined) return content.text.trimEnd()
  if (content?.html === undefined) return ''
  const { mailSanitizer } = await import('../content/purifier.ts')
  return (await mailSanitizer(framePage)).text(content.html)
}
