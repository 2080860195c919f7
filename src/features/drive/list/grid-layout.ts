/** How files are laid out: rows of equal height, with one file in each or several. Lengths in pixels. */
export interface GridLayout {
  columns: number
  rowHeight: number
  /** Of one file. */
  width: number
  height: number
  gap: number
  padding: number
}

const listRowPx = { wide: 44, narrow: 58 }
const tilePx = { minWidth: 168, narrowMinWidth: 140, height: 164, gap: 12, padding: 4 }

/** Rows drawn beyond what is seen, so that a turn of the wheel finds them there. */
const overscan = 6
/** The window moves in steps, so that most scroll events change nothing. */
const step = 4

/** @param room width of the list, in pixels */
export function gridLayout(view: 'list' | 'grid', narrow: boolean, room: number): GridLayout {
  if (view === 'list') {
    const height = narrow ? listRowPx.narrow : listRowPx.wide
    return { columns: 1, rowHeight: height, width: room, height, gap: 0, padding: 0 }
  }
  const { gap, padding, height } = tilePx
  const inner = room - 2 * padding
  const minWidth = narrow ? tilePx.narrowMinWidth : tilePx.minWidth
  const columns = Math.max(1, Math.floor((inner + gap) / (minWidth + gap)))
  return {
    columns,
    rowHeight: height + gap,
    width: Math.floor((inner - (columns - 1) * gap) / columns),
    height,
    gap,
    padding,
  }
}

/** Which files to draw: from `first` to before `end`. */
export interface FileWindow {
  first: number
  end: number
}

export function fileWindow(
  { columns, rowHeight }: GridLayout,
  { scrollTop, viewHeight }: { scrollTop: number; viewHeight: number },
  count: number,
): FileWindow {
  const firstRow = Math.floor(scrollTop / rowHeight / step) * step - overscan
  const rows = Math.ceil(viewHeight / rowHeight / step) * step + step + 2 * overscan
  const within = (row: number) => Math.max(0, Math.min(row * columns, count))
  return { first: within(firstRow), end: within(firstRow + rows) }
}

/** Where a file's upper left corner is. */
export function placeOf({ columns, rowHeight, width, gap, padding }: GridLayout, index: number) {
  return {
    x: padding + (index % columns) * (width + gap),
    y: padding + Math.floor(index / columns) * rowHeight,
  }
}

/** How high all files are together. */
export const heightOf = ({ columns, rowHeight, padding }: GridLayout, count: number) =>
  2 * padding + Math.ceil(count / columns) * rowHeight

/** Where to scroll so that a file is seen whole; undefined where it is. */
export function scrollTopFor(
  layout: GridLayout,
  index: number,
  { scrollTop, viewHeight }: { scrollTop: number; viewHeight: number },
): number | undefined {
  const { y } = placeOf(layout, index)
  if (y < scrollTop) return y - layout.padding
  if (y + layout.height > scrollTop + viewHeight) return y + layout.height + layout.padding - viewHeight
  return undefined
}

/** To which file a key leads from another; undefined for keys that lead nowhere. */
export function indexAfterKey(
  { columns, rowHeight }: GridLayout,
  key: string,
  { index, count, viewHeight }: { index: number; count: number; viewHeight: number },
): number | undefined {
  const page = Math.max(1, Math.floor(viewHeight / rowHeight) - 1) * columns
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
    ...(columns > 1 && { ArrowRight: 1, ArrowLeft: -1 }),
  }
  const by = Object.hasOwn(steps, key) ? steps[key] : undefined
  if (by === undefined) return undefined
  const to = index + by
  // A row down from the last but one leads to the last file, though it may lie further to the left.
  if (key === 'ArrowUp' && to < 0) return index
  if (key === 'ArrowDown' && to >= count && Math.floor(index / columns) === Math.floor((count - 1) / columns)) {
    return index
  }
  return Math.max(0, Math.min(to, count - 1))
}
