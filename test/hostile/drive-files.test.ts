import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathQuery } from '#features/drive/queries.ts'
import { exportDocument } from '#features/drive/saving/downloads.ts'
import { savedName } from '#features/drive/saving/file-names.ts'
import { inFolder } from '#features/drive/search-terms.ts'
import { listChanges } from '#google/drive/changes.ts'
import { getFile, listFiles } from '#google/drive/files.ts'
import { sendPiece, startUpload } from '#google/drive/upload.ts'
import { deleteFile } from '#google/drive/write-files.ts'
import type { ApiRequest, Send } from '#google/send.ts'
import { parseSearch } from '#mock/drive/search-query.ts'
import { judgeRequest } from '#vault/destination.ts'

const apis = { drive: 'https://api.example/drive/v3/', driveUpload: 'https://api.example/upload/drive/v3/' }

/** A server that answers whatever it likes, and what it was asked. */
function server(answer: (request: ApiRequest) => { headers?: Record<string, string>; body?: unknown }) {
  const asked: ApiRequest[] = []
  const send: Send = (request) => {
    asked.push(request)
    const { headers = {}, body = {} } = answer(request)
    return Promise.resolve({ kind: 'answer', status: 200, headers, body: JSON.stringify(body) })
  }
  return { send, asked }
}
const fileOf = (more: object) => ({ id: 'a', name: 'a', mimeType: 'text/plain', ...more })

test('whatever an id is, a request about it stays below files/, or is not sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (id) => {
      const { send, asked } = server(() => ({ body: fileOf({}) }))
      await getFile(send, id).catch(() => undefined)
      await deleteFile(send, id).catch(() => undefined)
      for (const request of asked) {
        const judged = judgeRequest(apis, request)
        if (judged && id !== '') expect(judged.url.pathname).toMatch(/^\/drive\/v3\/files\/[^/]+$/)
      }
    }),
  )
})

test.each([
  'https://evil.example/upload?upload_id=AAAAAAAA-1',
  '//evil.example/?upload_id=AAAAAAAA-1',
  'https://api.example/upload/drive/v3/files?upload_id=AAAAAAAA-1&upload_id=../../x',
  'https://user:pass@evil.example/?upload_id=AAAAAAAA-1#x',
  'javascript:alert(1)?upload_id=AAAAAAAA-1',
])('an upload session at %s is written to at the configured address', async (location) => {
  const { send, asked } = server(() => ({ headers: { location }, body: fileOf({ size: '4' }) }))
  const target = { kind: 'new', name: 'x', parent: 'root' } as const
  const session = await startUpload(send, target, { size: 4, mimeType: 'a/b' }).catch(() => undefined)
  if (!session) return
  await sendPiece(send, session, { start: 0, bytes: new ArrayBuffer(4) })
  const judged = judgeRequest(apis, asked[1] ?? never())
  expect(judged?.url.href).toMatch(/^https:\/\/api\.example\/upload\/drive\/v3\/files\?/)
  expect(judged?.url.searchParams.get('upload_id')).toBe('AAAAAAAA-1')
})

test('an upload session that is no id is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const { send } = server(() => ({ headers: { location: `https://x.example/?upload_id=${text}` } }))
      const target = { kind: 'new', name: 'x', parent: 'root' } as const
      const session = await startUpload(send, target, { size: 9, mimeType: 'a/b' }).catch(() => undefined)
      return session === undefined || /^[\w-]{8,1024}$/.test(session.uploadId)
    }),
  )
})

test('a folder that lies in itself, or in its child, has breadcrumbs that end', async () => {
  const { send, asked } = server(({ path }) => {
    const id = path.slice('files/'.length)
    return { body: fileOf({ id, parents: [id === 'a' ? 'b' : 'a'] }) }
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const path = await queryClient.fetchQuery(pathQuery(send, 'a', queryClient))
  expect(path.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(asked).toHaveLength(2)
})

test('a list is cut to what a screen can bear, and what is no file in it is left out', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    fileOf({ id: `f${String(index)}`, name: 'n'.repeat(10_000) }),
  )
  const { send } = server(() => ({ body: { files: [null, 7, fileOf({ id: 'a/../b' }), fileOf({ id: '' }), ...many] } }))
  const { items } = await listFiles(send, { q: '' })
  expect(items.length).toBeLessThanOrEqual(1_000)
  expect(items.every(({ name, id }) => name.length <= 501 && /^f\d+$/.test(id))).toBe(true)
})

test('a list of changes that never ends is left', async () => {
  const { send, asked } = server(({ path }) =>
    path === 'changes' ? { body: { changes: [], nextPageToken: 'again' } } : { body: { startPageToken: '9' } },
  )
  expect(await listChanges(send, '1')).toMatchObject({ next: '9', cut: true })
  expect(asked.length).toBeLessThan(10)
})

test('sizes that are no sizes, and times that are no times, are absent', async () => {
  for (const wrong of ['-1', '1e9', '9'.repeat(40), 12, null, {}]) {
    const { send } = server(() => ({ body: fileOf({ size: wrong, modifiedTime: wrong, starred: 'yes' }) }))
    expect(await getFile(send, 'a')).toMatchObject({ size: undefined, modifiedTime: undefined, starred: false })
  }
})

test('whatever a folder is called, its id cannot change what is searched for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (id) => {
      const parsed = parseSearch(inFolder(id))
      return parsed?.kind === 'and' && parsed.left.kind === 'member' && parsed.left.value === id
    }),
  )
})

test('a document of markup that is saved is no document at our address', async () => {
  const send: Send = () =>
    Promise.resolve({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: new TextEncoder().encode('<script>alert(1)</script>').buffer,
    })
  const file = { id: 'a', mimeType: 'application/vnd.google-apps.document' }
  const blob = await exportDocument(send, file, 'text/html', new AbortController().signal)
  expect(blob.type).toBe('application/octet-stream')
})

test.each(['report\u202Etxt.exe', 'a\u2066b\u2069.exe', 'a\u0000.exe', '\u200e\u200f.exe'])(
  'a name that lies about its ending is saved as it is: %j',
  (name) => {
    expect(savedName(name)).toMatch(/exe$/)
    expect(savedName(name)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  },
)

function never(): never {
  throw new Error('nothing was asked')
}
