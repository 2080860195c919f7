import type { Draft } from '#google/gmail/drafts.ts'
import { mailboxesIn } from '#google/gmail/mime/addresses.ts'
import { decodeWords } from '#google/gmail/mime/encoded-words.ts'
import { isMessageId } from '#google/gmail/mime/message.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { readContent } from '../content/message-content.ts'
import { newMessageId, type ComposeDraft } from './compose-draft.ts'

/** A draft that Gmail keeps, to go on with; of one that another program wrote, the plain text. */
export function draftOf({ id, message }: Draft, ownAddress: string): ComposeDraft {
  const header = (name: string) => headerOf(message.payload, name)
  const ids = (name: string) => header(name).split(/\s+/).filter(isMessageId)
  const [inReplyTo] = ids('In-Reply-To')
  return {
    to: mailboxesIn(header('To')),
    cc: mailboxesIn(header('Cc')),
    bcc: mailboxesIn(header('Bcc')),
    subject: decodeWords(header('Subject')),
    text: (message.payload && readContent(message.payload).text) ?? '',
    messageId: ids('Message-ID')[0] ?? newMessageId(ownAddress),
    threadId: message.threadId,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: ids('References'),
    draftId: id,
    keptAs: message.id,
  }
}
