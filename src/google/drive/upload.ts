import * as v from 'valibot'
import { GoogleError, parseJson } from '../errors.ts'
import { answerTo, call } from '../http.ts'
import type { ApiRequest, Send } from '../send.ts'
import { driveFile, fileFields, pathOf, type DriveFile } from './files.ts'
import { writeScopes } from './scopes.ts'

/** Above this many bytes an upload has to be resumable. */
export const simpleLimitBytes = 5 * 1024 * 1024

/** Pieces of a resumable upload, but the last, are multiples of this many bytes. */
export const granuleBytes = 256 * 1024

/** What an upload makes: a new file in a folder, or new contents for one that is there. */
export type UploadTarget =
  | {
      kind: 'new'
      /** From `generateIds`: sent twice over a bad network, the file is made once, and the second time is a `conflict`. */
      id?: string
      name: string
      parent: string
      modifiedTime?: string
    }
  | { kind: 'replace'; fileId: string; modifiedTime?: string }

const query = { fields: fileFields, supportsAllDrives: 'true' }

const requestTo = (target: UploadTarget) =>
  target.kind === 'new'
    ? ({ api: 'driveUpload', method: 'POST', path: 'files', scopes: writeScopes } as const)
    : ({ api: 'driveUpload', method: 'PATCH', path: pathOf(target.fileId), scopes: writeScopes } as const)

function metadataOf(target: UploadTarget): string {
  const { modifiedTime } = target
  const times = modifiedTime === undefined ? {} : { modifiedTime }
  if (target.kind === 'replace') return JSON.stringify(times)
  const { id, name, parent } = target
  return JSON.stringify({ ...(id === undefined ? {} : { id }), name, parents: [parent], ...times })
}

/** A type as a header may hold it; what is none of that says nothing. */
const typeOf = (mimeType: string) =>
  /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(mimeType) ? mimeType : 'application/octet-stream'

/**
 * Uploads a file in one request; at most 5 MB.
 * @param boundary a text that does not stand in the contents: a random one
 * @throws GoogleError
 * @see https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart
 */
export function uploadAtOnce(
  send: Send,
  target: UploadTarget,
  { bytes, mimeType, boundary }: { bytes: ArrayBuffer; mimeType: string; boundary: string },
  signal?: AbortSignal,
): Promise<DriveFile> {
  const head = `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${metadataOf(target)}\r\n--${boundary}\r\nContent-Type: ${typeOf(mimeType)}\r\n\r\n`
  const [before, after] = [head, `\r\n--${boundary}--\r\n`].map((text) => new TextEncoder().encode(text))
  const body = joined([before ?? new Uint8Array(), new Uint8Array(bytes), after ?? new Uint8Array()])
  return call(
    send,
    driveFile,
    {
      ...requestTo(target),
      query: { ...query, uploadType: 'multipart' },
      headers: { 'Content-Type': `multipart/related; boundary=${boundary}` },
      body: body.buffer,
    },
    signal,
  )
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/** A resumable upload under way. Whoever holds it can write the file: it is kept in memory only. */
export interface UploadSession {
  readonly path: string
  readonly uploadId: string
  /** Bytes in all. */
  readonly size: number
}

/** `Location` could not be read or named no session, or no piece may be sent: this origin cannot upload in pieces. */
export const sessionUnreadable = 'sessionUnreadable'

/**
 * Begins a resumable upload.
 * @throws GoogleError `unexpected-answer` with the reason `sessionUnreadable` where the browser does not let us read
 *   where to send the pieces
 * @see https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
 */
export async function startUpload(
  send: Send,
  target: UploadTarget,
  { size, mimeType }: { size: number; mimeType: string },
  signal?: AbortSignal,
): Promise<UploadSession> {
  const request = requestTo(target)
  const answer = await answerTo(
    send,
    {
      ...request,
      query: { ...query, uploadType: 'resumable' },
      headers: {
        'Content-Type': 'application/json; charset=UTF-8',
        'X-Upload-Content-Type': typeOf(mimeType),
        'X-Upload-Content-Length': String(size),
      },
      body: metadataOf(target),
    },
    signal,
  )
  // Of the address only the id is taken: pieces go where the configuration says, never where an answer says.
  const uploadId = URL.parse(answer.headers['location'] ?? '')?.searchParams.get('upload_id') ?? ''
  if (!/^[\w-]{8,1024}$/.test(uploadId)) {
    throw new GoogleError('unexpected-answer', { status: answer.status, reason: sessionUnreadable })
  }
  return { path: request.path, uploadId, size }
}

/** How far an upload is: bytes that Google has kept, or the finished file. */
export type UploadState = { received: number } | { file: DriveFile }

/**
 * Sends one piece.
 * @param start offset of the piece in the file
 * @param bytes handed over: they cannot be used any more afterwards
 * @throws GoogleError `not-found` or `gone` where the session is over
 */
export async function sendPiece(
  send: Send,
  session: UploadSession,
  { start, bytes }: { start: number; bytes: ArrayBuffer },
  signal?: AbortSignal,
): Promise<UploadState> {
  const end = start + bytes.byteLength
  const range =
    bytes.byteLength === 0 ? `bytes */${String(session.size)}` : `bytes ${start}-${end - 1}/${String(session.size)}`
  return stateIn(await answerTo(send, { ...putTo(session, range), body: bytes }, signal), session, end)
}

/**
 * Asks how much has arrived, after a piece whose fate is not known.
 * @throws GoogleError `not-found` or `gone` where the session is over
 */
export async function askReceived(send: Send, session: UploadSession, signal?: AbortSignal): Promise<UploadState> {
  return stateIn(await answerTo(send, putTo(session, `bytes */${String(session.size)}`), signal), session, undefined)
}

/** Gives an upload up, so that Google need not keep what has arrived. Whether that is heard does not matter. */
export async function cancelUpload(send: Send, session: UploadSession): Promise<void> {
  await send({ ...putTo(session, 'bytes */*'), method: 'DELETE' })
}

const putTo = ({ path, uploadId }: UploadSession, range: string): ApiRequest => ({
  api: 'driveUpload',
  method: 'PUT',
  path,
  query: { ...query, uploadType: 'resumable', upload_id: uploadId },
  // A 308, which says "go on", is a redirect to a browser: Google puts a 200 over it where it is asked to.
  headers: { 'Content-Range': range, 'X-GUploader-No-308': 'yes' },
  scopes: writeScopes,
})

/**
 * @param sent where the piece ended; what Google kept where the `Range` of its answer cannot be read. A piece it kept
 *   in part is found out at the end, when the file is not finished.
 */
function stateIn(
  { status, headers, body }: Awaited<ReturnType<typeof answerTo>>,
  { size }: UploadSession,
  sent: number | undefined,
): UploadState {
  const more = headers['x-http-status-code-override'] === '308'
  const file = more ? undefined : v.safeParse(driveFile, parseJson(body))
  if (file?.success) return { file: file.output }
  const range = headers['range']
  const [, last] = /^bytes=0-(\d{1,15})$/.exec(range ?? '') ?? []
  if (last !== undefined && Number(last) < size) return { received: Number(last) + 1 }
  // Nothing arrived yet: Google leaves `Range` away. Only a visible override tells that from a header we may not read.
  if (more && range === undefined) return { received: 0 }
  if (sent !== undefined && sent < size && range === undefined) return { received: sent }
  throw new GoogleError('unexpected-answer', { status })
}
