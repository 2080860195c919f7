import { badRequest, googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { fileToChange } from './access.ts'
import { answerFile } from './answer.ts'
import { parseMetadata, type Metadata } from './metadata.ts'
import { readMultipart } from './multipart.ts'
import type { DriveFile, StoredContent } from './resource.ts'
import { startSession } from './resumable.ts'
import { changeFile, createFile, newId } from './save-file.ts'

const simpleLimitBytes = 5 * 1024 ** 2

/**
 * Uploads in one request, and the start of those in many: POST makes a file, PATCH gives one new contents.
 * @see https://developers.google.com/workspace/drive/api/guides/manage-uploads
 */
export async function upload(call: ApiCall): Promise<Response> {
  const [id] = call.match
  const file = id === undefined ? undefined : fileToChange(call, id)
  if (file instanceof Response) return file
  switch (call.parameters.get('uploadType') ?? '') {
    case 'resumable':
      return startSession(call, file)
    case 'multipart':
      return multipart(call, file)
    case 'media':
      return save(call, file, {}, new Uint8Array(await call.request.arrayBuffer()), typeOf(call.request.headers))
    default:
      return badRequest('Invalid value for: uploadType', 'uploadType', 'invalidParameter')
  }
}

async function multipart(call: ApiCall, file: DriveFile | undefined): Promise<Response> {
  const bytes = new Uint8Array(await call.request.arrayBuffer())
  const [first, second, more] = readMultipart(call.request.headers.get('Content-Type') ?? '', bytes) ?? []
  if (!first || !second || more) return badRequest('Malformed multipart body.', undefined, 'badContent')
  const metadata = parseMetadata(new TextDecoder().decode(first.body))
  return metadata instanceof Response ? metadata : save(call, file, metadata, second.body, typeOf(second.headers))
}

async function save(
  call: ApiCall,
  file: DriveFile | undefined,
  metadata: Metadata,
  bytes: Uint8Array<ArrayBuffer>,
  mimeType: string,
): Promise<Response> {
  if (bytes.byteLength > simpleLimitBytes) {
    return googleError(413, { message: 'Request Entity Too Large', reason: 'uploadTooLarge' })
  }
  const blob = `drive/${newId(call)}`
  await call.world.blobs.put(blob, bytes)
  const content: StoredContent = { kind: 'stored', parts: [{ blob, size: bytes.byteLength }] }
  const arrived = { content, size: bytes.byteLength, mimeType }
  const saved = file ? changeFile(call, file, metadata, arrived) : createFile(call, metadata, arrived)
  if (saved instanceof Response) await call.world.blobs.delete(blob)
  return saved instanceof Response ? saved : answerFile(call, saved)
}

const typeOf = (headers: Headers) => headers.get('Content-Type')?.split(';')[0] ?? 'application/octet-stream'
