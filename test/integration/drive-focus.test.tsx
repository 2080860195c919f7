import { act, fireEvent, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useFileCursor } from '#features/drive/list/file-cursor.tsx'
import { useFileFocus } from '#features/drive/list/file-focus.tsx'

/** A list that has some files, and the one that it was told to focus last. */
function list(...ids: string[]) {
  const focused: string[] = []
  const give = (id: string) => {
    if (!ids.includes(id)) return false
    focused.push(id)
    return true
  }
  return { ids, focused, give }
}

test('a file that the list gets a moment later has the focus then', () => {
  const { result } = renderHook(useFileFocus)
  const { ids, focused, give } = list('there')
  result.current.keepGiver(give)
  result.current.go('new folder')
  expect(focused).toEqual([])
  ids.push('new folder')
  result.current.keepGiver(give)
  result.current.keepGiver(give)
  expect(focused).toEqual(['new folder'])
})

test.each(['keyDown', 'pointerDown'] as const)(
  'what comes late takes no focus from who went on with something else (%s)',
  (doing) => {
    const { result } = renderHook(useFileFocus)
    const { ids, focused, give } = list('there')
    result.current.keepGiver(give)
    result.current.go('found in the search')
    fireEvent[doing](document.body, { key: 'l' })
    ids.push('found in the search')
    result.current.keepGiver(give)
    expect(focused).toEqual([])
  },
)

test('a file that is made late takes no focus, and no selection, from who went on with something else', () => {
  const { result } = renderHook(useFileFocus)
  const { focused, give } = list('new folder')
  result.current.keepGiver(give)
  result.current.later()('new folder')
  const goTo = result.current.later()
  fireEvent.pointerDown(document.body)
  goTo('new folder')
  expect(focused).toEqual(['new folder'])
})

test('the focus goes to the file that was meant, though it stands elsewhere by then', () => {
  const focused: number[] = []
  const listOf = (...names: string[]) => names.map((id) => ({ id }))
  const { result, rerender } = renderHook(
    ({ files }) =>
      useFileCursor(files, new Map(files.map(({ id }, index) => [id, index])), { current: false }, (index) =>
        focused.push(index),
      ),
    { initialProps: { files: listOf('a', 'b', 'c') } },
  )
  act(() => {
    result.current.moveTo(1, 'focus')
    rerender({ files: listOf('b', 'c', 'd') })
  })
  expect(focused).toEqual([0])
})
