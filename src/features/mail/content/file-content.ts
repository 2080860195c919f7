import { queryOptions } from '@tanstack/react-query'
import { getAttachment } from '#google/gmail/attachments.ts'
import { fromBase64 } from '#google/gmail/mime/base64.ts'
import type { Send } from '#google/send.ts'
import type { MessageFile } from './message-content.ts'
import { rasterType } from './raster-image.ts'

/**
 * The octets of a file in a message, from the message itself or from Google.
 * @throws GoogleError
 */
export async function fileBytes(
  send: Send,
  messageId: string,
  { data, attachmentId }: MessageFile,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (data !== undefined || attachmentId === undefined) return fromBase64(data ?? '')
  return getAttachment(send, { messageId, attachmentId }, signal)
}

const placeOf = ({ partId }: MessageFile) => partId

/** A file of a message while somebody looks at it. Its place in the message names it: Google's id for it changes. */
export const fileQuery = (send: Send, messageId: string, file: MessageFile) =>
  queryOptions({
    queryKey: ['mail', 'file', messageId, placeOf(file)],
    queryFn: ({ signal }) => fileBytes(send, messageId, file, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  })

const maxPreviewBytes = 30_000_000
const maxTextBytes = 500_000

/** Whether there is a chance that a file can be shown, by what its sender says of it. */
export const canBeShown = ({ mimeType, filename, size }: MessageFile): boolean =>
  size <= maxPreviewBytes &&
  (/^(?:image\/(?:png|jpeg|gif|webp)|text\/.+|application\/pdf)$/.test(mimeType) ||
    (mimeType === 'application/octet-stream' && /\.(?:png|jpe?g|gif|webp|pdf)$/i.test(filename)))

/** A file in a form in which it can be shown. */
export type ShownContent =
  { kind: 'picture' | 'pdf'; blob: Blob } | { kind: 'text'; bytes: Uint8Array; cut: boolean } | { kind: 'other' }

/** What the octets of a file are, whatever its sender calls them. A text is what is called one, and nothing else. */
export function contentOf(bytes: Uint8Array<ArrayBuffer>, { mimeType }: MessageFile): ShownContent {
  const type = rasterType(bytes)
  if (type) return { kind: 'picture', blob: new Blob([bytes], { type }) }
  // Programs put a few octets of their own before a PDF.
  const head = String.fromCharCode(...bytes.subarray(0, 1_024))
  if (head.includes('%PDF-')) return { kind: 'pdf', blob: new Blob([bytes], { type: 'application/pdf' }) }
  if (!mimeType.startsWith('text/')) return { kind: 'other' }
  return { kind: 'text', bytes: bytes.subarray(0, maxTextBytes), cut: bytes.length > maxTextBytes }
}
