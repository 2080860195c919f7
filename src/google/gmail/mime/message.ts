import { maxJsonBytes, type MessageContent } from '../message-content.ts'
import { addressField } from './address-field.ts'
import type { Mailbox } from './addresses.ts'
import { base64Lines, base64url } from './base64.ts'
import { flowedText } from './flowed-text.ts'
import { headerField, parameterField, textField } from './headers.ts'
import { MimeError } from './mime-error.ts'

/** A file in a message. */
export interface Attachment {
  /** As the person knows it; a path is for nobody to see. */
  filename: string
  /** E.g. `image/png`; anything unreadable becomes `application/octet-stream`. */
  mimeType: string
  content: Uint8Array
}

/** An image that the HTML shows with `cid:`. */
export interface InlineImage extends Attachment {
  /** Without angle brackets. */
  contentId: string
}

export interface OutgoingMessage {
  from: Mailbox
  to: readonly Mailbox[]
  cc?: readonly Mailbox[]
  bcc?: readonly Mailbox[]
  subject: string
  /** Milliseconds since 1970 and minutes east of UTC, for `Date`. */
  date: { atMs: number; offsetMinutes: number }
  /** With angle brackets, as all ids of messages here. */
  messageId: string
  /** The message that is answered. */
  inReplyTo?: string
  /** Its ancestors and itself, oldest first. */
  references?: readonly string[]
  text: string
  html?: string
  inline?: readonly InlineImage[]
  attachments?: readonly Attachment[]
}

/** A part of a message: its own headers, and its body in lines that end as a message's do. */
interface Part {
  headers: readonly string[]
  body: string
}

/** More ancestors than this say nothing to anybody; the first and the latest are kept (RFC 5322 §3.6.4). */
const maxReferences = 40

/**
 * A message as it goes over the wire (RFC 5322, RFC 2045): CRLF, short lines, bodies in base64, no octet above 127
 * unless an address is not ASCII. Text alone, or with HTML, images inside it and files.
 * @throws MimeError where a value cannot stand in a header
 */
export function buildMessage(message: OutgoingMessage): string {
  const { references = [], inReplyTo, cc = [], bcc = [] } = message
  const known =
    references.length > maxReferences
      ? [...references.slice(0, 1), ...references.slice(1 - maxReferences)]
      : [...references]
  const headers = [
    headerField('Date', [messageDate(message.date)]),
    addressField('From', [message.from]),
    ...[['To', message.to] as const, ['Cc', cc] as const, ['Bcc', bcc] as const].flatMap(([name, mailboxes]) =>
      mailboxes.length > 0 ? [addressField(name, mailboxes)] : [],
    ),
    textField('Subject', message.subject),
    headerField('Message-ID', [messageId(message.messageId)]),
    ...(inReplyTo === undefined ? [] : [headerField('In-Reply-To', [messageId(inReplyTo)])]),
    ...(known.length > 0 ? [headerField('References', known.map(messageId))] : []),
    headerField('MIME-Version', ['1.0']),
  ]
  const body = withAttachments(withHtml(message), message.attachments ?? [])
  return [...headers, ...body.headers, '', body.body, ''].join('\r\n')
}

/** The message as Gmail takes it to send or to keep: of a large one its octets. @throws MimeError */
export function rawMessage(message: OutgoingMessage): MessageContent['raw'] {
  const octets = new TextEncoder().encode(buildMessage(message))
  return octets.length > maxJsonBytes ? octets : base64url(octets)
}

/** An id that a message may carry, with its angle brackets. */
export const isMessageId = (id: string): boolean => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,500}>$/.test(id)

function messageId(id: string): string {
  if (!isMessageId(id)) throw new MimeError('not-a-message-id')
  return id
}

const withHtml = ({ text, html, inline = [] }: OutgoingMessage): Part => {
  const plain = textPart('plain', { format: 'flowed', delsp: 'yes' }, flowedText(text))
  if (html === undefined) return plain
  const page = textPart('html', {}, html.replaceAll(/\r\n|\r|\n/g, '\r\n'))
  const shown = inline.length > 0 ? multipart('related', 1, [page, ...inline.map(inlinePart)]) : page
  return multipart('alternative', 2, [plain, shown])
}

const withAttachments = (body: Part, attachments: readonly Attachment[]): Part =>
  attachments.length > 0 ? multipart('mixed', 3, [body, ...attachments.map(attachmentPart)]) : body

function textPart(subtype: string, parameters: Readonly<Record<string, string>>, text: string): Part {
  return encodedPart(
    [parameterField('Content-Type', `text/${subtype}`, { charset: 'utf-8', ...parameters })],
    new TextEncoder().encode(text),
  )
}

const attachmentPart = ({ filename, mimeType, content }: Attachment): Part =>
  encodedPart(
    [
      parameterField('Content-Type', mediaType(mimeType), {}),
      parameterField('Content-Disposition', 'attachment', { filename: bareName(filename) }),
    ],
    content,
  )

function inlinePart({ filename, mimeType, content, contentId }: InlineImage): Part {
  return encodedPart(
    [
      parameterField('Content-Type', mediaType(mimeType), {}),
      parameterField('Content-Disposition', 'inline', { filename: bareName(filename) }),
      headerField('Content-ID', [messageId(`<${contentId}>`)]),
    ],
    content,
  )
}

const encodedPart = (headers: readonly string[], content: Uint8Array): Part => ({
  headers: [...headers, headerField('Content-Transfer-Encoding', ['base64'])],
  body: base64Lines(content),
})

/** Every body is base64, which has no `_`: the boundary cannot be in one, and the level tells nested ones apart. */
function multipart(subtype: string, level: number, parts: readonly Part[]): Part {
  const boundary = `=_pixy_${level}`
  return {
    headers: [parameterField('Content-Type', `multipart/${subtype}`, { boundary })],
    body: [...parts.flatMap(({ headers, body }) => [`--${boundary}`, ...headers, '', body]), `--${boundary}--`].join(
      '\r\n',
    ),
  }
}

const mediaType = (mimeType: string) =>
  /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i.test(mimeType) &&
  !/^(multipart|message)\//i.test(mimeType)
    ? mimeType.toLowerCase()
    : 'application/octet-stream'

/** A file name alone, without the folders before it. */
const bareName = (filename: string) => filename.split(/[/\\]/).at(-1) || 'attachment'

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Wed, 25 Nov 2026 19:10:00 +0900` (RFC 5322 §3.3). */
function messageDate({ atMs, offsetMinutes }: OutgoingMessage['date']): string {
  const local = new Date(atMs + offsetMinutes * 60_000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const east = Math.abs(offsetMinutes)
  return [
    `${days[local.getUTCDay()]},`,
    local.getUTCDate(),
    months[local.getUTCMonth()],
    local.getUTCFullYear(),
    [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':'),
    `${offsetMinutes < 0 ? '-' : '+'}${two(east / 60)}${two(east % 60)}`,
  ].join(' ')
}
