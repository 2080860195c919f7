import { decodeWords } from '#google/gmail/mime/encoded-words.ts'
import { mailboxesIn, type Mailbox } from '#google/gmail/mime/addresses.ts'
import type { Message } from '#google/gmail/messages.ts'
import { headerOf } from '#google/gmail/parts.ts'
import type { Thread } from '#google/gmail/threads.ts'

/** Somebody who wrote in a thread, or to whom it went. */
export interface Participant {
  /** Empty where the message does not say. */
  name: string
  /** It is the person themselves. */
  own: boolean
  /** Something of theirs is not read yet. */
  unread: boolean
}

/** What a row of the list says of a thread. */
export interface ThreadFacts {
  from: readonly Participant[]
  to: readonly Participant[]
  count: number
  subject: string
  snippet: string
  unread: boolean
  starred: boolean
  /** As far as the headers tell. */
  hasAttachment: boolean
  /** Of any of its messages. */
  labelIds: ReadonlySet<string>
  /** When the last message came, in wall-clock milliseconds. */
  atMs: number
}

/**
 * @param ownAddress in small letters
 */
export function factsOf({ messages }: Thread, ownAddress: string): ThreadFacts {
  const labelIds = new Set(messages.flatMap((message) => message.labelIds))
  // What was thrown away, or is only begun, tells less of a thread than the rest.
  const shown = messages.filter((message) => !message.labelIds.includes('DRAFT'))
  const last = shown.at(-1) ?? messages.at(-1)
  return {
    from: participants(messages, 'From', ownAddress),
    to: participants(messages, 'To', ownAddress),
    count: messages.length,
    subject: messages.map(subjectOf).find(Boolean) ?? '',
    snippet: last?.snippet ?? '',
    unread: labelIds.has('UNREAD'),
    starred: labelIds.has('STARRED'),
    hasAttachment: messages.some(({ payload }) => payload?.mimeType.toLowerCase() === 'multipart/mixed'),
    labelIds,
    atMs: last?.internalDate ?? 0,
  }
}

/** The subject for people to read; empty where there is none. */
const subjectOf = ({ payload }: Message) => decodeWords(headerOf(payload, 'Subject')).trim()

/** The mailboxes in a header of a message. */
export const mailboxesOf = ({ payload }: Message, header: string): Mailbox[] => mailboxesIn(headerOf(payload, header))

/** The name of a mailbox, or what it is before the `@` as long as it has none. */
export const nameOf = ({ name, address }: Mailbox) => name || address.split('@')[0] || address

function participants(messages: readonly Message[], header: string, ownAddress: string): Participant[] {
  const found = new Map<string, Participant>()
  for (const message of messages) {
    const unread = message.labelIds.includes('UNREAD')
    for (const mailbox of mailboxesOf(message, header)) {
      const address = mailbox.address.toLowerCase()
      const known = found.get(address)
      found.set(address, {
        name: known?.name ?? nameOf(mailbox),
        own: address === ownAddress,
        unread: unread || known?.unread === true,
      })
    }
  }
  return [...found.values()]
}
