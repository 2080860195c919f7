import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { orderByOf, searchQuery } from '#features/drive/queries.ts'
import { quoted } from '#features/drive/search-terms.ts'
import { createDriveBench } from '../../in-process/drive.ts'

test('a text is quoted so that it cannot end its quotes', () => {
  expect(quoted(String.raw`it's a \ path`)).toBe(String.raw`'it\'s a \\ path'`)
})

test('a sort puts folders first', () => {
  expect(orderByOf({ key: 'size', descending: true })).toBe('folder,quotaBytesUsed desc')
})

test('a search with quotes and backslashes is understood by Google', async () => {
  const { send } = await createDriveBench()
  const found = await new QueryClient().fetchInfiniteQuery(
    searchQuery(send, { q: `name contains ${quoted(String.raw`'\or`)}` }),
  )
  expect(found.pages[0]?.items).toEqual([])
})
