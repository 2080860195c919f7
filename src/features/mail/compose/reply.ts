import type { Message } from '#google/gmail/messages.ts'
import { formatMailbox, mailboxesIn, type Mailbox } from '#google/gmail/mime/addresses.ts'
import { decodeWords } from '#google/gmail/mime/encoded-words.ts'
import { isMessageId } from '#google/gmail/mime/message.ts'
import { headerOf } from '#google/gmail/parts.ts'
import { emptyDraft, type ComposeDraft } from './compose-draft.ts'

/** Words that programs put before a subject, which need not be there twice. */
const replied = /^\s*(?:re|aw|sv|답장|회신|返信)\s*(?:\[\d+\])?\s*[:：]\s*/i
const forwarded = /^\s*(?:fwd?|wg|전달|転送)\s*[:：]\s*/i

/** What is said above a quote: the catalogues know how, in the language of the writer. */
export interface QuoteWords {
  /** `On …, … wrote:` */
  attribution: string
  /** `---------- Forwarded message ---------` with its lines of headers is the same everywhere; readers know it. */
  date: string
}

/**
 * An answer to a message, to its sender or to all, with what it said quoted below.
 * @param said the message as plain text
 * @param ownAddress in small letters: nobody writes to themselves by accident
 */
export function replyTo(
  message: Message,
  said: string,
  ownAddress: string,
  words: QuoteWords,
  all: boolean,
): ComposeDraft {
  const header = (name: string) => mailboxesIn(headerOf(message.payload, name))
  const isOwn = ({ address }: Mailbox) => address.toLowerCase() === ownAddress
  const from = header('Reply-To').length > 0 ? header('Reply-To') : header('From')
  // Who answers themselves goes on writing to those they wrote to.
  const to = from.every(isOwn) ? header('To') : from
  const others = [...header('To'), ...header('Cc')].filter((one) => !isOwn(one))
  const quoted = said
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n')
  return {
    ...emptyDraft(ownAddress),
    ...threadOf(message),
    to: distinct(to),
    cc: all ? distinct(others).filter((one) => !to.some((other) => sameAddress(one, other))) : [],
    subject: `Re: ${subjectOf(message).replace(replied, '')}`.trim(),
    text: `\n\n${words.attribution}\n${quoted}\n`,
  }
}

/** A message handed on to somebody else, in a conversation of its own. */
export function forwardOf(message: Message, said: string, ownAddress: string, words: QuoteWords): ComposeDraft {
  const people = (name: string) => mailboxesIn(headerOf(message.payload, name)).map(formatMailbox).join(', ')
  const lines = [
    '---------- Forwarded message ---------',
    `From: ${people('From')}`,
    `Date: ${words.date}`,
    `Subject: ${subjectOf(message)}`,
    `To: ${people('To')}`,
    ...(people('Cc') ? [`Cc: ${people('Cc')}`] : []),
  ]
  return {
    ...emptyDraft(ownAddress),
    subject: `Fwd: ${subjectOf(message).replace(forwarded, '')}`.trim(),
    text: `\n\n${lines.join('\n')}\n\n${said}\n`,
  }
}

/** The message and its ancestors, for the headers that keep a conversation together (RFC 5322 §3.6.4). */
function threadOf(message: Message): Pick<ComposeDraft, 'threadId' | 'inReplyTo' | 'references'> {
  const ids = (name: string) => headerOf(message.payload, name).split(/\s+/).filter(isMessageId)
  const [own] = ids('Message-ID')
  const ancestors = ids('References').length > 0 ? ids('References') : ids('In-Reply-To')
  return {
    threadId: message.threadId,
    ...(own === undefined ? {} : { inReplyTo: own }),
    references: [...ancestors, ...(own === undefined ? [] : [own])],
  }
}

const subjectOf = (message: Message) => decodeWords(headerOf(message.payload, 'Subject')).replaceAll(/\s+/g, ' ').trim()

const sameAddress = (one: Mailbox, other: Mailbox) => one.address.toLowerCase() === other.address.toLowerCase()

const distinct = (mailboxes: readonly Mailbox[]) =>
  mailboxes.filter((one, at) => mailboxes.findIndex((other) => sameAddress(one, other)) === at)
