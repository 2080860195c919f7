import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { isFocusFree } from '#ui/focus/kept-focus.ts'
import { moveTo, selectAll, selectNone, toggle, type ListState } from './list-state.ts'
import { rowWindow, scrollTopFor, type RowWindow } from './row-window.ts'
import styles from './ThreadGrid.module.css'

export interface ThreadGridHandle {
  /** Takes the focus to the row where the cursor is, and into view. */
  focusCursor: () => void
}

/** Without a layout there is no height to measure. */
const assumedHeight = 720

/**
 * Rows of one height, of which only those near what is seen are in the document, however many there are. A list of
 * React Aria keeps every row of its collection in memory and takes a second for each page that is added to 100,000.
 */
export function ThreadGrid({
  label,
  ids,
  state,
  onChange,
  rowHeight,
  layout,
  complete,
  initialScrollTop,
  onOpen,
  onNearEnd,
  onLeave,
  row,
  coming,
  ref,
}: {
  label: string
  ids: readonly string[]
  state: ListState
  onChange: (next: ListState) => void
  rowHeight: number
  layout: 'line' | 'stacked'
  /** There is no more to come. */
  complete: boolean
  initialScrollTop: number
  onOpen: (id: string) => void
  /** The last rows have come near. */
  onNearEnd: () => void
  onLeave: (scrollTop: number) => void
  /** Stands at the end while there is more to come. */
  coming: ReactNode
  /** What stands in a row. */
  row: (row: { id: string; index: number; quick: boolean; current: boolean }) => ReactNode
  ref: Ref<ThreadGridHandle>
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  const [shown, setShown] = useState<RowWindow>({ first: 0, end: Math.min(ids.length, 40) })
  const quick = useQuickScroll(scroller)
  const cursorIndex = state.cursor?.index ?? 0

  const look = () => {
    const { current } = scroller
    if (!current) return
    const next = rowWindow(current.scrollTop, current.clientHeight || assumedHeight, rowHeight, ids.length)
    setShown((before) => (before.first === next.first && before.end === next.end ? before : next))
    if (!complete && next.end > ids.length - nearRows) onNearEnd()
  }
  const latest = useRef({ look, onLeave, initialScrollTop })
  // Measuring has the browser lay everything out, so it is done only where there is something new to measure.
  const measured = useRef('')
  useLayoutEffect(() => {
    latest.current = { look, onLeave, initialScrollTop }
    const shape = `${ids.length} ${rowHeight} ${complete}`
    if (measured.current === shape) return
    measured.current = shape
    look()
  })
  useLayoutEffect(() => {
    const { current } = scroller
    if (!current) return undefined
    // Taken once: the place to begin at is for the beginning only.
    current.scrollTop = latest.current.initialScrollTop
    latest.current.look()
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => latest.current.look())
    resized?.observe(current)
    return () => {
      resized?.disconnect()
      latest.current.onLeave(current.scrollTop)
    }
  }, [])

  const focusRow = (index: number) => {
    const { current } = scroller
    if (!current) return
    const viewHeight = current.clientHeight || assumedHeight
    const top = scrollTopFor(index, { scrollTop: current.scrollTop, viewHeight, rowHeight })
    if (top !== undefined) current.scrollTop = top
    current.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)?.focus({ preventScroll: true })
  }
  useImperativeHandle(ref, () => ({ focusCursor: () => focusRow(cursorIndex) }))

  // The focus follows the cursor; and a row that left took it along, so the row that moved up gets it.
  const cursorId = state.cursor?.id
  const followed = useRef(cursorId)
  useLayoutEffect(() => {
    if (followed.current === cursorId) return
    followed.current = cursorId
    const isOurs = isFocusFree() || scroller.current?.contains(document.activeElement)
    if (hadFocus.current && isOurs) focusRow(cursorIndex)
  })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { current } = scroller
    const move = movementOf(event.key, Math.floor((current?.clientHeight || assumedHeight) / rowHeight) - 1)
    const onRow = event.target instanceof HTMLElement && event.target.role === 'row'
    const done = () => event.preventDefault()
    if (move !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onChange(
        moveTo(state, ids, move === 'start' ? 0 : move === 'end' ? ids.length - 1 : cursorIndex + move, event.shiftKey),
      )
      hadFocus.current = true
      done()
    } else if (event.key === ' ' && onRow) {
      onChange(toggle(state, ids, cursorIndex, event.shiftKey))
      done()
    } else if (event.key === 'Enter' && onRow && state.cursor) {
      onOpen(state.cursor.id)
      done()
    } else if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) {
      onChange(selectAll(state, ids))
      done()
    } else if (event.key === 'Escape' && state.selected.size > 0) {
      onChange(selectNone(state))
      done()
    } else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && event.target instanceof HTMLElement) {
      walkInRow(event.target, event.key === 'ArrowRight' ? 1 : -1)
      done()
    }
  }

  const drawn = Array.from(
    { length: Math.max(0, Math.min(shown.end, ids.length) - shown.first) },
    (_, at) => shown.first + at,
  )
  // The row with the focus stays in the document wherever it is.
  if (ids.length > 0 && !drawn.includes(cursorIndex) && cursorIndex < ids.length) drawn.push(cursorIndex)
  return (
    <div
      ref={scroller}
      className={styles['grid']}
      data-layout={layout}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={complete ? ids.length : -1}
      onScroll={look}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        hadFocus.current = true
        const index = indexOfRow(target)
        if (index !== undefined && (index !== cursorIndex || !state.cursor)) onChange(moveTo(state, ids, index))
      }}
      onBlur={() => {
        hadFocus.current = false
      }}
    >
      <div
        className={styles['space']}
        role="rowgroup"
        style={{ height: (ids.length + (complete ? 0 : 1)) * rowHeight }}
      >
        {drawn.map((index) => {
          const id = ids[index] ?? ''
          return (
            <div
              key={id}
              role="row"
              className={styles['row']}
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              aria-rowindex={index + 1}
              aria-selected={state.selected.has(id)}
              aria-labelledby={`thread-${id}`}
              tabIndex={index === cursorIndex ? 0 : -1}
            >
              {row({ id, index, quick, current: index === cursorIndex })}
            </div>
          )
        })}
        {!complete && shown.end >= ids.length && (
          <div
            role="row"
            aria-busy
            className={styles['row']}
            style={{ height: rowHeight, transform: `translateY(${ids.length * rowHeight}px)` }}
          >
            {coming}
          </div>
        )}
      </div>
    </div>
  )
}

/** So many rows before the end the next page is asked for. */
const nearRows = 60

function indexOfRow(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.closest('[role=row]') : null
  return row ? Number(row.getAttribute('aria-rowindex')) - 1 : undefined
}

function movementOf(key: string, pageRows: number): number | 'start' | 'end' | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return pageRows
    case 'PageUp':
      return -pageRows
    case 'Home':
      return 'start'
    case 'End':
      return 'end'
    default:
      return undefined
  }
}

/** Between a row and its controls, which Tab passes over. */
function walkInRow(from: HTMLElement, by: 1 | -1): void {
  const row = from.closest<HTMLElement>('[role=row]')
  if (!row) return
  const stops = [row, ...row.querySelectorAll<HTMLElement>('input, button')]
  const at = stops.indexOf(from)
  stops[(at + by + stops.length) % stops.length]?.focus({ preventScroll: true })
}

/** How many rows' worth of pixels between two scroll events is more than anybody reads. */
const quickPixels = 400
const restMs = 90

/** Whether rows are flying by; what they say is not worth asking for then. */
function useQuickScroll(scroller: { current: HTMLElement | null }): boolean {
  const [quick, setQuick] = useState(false)
  useLayoutEffect(() => {
    const { current } = scroller
    if (!current) return undefined
    let before = current.scrollTop
    let rest: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      const far = Math.abs(current.scrollTop - before) > quickPixels
      before = current.scrollTop
      if (far) setQuick(true)
      clearTimeout(rest)
      rest = setTimeout(() => setQuick(false), restMs)
    }
    current.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      current.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  return quick
}
