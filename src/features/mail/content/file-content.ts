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

/** A picture as something an image can show; undefined where the octets are none. */
export function pictureOf(bytes: Uint8Array<ArrayBuffer>): Blob | undefined {
  const type = rasterType(bytes)
  return type && new Blob([bytes], { type })
}
