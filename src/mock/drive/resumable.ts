import { badRequest, googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { hashOf } from '../world/encoding.ts'
import { answerFile } from './answer.ts'
import { metadataOf } from './metadata.ts'
import type { DriveFile } from './resource.ts'
import { changeFile, createFile, newId, parentFor, storageExceeded } from './save-file.ts'
import type { UploadSession } from './state.ts'

/** Pieces but the last are kept in multiples of this many bytes; what is over is to be sent again. */
const granuleBytes = 256 * 1024
const weekMs = 7 * 24 * 3_600_000

/** Begins a resumable upload: the answer's `Location` is where the pieces go. */
export async function startSession(call: ApiCall, file: DriveFile | undefined): Promise<Response> {
  const { world, person, clientId, grantedScopes, request, parameters } = call
  const metadata = await metadataOf(request)
  if (metadata instanceof Response) return metadata
  const folder = file ?? parentFor(call, metadata.parents ?? ['root'])
  if (folder instanceof Response) return folder
  const announced = request.headers.get('X-Upload-Content-Length')
  if (announced !== null && !/^\d{1,15}$/.test(announced)) return badRequest('Invalid Upload Request')
  const size = announced === null ? undefined : Number(announced)
  const added = (size ?? 0) - (file?.size ?? 0)
  if (world.drive.usage(person).all + added > world.settings.storageLimitBytes) return storageExceeded()
  const uploadId = world.secret('AAVLpEi')
  world.state.drive.uploads[await hashOf(uploadId)] = {
    subject: person.subject,
    clientId,
    grantedScopes: [...grantedScopes],
    origin: request.headers.get('Origin'),
    target: { ...(file ? { fileId: file.id } : {}), metadata: { ...metadata }, parameters: parameters.toString() },
    mimeType: request.headers.get('X-Upload-Content-Type') ?? 'application/octet-stream',
    ...(size === undefined ? {} : { size }),
    received: 0,
    parts: [],
    expiresAtMs: world.nowMs + weekMs,
  }
  const url = new URL(request.url)
  const location = `${url.origin}${url.pathname}?uploadType=resumable&upload_id=${uploadId}`
  return new Response(null, { status: 200, headers: { Location: location, 'X-GUploader-UploadID': uploadId } })
}

/** One piece of a resumable upload, or the question how much has arrived. */
export async function putPiece(call: ApiCall): Promise<Response> {
  const session = await sessionOf(call)
  if (session instanceof Response) return session
  const { world, person, request } = call
  if (session.fileId !== undefined) {
    const file = world.drive.file(person, session.fileId)
    return file ? answerFile(withParametersOf(call, session), file) : gone(404)
  }
  const range = readRange(request.headers.get('Content-Range'))
  const bytes = new Uint8Array(await request.arrayBuffer())
  const piece = range ?? { start: 0, length: bytes.byteLength, size: bytes.byteLength }
  if (piece === 'malformed' || ('start' in piece && piece.length !== bytes.byteLength)) {
    return badRequest('Failed to parse Content-Range header.')
  }
  if (piece.size !== undefined) session.size ??= piece.size
  if (piece.size !== undefined && piece.size !== session.size)
    return badRequest('Invalid request. The size of the upload changed.')
  if ('start' in piece) {
    if (piece.start > session.received) return badRequest('Invalid request. Bytes before this piece are missing.')
    const isLast = session.size !== undefined && piece.start + piece.length >= session.size
    await append(world, session, bytes.slice(session.received - piece.start), isLast)
  }
  return session.received === session.size ? finish(call, session) : resumeIncomplete(request, session)
}

/** Gives an upload up. */
export async function cancelUpload(call: ApiCall): Promise<Response> {
  const session = await sessionOf(call)
  if (session instanceof Response) return session
  for (const { blob } of session.parts) await call.world.blobs.delete(blob)
  session.expiresAtMs = 0
  return new Response(null, { status: 499 })
}

async function append(
  world: ApiCall['world'],
  session: UploadSession,
  bytes: Uint8Array<ArrayBuffer>,
  isLast: boolean,
) {
  const kept = isLast ? bytes : bytes.slice(0, Math.floor(bytes.byteLength / granuleBytes) * granuleBytes)
  if (kept.byteLength === 0) return
  const blob = `drive/${newId({ world })}`
  await world.blobs.put(blob, kept)
  session.parts.push({ blob, size: kept.byteLength })
  session.received += kept.byteLength
}

function finish(call: ApiCall, session: UploadSession): Response {
  const { world, person } = call
  const { target, mimeType, parts, received } = session
  const file = target.fileId === undefined ? undefined : world.drive.file(person, target.fileId)
  if (target.fileId !== undefined && !file) return gone(404)
  const described = withParametersOf(call, session)
  const content = { content: { kind: 'stored', parts } as const, size: received, mimeType }
  const saved = file
    ? changeFile(described, file, target.metadata, content)
    : createFile(described, target.metadata, content)
  if (saved instanceof Response) return saved
  session.fileId = saved.id
  session.parts = []
  return answerFile(described, saved)
}

/** `fields` and the like belong to the request that started the session. */
const withParametersOf = (call: ApiCall, { target }: UploadSession): ApiCall => ({
  ...call,
  parameters: new URLSearchParams(target.parameters),
})

/**
 * 308 in Google's sense: more is to come. A page cannot see it, as browsers take it for a redirect, so that it may ask
 * for it in the disguise of a 200.
 */
function resumeIncomplete(request: Request, { received }: UploadSession): Response {
  const headers = new Headers(received > 0 ? { Range: `bytes=0-${String(received - 1)}` } : {})
  const disguised = request.headers.get('X-GUploader-No-308') === 'yes'
  if (disguised) headers.set('X-HTTP-Status-Code-Override', '308')
  return new Response(null, { status: disguised ? 200 : 308, headers })
}

async function sessionOf({ world, person, request, parameters }: ApiCall): Promise<UploadSession | Response> {
  const uploadId = parameters.get('upload_id')
  const session = uploadId === null ? undefined : world.state.drive.uploads[await hashOf(uploadId)]
  if (!session || session.subject !== person.subject) return gone(404)
  if (session.expiresAtMs <= world.nowMs) return gone(410)
  const origin = request.headers.get('Origin')
  return session.origin === origin ? session : googleError(403, { message: 'Origin mismatch', reason: 'forbidden' })
}

const gone = (status: 404 | 410) =>
  googleError(status, { message: status === 404 ? 'Not Found' : 'Gone', reason: status === 404 ? 'notFound' : 'gone' })

type Range = { start: number; length: number; size: number | undefined } | { size: number | undefined }

/** `bytes 0-9/20`, `bytes 0-9/*`, and the question `bytes *\/20`; undefined where there is no header. */
function readRange(header: string | null): Range | 'malformed' | undefined {
  if (header === null) return undefined
  const [, range, first, last, size] = /^bytes (\*|(\d{1,15})-(\d{1,15}))\/(\*|\d{1,15})$/.exec(header) ?? []
  if (range === undefined) return 'malformed'
  const whole = size === '*' ? undefined : Number(size)
  if (range === '*') return { size: whole }
  const [start, end] = [Number(first), Number(last) + 1]
  return end <= start || (whole !== undefined && end > whole)
    ? 'malformed'
    : { start, length: end - start, size: whole }
}
