import { renderHook } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { useCutUploads } from '#features/drive/upload/cut-uploads.tsx'
import type { UploadItem } from '#features/drive/upload/upload-item.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'

const item = (name: string, state: UploadItem['state'] = 'sending'): UploadItem => ({
  id: 1,
  name,
  mimeType: '',
  path: [],
  folderId: 'root',
  size: 1,
  sent: 0,
  state,
})
const shown = (up: readonly UploadItem[]) =>
  renderHook(({ items }: { items: readonly UploadItem[] }) => useCutUploads(items), { initialProps: { items: up } })

test('which uploads a reload cut is said by name, until the files are chosen again or it is put away', () => {
  halfWritten.openFor('work mina')
  onTestFinished(() => halfWritten.close())
  const before = shown([item('film.mp4'), item('보고서.pdf'), item('done.txt', 'done')])
  expect(before.result.current.cut).toEqual([])
  before.unmount()

  const after = shown([])
  expect(after.result.current.cut).toEqual(['film.mp4', '보고서.pdf'])
  after.rerender({ items: [item('film.mp4')] })
  expect(after.result.current.cut).toEqual(['보고서.pdf'])
  after.unmount()
  expect(shown([]).result.current.cut).toEqual(['보고서.pdf', 'film.mp4'])
})

test('uploads that came to their end leave nothing to be said', () => {
  halfWritten.openFor('work mina')
  onTestFinished(() => halfWritten.close())
  const before = shown([item('film.mp4')])
  before.rerender({ items: [item('film.mp4', 'done')] })
  before.unmount()
  expect(shown([]).result.current.cut).toEqual([])
})

test('names of one account are not for the next', () => {
  halfWritten.openFor('work mina')
  shown([item('secret.pdf')]).unmount()
  halfWritten.close()
  halfWritten.openFor('work alex')
  onTestFinished(() => halfWritten.close())
  expect(shown([]).result.current.cut).toEqual([])
})
