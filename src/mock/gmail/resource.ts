export interface Header {
  name: string
  value: string
}

/** One part of a message. Bytes are made when somebody asks for them. */
export interface MailPart {
  mimeType: string
  /** Of an attachment, decoded. */
  filename?: string
  /** Besides `Content-Type` and, of an attachment, `Content-Disposition`, which follow from the rest. */
  headers?: readonly Header[]
  /** Of a text that is not UTF-8. */
  charset?: string
  /** The decoded content: a text, or bytes. Absent for a container. */
  content?: string | (() => Uint8Array<ArrayBuffer>)
  /** Bytes of the content, where making it only to measure it would be a waste. */
  size?: number
  parts?: readonly MailPart[]
}

/** A message as the mailbox keeps it. */
export interface MailMessage {
  id: string
  threadId: string
  labelIds: readonly string[]
  internalDateMs: number
  /** Where the history stood when it was last changed. */
  historyId: number
  /** Decoded, in order. */
  headers: readonly Header[]
  root: MailPart
}

export const headerOf = ({ headers }: Pick<MailMessage, 'headers'>, name: string) =>
  headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? ''

/** All parts of a tree with the ids Gmail gives them: the root has none, then `0`, `1`, `1.0`. */
export function partsOf(root: MailPart, partId = ''): { part: MailPart; partId: string }[] {
  const inner = (root.parts ?? []).flatMap((part, index) =>
    partsOf(part, partId === '' ? String(index) : `${partId}.${String(index)}`),
  )
  return [{ part: root, partId }, ...inner]
}

const utf8 = new TextEncoder()

export function bytesOf({ content }: MailPart): Uint8Array<ArrayBuffer> {
  if (content === undefined) return new Uint8Array()
  return typeof content === 'string' ? utf8.encode(content) : content()
}

export const sizeOf = (part: MailPart) => part.size ?? bytesOf(part).length

/** The text of the first part of a kind; empty where there is none. */
export function textIn(root: MailPart, mimeType: 'text/plain' | 'text/html'): string {
  const found = partsOf(root).find(({ part }) => part.mimeType === mimeType && part.filename === undefined)?.part
  if (!found) return ''
  return new TextDecoder(found.charset ?? 'utf-8').decode(bytesOf(found))
}
