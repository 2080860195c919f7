import { fromBase64 } from '#google/gmail/mime/base64.ts'
import { unflowedText } from '#google/gmail/mime/flowed-text.ts'
import { bodyText, headerParameter } from './body-text.ts'
import type { MessagePart } from './message-part.ts'

/** A file in a message, or an image that its HTML shows. */
export interface MessageFile {
  partId: string
  filename: string
  mimeType: string
  /** Bytes. */
  size: number
  /** Where its content is to be asked for; absent where it came with the message. */
  attachmentId: string | undefined
  /** Base64url, where it came with the message. */
  data: string | undefined
  /** The id by which HTML shows it, without angle brackets. */
  contentId: string | undefined
}

/** What a message says, in the forms in which its sender wrote it. */
export interface MessageContent {
  /** Absent where the sender wrote HTML alone. */
  text: string | undefined
  html: string | undefined
  /** For people to see and keep. */
  attachments: readonly MessageFile[]
  /** What the HTML may show, by content id. */
  images: ReadonlyMap<string, MessageFile>
  /** Something was longer than a screen can bear, and was cut. */
  cut: boolean
}

const maxTextCharacters = 500_000
const maxHtmlCharacters = 2_000_000

/** Reads the parts of a message: of alternatives the last of each kind, of a mixture all texts in their order. */
export function readContent(root: MessagePart): MessageContent {
  const texts: string[] = []
  const pages: string[] = []
  const files: MessageFile[] = []
  const visit = (part: MessagePart) => {
    if (part.parts.length > 0 && !part.filename) {
      part.parts.forEach(visit)
      return
    }
    const isText = /^text\/(plain|html)$/i.exec(part.mimeType)
    const asked = /^\s*attachment/i.test(header(part, 'Content-Disposition'))
    if (isText && part.filename === '' && !asked && part.body.attachmentId === undefined) {
      const list = isText[1]?.toLowerCase() === 'html' ? pages : texts
      list.push(textOf(part))
    } else if (part.filename !== '' || part.body.size > 0 || part.body.attachmentId !== undefined) {
      files.push(fileOf(part))
    }
  }
  visit(root)

  const html = pages.length > 0 ? pages.join('\n') : undefined
  const text = texts.length > 0 ? texts.join('\n\n') : undefined
  const images = new Map(
    files.flatMap((file) => (file.contentId === undefined ? [] : [[file.contentId, file] as const])),
  )
  return {
    text: text?.slice(0, maxTextCharacters),
    html: html?.slice(0, maxHtmlCharacters),
    attachments: files.filter(({ contentId }) => contentId === undefined || !html?.includes(`cid:${contentId}`)),
    images,
    cut: (text?.length ?? 0) > maxTextCharacters || (html?.length ?? 0) > maxHtmlCharacters,
  }
}

function header(part: MessagePart, name: string): string {
  return part.headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? ''
}

function textOf(part: MessagePart): string {
  const type = header(part, 'Content-Type')
  const text = bodyText(fromBase64(part.body.data ?? ''), headerParameter(type, 'charset')).replaceAll(/\r\n?/g, '\n')
  const flowed = /^flowed$/i.test(headerParameter(type, 'format') ?? '')
  return flowed ? unflowedText(text, /^yes$/i.test(headerParameter(type, 'delsp') ?? '')) : text
}

function fileOf(part: MessagePart): MessageFile {
  const contentId = /^\s*<?([^<>\s]{1,500})>?\s*$/.exec(header(part, 'Content-ID'))?.[1]
  return {
    partId: part.partId,
    filename: part.filename,
    mimeType: part.mimeType.toLowerCase(),
    size: part.body.size,
    attachmentId: part.body.attachmentId,
    data: part.body.data,
    contentId,
  }
}
