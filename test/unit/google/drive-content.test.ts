import { expect, test } from 'vitest'
import { exportFile, readRange } from '#google/drive/content.ts'
import { getFile, listFiles } from '#google/drive/files.ts'
import {
  askReceived,
  granuleBytes,
  sendPiece,
  sessionUnreadable,
  simpleLimitBytes,
  startUpload,
  uploadAtOnce,
  type UploadSession,
} from '#google/drive/upload.ts'
import type { Send } from '#google/send.ts'
import { createDriveBench } from '../../in-process/drive.ts'

const random = (size: number) => {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}
const hash = async (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
const mimeType = 'application/octet-stream'

async function find(send: Send, name: string) {
  const { items } = await listFiles(send, { q: `name = '${name}'` })
  const [file] = items
  if (!file) throw new Error(`no ${name}`)
  return file
}

test('a small file goes up in one request, its bytes untouched by the multipart around them', async () => {
  const { send } = await createDriveBench()
  const bytes = random(300_000)
  bytes.set(new TextEncoder().encode('\r\n--bound\r\n\r\n--'), 1000)
  const target = {
    kind: 'new',
    name: '보고서 📎.bin',
    parent: 'root',
    modifiedTime: '2026-01-02T03:04:05.000Z',
  } as const
  const file = await uploadAtOnce(send, target, { bytes: bytes.slice().buffer, mimeType, boundary: 'boundary' })
  expect(file).toMatchObject({ name: '보고서 📎.bin', size: 300_000, modifiedTime: '2026-01-02T03:04:05.000Z' })
  expect(await hash(await readRange(send, file.id, { start: 0, end: 300_000 }))).toBe(await hash(bytes))
})

test('more than 5 MB in one request is too much', async () => {
  const { send } = await createDriveBench()
  const bytes = new ArrayBuffer(simpleLimitBytes + 1)
  const upload = uploadAtOnce(send, target, { bytes, mimeType, boundary: 'b' })
  await expect(upload).rejects.toMatchObject({ facts: { status: 413 } })
})

test('new contents replace the old ones and keep the name', async () => {
  const { send } = await createDriveBench()
  const old = await find(send, 'First notes.md')
  const bytes = new TextEncoder().encode('new').buffer
  const file = await uploadAtOnce(
    send,
    { kind: 'replace', fileId: old.id },
    { bytes, mimeType: 'text/markdown', boundary: 'b' },
  )
  expect(file).toMatchObject({ id: old.id, name: 'First notes.md', size: 3 })
})

test('a large file goes up piece by piece, and the question what arrived is answered', async () => {
  const { send } = await createDriveBench()
  const bytes = random(granuleBytes * 3 + 17)
  const target = { kind: 'new', name: 'big.bin', parent: 'root' } as const
  const session = await startUpload(send, target, { size: bytes.byteLength, mimeType })
  expect(await askReceived(send, session)).toEqual({ received: 0 })
  const piece = (start: number, end?: number) => ({ start, bytes: bytes.slice(start, end).buffer })
  expect(await sendPiece(send, session, piece(0, granuleBytes))).toEqual({ received: granuleBytes })
  // What is over a multiple is not kept.
  expect(await sendPiece(send, session, piece(granuleBytes, granuleBytes * 2 + 5))).toEqual({
    received: granuleBytes * 2,
  })
  expect(await askReceived(send, session)).toEqual({ received: granuleBytes * 2 })
  const done = await sendPiece(send, session, piece(granuleBytes * 2))
  if (!('file' in done)) throw new Error('not finished')
  expect(await hash(await readRange(send, done.file.id, { start: 0, end: 2 ** 24 }))).toBe(await hash(bytes))
  // Whoever missed the last answer is told the same again.
  expect(await askReceived(send, session)).toMatchObject({ file: { id: done.file.id } })
})

test('a session that is over is not found, or gone', async () => {
  const bench = await createDriveBench()
  const { send, time } = bench
  const session = await startUpload(send, { kind: 'new', name: 'x', parent: 'root' }, { size: 10, mimeType })
  time.nowMs += 8 * 24 * 3_600_000
  await expect(askReceived(send, session)).rejects.toMatchObject({ code: 'gone' })
  await bench.google.arrange((world) => world.drive.forgetUploads())
  await expect(askReceived(send, session)).rejects.toMatchObject({ code: 'not-found' })
})

const answering =
  (headers: Record<string, string>, body = ''): Send =>
  () =>
    Promise.resolve({ kind: 'answer', status: 200, headers, body })
const target = { kind: 'new', name: 'x', parent: 'root' } as const

test('a Location that cannot be read, or names no session, is said as such', async () => {
  for (const headers of [
    {},
    { location: 'https://www.googleapis.com/upload' },
    { location: 'nonsense' },
    { location: 'https://x.example/?upload_id=../../../files' },
  ]) {
    await expect(startUpload(answering(headers), target, { size: 9, mimeType })).rejects.toMatchObject({
      code: 'unexpected-answer',
      facts: { reason: sessionUnreadable },
    })
  }
})

test('of a foreign Location only the id is taken: pieces go where the configuration says', async () => {
  const session = await startUpload(
    answering({ location: 'https://evil.example/steal?upload_id=AAVLpEi-123' }),
    target,
    {
      size: 9,
      mimeType,
    },
  )
  expect(session).toEqual({ path: 'files', uploadId: 'AAVLpEi-123', size: 9 })
})

test('a piece counts as kept whole where the browser hides how much was, but not the last one', async () => {
  const session: UploadSession = { path: 'files', uploadId: 'AAVLpEi-123', size: granuleBytes * 2 }
  const piece = { start: 0, bytes: new ArrayBuffer(granuleBytes) }
  expect(await sendPiece(answering({}), session, piece)).toEqual({ received: granuleBytes })
  await expect(sendPiece(answering({}), session, { ...piece, start: granuleBytes })).rejects.toMatchObject({
    code: 'unexpected-answer',
  })
  await expect(askReceived(answering({}), session)).rejects.toMatchObject({ code: 'unexpected-answer' })
})

test('a type that would break out of its header is sent as bytes', async () => {
  const asked: unknown[] = []
  const send: Send = (request) => {
    asked.push(request.headers)
    return Promise.resolve({ kind: 'failure', code: 'offline' })
  }
  await startUpload(send, target, { size: 9, mimeType: 'text/plain\r\nX-Evil: 1' }).catch(() => undefined)
  expect(asked).toEqual([expect.objectContaining({ 'X-Upload-Content-Type': 'application/octet-stream' })])
})

test('contents come in ranges, the last one short', async () => {
  const { send } = await createDriveBench()
  const film = await find(send, 'Product film.mp4')
  const size = film.size ?? 0
  expect(size).toBeGreaterThan(1_000_000_000)
  const middle = await readRange(send, film.id, { start: 65_530, end: 65_550 })
  const around = await readRange(send, film.id, { start: 65_500, end: 65_600 })
  expect(new Uint8Array(around).subarray(30, 50)).toEqual(new Uint8Array(middle))
  expect((await readRange(send, film.id, { start: size - 5, end: size + 100 })).byteLength).toBe(5)
})

test('a server that ignores a range in the middle is not believed', async () => {
  const send: Send = () => Promise.resolve({ kind: 'answer', status: 200, headers: {}, body: new ArrayBuffer(10) })
  await expect(readRange(send, 'a', { start: 5, end: 15 })).rejects.toMatchObject({ code: 'unexpected-answer' })
  expect((await readRange(send, 'a', { start: 0, end: 15 })).byteLength).toBe(10)
})

test('documents come out in other forms, as long as they are not too large', async () => {
  const { send, google } = await createDriveBench()
  const plan = await find(send, 'Orchard plan')
  const text = new TextDecoder().decode(await exportFile(send, plan.id, 'text/plain'))
  expect(text).toContain('Mail: fast lists')
  const pdf = await exportFile(send, plan.id, 'application/pdf')
  expect(new TextDecoder().decode(pdf.slice(0, 8))).toBe('%PDF-1.4')
  await expect(exportFile(send, plan.id, 'image/gif')).rejects.toMatchObject({ code: 'invalid-request' })
  google.world.settings.exportLimitBytes = 10
  await expect(exportFile(send, plan.id, 'text/plain')).rejects.toMatchObject({
    code: 'denied',
    facts: { reason: 'exportSizeLimitExceeded' },
  })
  const film = await find(send, 'Product film.mp4')
  await expect(exportFile(send, film.id, 'text/plain')).rejects.toMatchObject({ code: 'denied' })
  expect((await getFile(send, film.id)).capabilities?.canDownload).toBe(true)
})
