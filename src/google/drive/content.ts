import { GoogleError } from '../errors.ts'
import { answerTo } from '../http.ts'
import type { Send } from '../send.ts'
import { pathOf } from './files.ts'
import { readScopes } from './scopes.ts'

/**
 * A piece of a file's contents.
 * @param start first byte, counted from 0
 * @param end the byte after the last; may lie beyond the end of the file
 * @returns the bytes from `start` on; fewer than asked for at the end of the file
 * @throws GoogleError `unexpected-answer` also where the server does not answer ranges
 * @see https://developers.google.com/workspace/drive/api/guides/manage-downloads
 */
export async function readRange(
  send: Send,
  fileId: string,
  { start, end }: { start: number; end: number },
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const answer = await answerTo(
    send,
    {
      api: 'drive',
      method: 'GET',
      path: pathOf(fileId),
      query: { alt: 'media', supportsAllDrives: 'true' },
      headers: { Range: `bytes=${String(start)}-${String(end - 1)}` },
      scopes: readScopes,
      read: 'bytes',
    },
    signal,
  )
  // A server that knows no ranges answers with the whole, which is the piece only where the piece is the whole.
  const { status, body } = answer
  const isPiece = status === 206 || start === 0
  if (typeof body === 'string' || !isPiece || body.byteLength > end - start) {
    throw new GoogleError('unexpected-answer', { status })
  }
  return body
}

/**
 * A document of Google in another form; at most 10 MB of it.
 * @param mimeType e.g. `application/pdf`
 * @throws GoogleError `denied` with the reason `exportSizeLimitExceeded` where it would be larger
 * @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files/export
 */
export async function exportFile(
  send: Send,
  fileId: string,
  mimeType: string,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const answer = await answerTo(
    send,
    {
      api: 'drive',
      method: 'GET',
      path: `${pathOf(fileId)}/export`,
      query: { mimeType },
      scopes: readScopes,
      read: 'bytes',
    },
    signal,
  )
  if (typeof answer.body === 'string') throw new GoogleError('unexpected-answer', { status: answer.status })
  return answer.body
}
