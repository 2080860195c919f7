import { base64url } from '../world/encoding.ts'
import { partHeaders } from './mime-text.ts'
import { bytesOf, partsOf, sizeOf, textIn, type MailMessage, type MailPart } from './resource.ts'

export type MessageFormat = 'minimal' | 'full' | 'metadata' | 'raw'

const snippetChars = 200

/** The beginning of what a message says, on one line, with HTML's special characters escaped, as Gmail has it. */
export function snippetOf({ root }: MailMessage): string {
  const plain = textIn(root, 'text/plain')
  const text = plain || textIn(root, 'text/html').replaceAll(/<(style|title)[^]*?<\/\1>|<[^>]*>/g, ' ')
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const cut = [...line.slice(0, snippetChars + 50)].slice(0, snippetChars).join('')
  return cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;')
}

/** A message as the API answers it.
 *  @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message */
export function messageResource(
  message: MailMessage,
  format: MessageFormat,
  metadataHeaders: readonly string[] = [],
): Record<string, unknown> {
  const { id, threadId, labelIds, historyId, internalDateMs, root } = message
  const wanted = metadataHeaders.map((name) => name.toLowerCase())
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name.toLowerCase())
  return {
    id,
    threadId,
    labelIds,
    snippet: snippetOf(message),
    ...(format === 'metadata'
      ? {
          payload: {
            mimeType: root.mimeType,
            headers: [...message.headers, ...partHeaders(root)].filter(({ name }) => isWanted(name)),
          },
        }
      : {}),
    ...(format === 'full' ? { payload: { ...payloadOf(message, root, ''), partId: '' } } : {}),
    sizeEstimate: partsOf(root).reduce((size, { part }) => size + 200 + sizeOf(part), 600),
    historyId: String(historyId),
    internalDate: String(internalDateMs),
  }
}

function payloadOf(message: MailMessage, part: MailPart, partId: string): Record<string, unknown> {
  const { mimeType, filename = '', parts } = part
  const own = partId === '' ? message.headers : []
  return {
    partId,
    mimeType,
    filename,
    headers: [...own, ...partHeaders(part)],
    body: parts ? { size: 0 } : bodyOf(message, part, partId),
    ...(parts
      ? {
          parts: parts.map((inner, index) =>
            payloadOf(message, inner, partId === '' ? String(index) : `${partId}.${String(index)}`),
          ),
        }
      : {}),
  }
}

/** Bodies of this many bytes and above are fetched by themselves, as attachments are. */
const largeBodyBytes = 2_000_000

function bodyOf(message: MailMessage, part: MailPart, partId: string) {
  const size = sizeOf(part)
  const isApart = part.filename !== undefined || size >= largeBodyBytes
  return isApart
    ? { attachmentId: attachmentId(message.id, partId), size }
    : { size, ...(size > 0 ? { data: base64url(bytesOf(part)) } : {}) }
}

const attachmentId = (messageId: string, partId: string) => `ANGjdJ_${messageId}_${partId.replaceAll('.', '-')}`

/** The part that an attachment id stands for. */
export const partOfAttachment = (message: MailMessage, id: string): MailPart | undefined =>
  partsOf(message.root).find(({ partId }) => attachmentId(message.id, partId) === id)?.part
