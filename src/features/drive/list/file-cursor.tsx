import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { DriveFile } from '#google/drive/files.ts'
import { isFocusFree } from '#ui/focus/kept-focus.ts'

/** All that is asked of a file here. */
type Known = Pick<DriveFile, 'id'>

interface Cursor {
  id: string
  index: number
}

/**
 * Which file has or had the focus. It is known by its id, since files come and go; where it is gone, the next one that
 * was there before takes its place, and the focus with it.
 * @param focusAt takes the focus of the page to a file
 */
export function useFileCursor(
  files: readonly Known[],
  indexOf: ReadonlyMap<string, number>,
  hadFocus: RefObject<boolean>,
  focusAt: (index: number) => void,
): {
  index: number
  /** `focus`: the focus of the page goes along, once the file is drawn there. */
  moveTo: (index: number, focus?: 'focus') => void
} {
  const [known, setKnown] = useState<{ files: readonly Known[]; cursor: Cursor | undefined; wish?: object }>({
    files,
    cursor: undefined,
  })
  const { wish } = known
  const settled = known.files === files ? known.cursor : settle(known.cursor, known.files, files, indexOf)
  if (known.files !== files) setKnown({ ...known, files, cursor: settled })
  const shown = useRef({ id: settled?.id, wish })
  useLayoutEffect(() => {
    const { current: last } = shown
    shown.current = { id: settled?.id, wish }
    // A row that left took the focus of the page along.
    const goesAlong = last.wish !== wish || (last.id !== settled?.id && isFocusFree() && hadFocus.current)
    if (settled && goesAlong) focusAt(settled.index)
  })
  return {
    index: settled?.index ?? 0,
    moveTo: (to, focus) => {
      const id = files[to]?.id
      if (id === undefined) return
      const cursor = { id, index: to }
      setKnown((before) => ({ ...before, files, cursor, ...(focus && { wish: cursor }) }))
    },
  }
}

function settle(
  cursor: Cursor | undefined,
  before: readonly Known[],
  files: readonly Known[],
  indexOf: ReadonlyMap<string, number>,
): Cursor | undefined {
  if (!cursor) return undefined
  const index = indexOf.get(cursor.id)
  if (index !== undefined) return { id: cursor.id, index }
  const at = before.findIndex(({ id }) => id === cursor.id)
  const isThere = ({ id }: Known) => indexOf.has(id)
  const next =
    at < 0
      ? files[Math.min(cursor.index, files.length - 1)]
      : (before.slice(at).find(isThere) ?? before.slice(0, at).findLast(isThere))
  const place = next && indexOf.get(next.id)
  return next && place !== undefined ? { id: next.id, index: place } : undefined
}
