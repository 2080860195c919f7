import { googleError } from '../http/answer.ts'
import type { ApiCall } from '../http/api.ts'
import { seededRandom } from '../world/prng.ts'
import type { World } from '../world/world.ts'
import { mayReadContent } from './access.ts'
import { pdfOf } from './make-pdf.ts'
import { joined, pictureOf } from './make-picture.ts'
import type { Content, DriveFile } from './resource.ts'

/** Contents that are read piece by piece: a film of a gigabyte is never in memory. */
export interface Readable {
  size: number
  /** Bytes from `start` up to, but not including, `end`. */
  read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>
}

/** Opens the contents of a file, made from their recipe or taken from the blob store. */
function openContent(world: World, content: Content): Readable {
  switch (content.kind) {
    case 'noise':
      return { size: content.size, read: (start, end) => Promise.resolve(noise(content.seed, start, end)) }
    case 'stored': {
      const size = content.parts.reduce((sum, part) => sum + part.size, 0)
      return { size, read: (start, end) => readParts(world, content.parts, start, end) }
    }
    case 'text':
      return inMemory(new TextEncoder().encode(content.text))
    case 'pdf':
      return inMemory(pdfOf(content.title, content.lines))
    case 'picture':
      return inMemory(pictureOf(content.seed, content.width, content.height))
  }
}

const inMemory = (bytes: Uint8Array<ArrayBuffer>): Readable => ({
  size: bytes.byteLength,
  read: (start, end) => Promise.resolve(bytes.slice(start, end)),
})

async function readParts(world: World, parts: readonly { blob: string; size: number }[], start: number, end: number) {
  const pieces: Uint8Array[] = []
  let from = 0
  for (const { blob, size } of parts) {
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, size)]
    if (first < last) pieces.push((await world.blobs.get(blob))?.subarray(first, last) ?? new Uint8Array(last - first))
    from += size
  }
  return joined(pieces)
}

const blockBytes = 65_536

function noise(seed: number, start: number, end: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(end - start)
  for (let block = Math.floor(start / blockBytes); block * blockBytes < end; block += 1) {
    const random = seededRandom(seed + block)
    const words = Uint32Array.from({ length: blockBytes / 4 }, () => random() * 4_294_967_296)
    const made = new Uint8Array(words.buffer)
    const at = block * blockBytes
    bytes.set(made.subarray(Math.max(start - at, 0), end - at), Math.max(at - start, 0))
  }
  return bytes
}

/** `alt=media`. @see https://developers.google.com/workspace/drive/api/guides/manage-downloads */
export function media({ world, request, ...call }: ApiCall, file: DriveFile): Response {
  if (!mayReadContent({ world, ...call }, file)) return notDownloadable('insufficientFilePermissions')
  if (file.size === undefined || !file.content) return notDownloadable('fileNotDownloadable')
  const content = openContent(world, file.content)
  const range = rangeOf(request.headers.get('Range'), content.size)
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${String(content.size)}` } })
  }
  const { start, end } = range ?? { start: 0, end: content.size }
  const headers: Record<string, string> = {
    'Content-Type': file.mimeType,
    'Content-Length': String(end - start),
    'Cache-Control': 'private, max-age=0, must-revalidate',
    'Content-Disposition': 'attachment',
  }
  if (range) headers['Content-Range'] = `bytes ${String(start)}-${String(end - 1)}/${String(content.size)}`
  return new Response(stream(content, start, end), { status: range ? 206 : 200, headers })
}

const pieceBytes = 1_048_576

function stream(content: Readable, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start
  return new ReadableStream({
    pull: async (controller) => {
      const to = Math.min(at + pieceBytes, end)
      if (to > at) controller.enqueue(await content.read(at, to))
      at = to
      if (at >= end) controller.close()
    },
  })
}

/** One range of bytes (RFC 9110 §14.1.2); undefined where none is asked, or more than one, which is answered whole. */
function rangeOf(header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(Number(last) + 1, size)
  return start >= size || end <= start ? 'unsatisfiable' : { start, end }
}

const notDownloadable = (reason: 'fileNotDownloadable' | 'insufficientFilePermissions') =>
  googleError(403, {
    message:
      reason === 'fileNotDownloadable'
        ? 'Only files with binary content can be downloaded. Use Export with Docs Editors files.'
        : 'The user does not have sufficient permissions for this file.',
    reason,
    location: { location: 'alt', locationType: 'parameter' },
  })
