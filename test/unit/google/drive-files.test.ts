import { expect, test } from 'vitest'
import { folderType, getFile, isGoogleDocument, listFiles, shortcutType } from '#google/drive/files.ts'
import { lookScopes, wholeDriveScope } from '#google/drive/scopes.ts'
import type { ApiRequest, Send } from '#google/send.ts'

const answering = (body: unknown): { send: Send; asked: ApiRequest[] } => {
  const asked: ApiRequest[] = []
  return {
    asked,
    send: (request) => {
      asked.push(request)
      return Promise.resolve({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) })
    },
  }
}

test('a document of Google is told from folders, shortcuts and files with bytes', () => {
  expect(isGoogleDocument('application/vnd.google-apps.document')).toBe(true)
  for (const type of [folderType, shortcutType, 'application/pdf']) expect(isGoogleDocument(type)).toBe(false)
})

test('files are read for what a screen shows, and a stray value costs only itself', async () => {
  const { send, asked } = answering({
    files: [
      { id: 'a1', name: 'x'.repeat(600), mimeType: 'text/plain', size: '12', modifiedTime: 'yesterday', evil: 1 },
      { id: '../etc', name: 'bad id', mimeType: 'text/plain' },
      { id: 'b2', name: 7, mimeType: folderType, capabilities: { canRename: true, canTrash: 'yes' } },
    ],
    nextPageToken: 'more',
  })
  const page = await listFiles(send, { q: 'trashed = false', orderBy: 'name', driveId: 'd1' }, 'page2')
  expect(page.items.map(({ id, name, size }) => [id, name.length, size])).toEqual([
    ['a1', 501, 12],
    ['b2', 0, undefined],
  ])
  expect(page.items[0]).not.toHaveProperty('evil')
  expect(page.items[1]?.capabilities).toMatchObject({ canRename: true, canTrash: false, canDelete: false })
  expect(page).toMatchObject({ nextPageToken: 'more', incompleteSearch: false })
  expect(asked[0]).toMatchObject({ api: 'drive', path: 'files', scopes: lookScopes })
  expect(asked[0]?.query).toMatchObject({ corpora: 'drive', driveId: 'd1', pageToken: 'page2' })
  expect(lookScopes).toContain(wholeDriveScope)
})

test('an id is one segment of the path, whatever stands in it', async () => {
  const { send, asked } = answering({ id: 'a', name: 'a', mimeType: 'a/b' })
  await getFile(send, '../about?x#y')
  expect(asked[0]?.path).toBe('files/..%2Fabout%3Fx%23y')
})
