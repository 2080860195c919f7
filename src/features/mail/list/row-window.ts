/** Rows drawn beyond what is seen, so that a turn of the wheel finds them there. */
const overscan = 8
/** The window moves in steps, so that most scroll events change nothing. */
const step = 4

/** Which rows of equal height to draw: from `first` to before `end`. */
export interface RowWindow {
  first: number
  end: number
}

/** Lengths in pixels. */
export function rowWindow(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor(scrollTop / rowHeight / step) * step - overscan
  const rows = Math.ceil(viewHeight / rowHeight / step) * step + step + 2 * overscan
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(first + rows, count)) }
}

/** Where to scroll so that a row is seen whole; undefined where it is. */
export function scrollTopFor(
  index: number,
  { scrollTop, viewHeight, rowHeight }: { scrollTop: number; viewHeight: number; rowHeight: number },
): number | undefined {
  const top = index * rowHeight
  if (top < scrollTop) return top
  if (top + rowHeight > scrollTop + viewHeight) return top + rowHeight - viewHeight
  return undefined
}
