import {
  memo,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react'
import type { DriveFile } from '#google/drive/files.ts'
import { Text } from '#i18n/react.tsx'
import { classNames } from '#ui/class-names.ts'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { boundedText } from '#ui/Foreign.tsx'
import type { FileDrag } from './drag.tsx'
import { useFileCursor } from './file-cursor.tsx'
import styles from './FileGrid.module.css'
import { FileRow } from './FileRow.tsx'
import { FileTile } from './FileTile.tsx'
import {
  fileWindow,
  gridLayout,
  heightOf,
  indexAfterKey,
  placeOf,
  scrollTopFor,
  type GridLayout,
} from './grid-layout.ts'
import { useListContext } from './list-context.tsx'

/** Without a layout there is nothing to measure. */
const assumed = { width: 800, height: 720 }
/** So many files before the end the next page is asked for. */
const nearFiles = 100

/**
 * Files in a list or as tiles, of which only those near what is seen are in the document, however many there are. A list
 * of React Aria keeps every row of its collection, and each row in sight asks all of them for its number.
 */
export function FileGrid({
  files,
  view,
  narrow,
  label,
  selected,
  onSelect,
  onOpen,
  more,
  loadingMore,
  drag,
  empty,
  keptFocus,
  ref,
}: {
  files: readonly DriveFile[]
  view: 'list' | 'grid'
  narrow: boolean
  /** Accessible name, e.g. that of the open folder. */
  label: string
  selected: ReadonlySet<string>
  onSelect: (ids: Set<string>) => void
  onOpen: (id: string) => void
  /** Asks for further files as the end comes near; absent at the end. */
  more: (() => void) | undefined
  loadingMore: boolean
  drag: FileDrag
  empty: ReactNode
  /** Whether the list that was here before had the focus; this one takes it over. */
  keptFocus: RefObject<boolean>
  ref: Ref<HTMLDivElement>
}) {
  const scroller = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => scroller.current ?? document.createElement('div'), [])
  const hadFocus = useRef(false)
  const anchor = useRef<string>(undefined)
  const [room, setRoom] = useState(assumed.width)
  const layout = useMemo(() => gridLayout(view, narrow, room), [view, narrow, room])
  const [shown, setShown] = useState(() =>
    fileWindow(layout, { scrollTop: 0, viewHeight: assumed.height }, files.length),
  )
  const indexOf = useMemo(() => new Map(files.map(({ id }, index) => [id, index])), [files])
  const seen = () => ({
    scrollTop: scroller.current?.scrollTop ?? 0,
    viewHeight: scroller.current?.clientHeight || assumed.height,
  })

  const focusAt = (index: number) => {
    const { current } = scroller
    if (!current) return
    const top = scrollTopFor(layout, index, seen())
    if (top !== undefined) current.scrollTop = top
    hadFocus.current = true
    current.querySelector<HTMLElement>(`[aria-rowindex="${String(index + 1)}"]`)?.focus({ preventScroll: true })
  }
  const cursor = useFileCursor(files, indexOf, hadFocus, focusAt)
  const goTo = (index: number) => cursor.moveTo(index, 'focus')

  const look = () => {
    const next = fileWindow(layout, seen(), files.length)
    setShown((before) => (before.first === next.first && before.end === next.end ? before : next))
    if (more && !loadingMore && next.end > files.length - nearFiles) more()
  }
  const latest = useRef({ look, keptFocus })
  useLayoutEffect(() => {
    latest.current = { look, keptFocus }
    latest.current.look()
  })
  useLayoutEffect(() => {
    const { current } = scroller
    if (!current) return undefined
    const measure = () => {
      setRoom(current.clientWidth || assumed.width)
      latest.current.look()
    }
    measure()
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure)
    resized?.observe(current)
    const { keptFocus: kept } = latest.current
    if (kept.current && isFocusFree()) {
      current.querySelector<HTMLElement>('[role="row"]')?.focus({ preventScroll: true })
    }
    kept.current = false
    return () => {
      resized?.disconnect()
      kept.current = current.contains(document.activeElement)
    }
  }, [])
  const { onFocusGiver } = useListContext()
  useEffect(() => {
    onFocusGiver((id) => {
      const index = indexOf.get(id)
      if (index === undefined) return false
      anchor.current = id
      onSelect(new Set([id]))
      goTo(index)
      return true
    })
  })

  const idAt = (index: number) => files[index]?.id
  /** Everything from where the range begins to a file. */
  const rangeTo = (index: number) => {
    const from = indexOf.get(anchor.current ?? idAt(cursor.index) ?? '') ?? index
    anchor.current = idAt(from)
    return files.slice(Math.min(from, index), Math.max(from, index) + 1).map(({ id }) => id)
  }
  const choose = (index: number, { extend = false, add = false }: { extend?: boolean; add?: boolean }) => {
    const id = idAt(index)
    if (id === undefined) return
    if (extend) onSelect(new Set([...(add ? selected : []), ...rangeTo(index)]))
    else {
      anchor.current = id
      const ids = new Set(add ? selected : [])
      if (!add || !ids.delete(id)) ids.add(id)
      onSelect(ids)
    }
    goTo(index)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row'
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (altKey || event.nativeEvent.isComposing) return
    const to = indexAfterKey(layout, key, { index: cursor.index, count: files.length, viewHeight: seen().viewHeight })
    if (to !== undefined && onRow) {
      // With Control the focus goes alone, and what is chosen stays.
      if ((ctrlKey || metaKey) && !shiftKey) goTo(to)
      else choose(to, { extend: shiftKey, add: shiftKey && (ctrlKey || metaKey) })
    } else if (key === ' ' && (ctrlKey || metaKey || shiftKey) && onRow) {
      choose(cursor.index, { extend: shiftKey, add: ctrlKey || metaKey })
    } else if (key === 'Enter' && onRow) {
      const id = idAt(cursor.index)
      if (id !== undefined) onOpen(id)
    } else if (event.code === 'KeyA' && (ctrlKey || metaKey) && !shiftKey) {
      onSelect(new Set(files.map(({ id }) => id)))
    } else if (key === 'Escape' && selected.size > 0) {
      onSelect(new Set())
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const index = rowIndex(event.target)
    if (index === undefined || isControl(event.target)) return
    const { nativeEvent } = event
    const byTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
    const id = idAt(index)
    if (byTouch && selected.size === 0 && id !== undefined) onOpen(id)
    else choose(index, { extend: event.shiftKey, add: byTouch || event.ctrlKey || event.metaKey })
  }
  const onDoubleClick = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent<HTMLDivElement>) => {
    const index = rowIndex(target)
    const id = index === undefined ? undefined : idAt(index)
    if (id !== undefined && !isControl(target) && !ctrlKey && !metaKey && !shiftKey) onOpen(id)
  }

  const drawn = Array.from(
    { length: Math.max(0, Math.min(shown.end, files.length) - shown.first) },
    (_, at) => shown.first + at,
  )
  // The file with the focus stays in the document wherever it is, and one that is about to get it is there before.
  if (files.length > 0 && !drawn.includes(cursor.index)) drawn.push(cursor.index)
  return (
    <>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="grid"
        tabIndex={files.length === 0 ? 0 : -1}
        aria-label={label}
        aria-multiselectable
        aria-rowcount={more ? -1 : files.length}
        data-drop-target={drag.target === 'list' || undefined}
        onScroll={look}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onFocus={({ target }) => {
          hadFocus.current = true
          const index = rowIndex(target)
          if (index !== undefined && index !== cursor.index) cursor.moveTo(index)
        }}
        onBlur={({ relatedTarget }) => {
          // A row that goes away blurs to nothing: then its neighbour is the next to have the focus.
          if (relatedTarget !== null) hadFocus.current = scroller.current?.contains(relatedTarget) === true
        }}
        {...drag.handlers}
      >
        {files.length === 0 ? (
          <div role="row" className={styles['empty']}>
            <div role="gridcell">{empty}</div>
          </div>
        ) : (
          <div role="rowgroup" className={styles['space']} style={{ height: heightOf(layout, files.length) }}>
            {drawn.map((index) => {
              const file = files[index]
              return (
                file && (
                  <GridRow
                    key={file.id}
                    file={file}
                    index={index}
                    layout={layout}
                    view={view}
                    narrow={narrow}
                    selected={selected.has(file.id)}
                    focusable={index === cursor.index}
                    draggable={drag.movable}
                    dropTarget={drag.target === file.id}
                    dragged={drag.dragged.has(file.id)}
                  />
                )
              )
            })}
          </div>
        )}
      </div>
      {loadingMore && (
        <p className={styles['more']} role="status">
          <Text id="drive.loadingMore" />
        </p>
      )}
    </>
  )
}

const rowOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]') : null
const isControl = (target: EventTarget) => target instanceof Element && target.closest('button, a') !== null

function rowIndex(target: EventTarget): number | undefined {
  const row = rowOf(target)
  return row ? Number(row.getAttribute('aria-rowindex')) - 1 : undefined
}

const GridRow = memo(function GridRow({
  file,
  index,
  layout,
  view,
  narrow,
  selected,
  focusable,
  draggable,
  dropTarget,
  dragged,
}: {
  file: DriveFile
  index: number
  layout: GridLayout
  view: 'list' | 'grid'
  narrow: boolean
  selected: boolean
  focusable: boolean
  draggable: boolean
  dropTarget: boolean
  dragged: boolean
}) {
  const { x, y } = placeOf(layout, index)
  return (
    <div
      role="row"
      className={classNames(styles['row'], styles[view])}
      style={{
        transform: `translate(${String(x)}px, ${String(y)}px)`,
        height: layout.height,
        ...(view === 'grid' && { width: layout.width }),
      }}
      data-key={file.id}
      data-dragged={dragged || undefined}
      data-drop-target={dropTarget || undefined}
      aria-label={boundedText(file.name, 300)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      draggable={draggable}
    >
      <div role="gridcell" className={styles['cell']}>
        {view === 'grid' ? (
          <FileTile file={file} dropTarget={dropTarget} reachable={focusable} />
        ) : (
          <FileRow file={file} narrow={narrow} dropTarget={dropTarget} reachable={focusable} />
        )}
      </div>
    </div>
  )
})
