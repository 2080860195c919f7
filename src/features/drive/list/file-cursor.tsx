import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { DriveFile } from '#google/drive/files.ts'

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
  files: readonly DriveFile[],
  indexOf: ReadonlyMap<string, number>,
  hadFocus: RefObject<boolean>,
  focusAt: (index: number) => void,
): { index: number; moveTo: (index: number) => void } {
  const [known, setKnown] = useState<{ files: readonly DriveFile[]; cursor: Cursor | undefined }>({
    files,
    cursor: undefined,
  })
  const settled = known.files === files ? known.cursor : settle(known.cursor, known.files, files, indexOf)
  if (known.files !== files) setKnown({ files, cursor: settled })
  const shown = useRef(settled?.id)
  useLayoutEffect(() => {
    const { current: last } = shown
    shown.current = settled?.id
    // A row that left took the focus of the page along.
    const lost = document.activeElement === document.body || document.activeElement === null
    if (settled && last !== settled.id && lost && hadFocus.current) focusAt(settled.index)
  })
  return {
    index: settled?.index ?? 0,
    moveTo: (to) => {
      const id = files[to]?.id
      if (id !== undefined) setKnown({ files, cursor: { id, index: to } })
    },
  }
}

function settle(
  cursor: Cursor | undefined,
  before: readonly DriveFile[],
  files: readonly DriveFile[],
  indexOf: ReadonlyMap<string, number>,
): Cursor | undefined {
  if (!cursor) return undefined
  const index = indexOf.get(cursor.id)
  if (index !== undefined) return { id: cursor.id, index }
  const at = before.findIndex(({ id }) => id === cursor.id)
  const isThere = ({ id }: DriveFile) => indexOf.has(id)
  const next =
    at < 0
      ? files[Math.min(cursor.index, files.length - 1)]
      : (before.slice(at).find(isThere) ?? before.slice(0, at).findLast(isThere))
  const place = next && indexOf.get(next.id)
  return next && place !== undefined ? { id: next.id, index: place } : undefined
}
