import { expect, test } from 'vitest'
import { readAddress, sortOf, writeAddress, type DriveAddress } from '#features/drive/address.ts'
import { searchTerms } from '#features/drive/search/search.ts'

const read = (path: string) => {
  const { pathname, searchParams } = new URL(path, 'https://app.example')
  return readAddress(pathname.split('/')[2], searchParams)
}

const addresses: DriveAddress[] = [
  { place: 'mine', view: 'list' },
  { place: 'trash', view: 'grid' },
  { place: 'mine', folderId: 'a-folder', view: 'list', sort: { key: 'size', descending: true }, look: 'a-file' },
  {
    place: 'mine',
    view: 'list',
    search: { text: '계획', contents: true, kind: 'pdf', owner: 'others', since: 'week', starred: true },
  },
]

test.each(addresses)('an address says what it was made of: %o', (address) => {
  expect(read(writeAddress(address))).toEqual(address)
})

test('what an address does not know counts as not said', () => {
  expect(read('/drive?place=moon&view=cube&sort=colour&kind=soup&since=ever')).toEqual({ place: 'mine', view: 'list' })
})

test('folders are sorted by name, what is recent by its time', () => {
  expect(sortOf({ place: 'mine', view: 'list' })).toEqual({ key: 'name', descending: false })
  expect(sortOf({ place: 'recent', view: 'list' })).toEqual({ key: 'modified', descending: true })
})

test('a search becomes Drive’s query, with quotes and backslashes escaped', () => {
  const todayMs = Date.UTC(2026, 10, 25)
  expect(searchTerms({ text: String.raw` it's \here ` }, todayMs)).toBe(
    String.raw`name contains 'it\'s \\here' and trashed = false`,
  )
  expect(searchTerms({ text: 'x', contents: true, owner: 'me', since: 'week', starred: true }, todayMs)).toBe(
    "fullText contains 'x' and 'me' in owners and modifiedTime >= '2026-11-19T00:00:00' and starred = true and trashed = false",
  )
})
