import type { CDPSession, Page } from 'playwright-core'

/** How smoothly a page drew over some time. */
export interface Smoothness {
  frames: number
  /** Frames of a 60 Hz screen that went by without a new picture. */
  droppedFrames: number
  /** The longest time between two pictures, in milliseconds. */
  longestFrameMs: number
  durationMs: number
}

export interface ScrollOptions {
  /** Role of the element that scrolls. */
  role: string
  /** Pixels at each frame. */
  stepPx: number
  /** Stops once so many rows were reached, or, waiting for more, after so long. */
  rows: number
  atMostMs: number
}

/** Scrolls a list frame by frame; waits at its end as long as more rows come. */
export function scrollList(page: Page, options: ScrollOptions): Promise<Smoothness & { rowsReached: number }> {
  return page.evaluate(async ({ role, stepPx, rows, atMostMs }) => {
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const deltas: number[] = []
    const startedMs = performance.now()
    let before = await nextFrame()
    let rowsReached = 0
    while (performance.now() - startedMs < atMostMs && rowsReached < rows) {
      const list = document.querySelector<HTMLElement>(`[role=${role}]`)
      if (list) list.scrollTop += stepPx
      const now = await nextFrame()
      deltas.push(now - before)
      before = now
      const indexes = [...(list?.querySelectorAll('[aria-rowindex]') ?? [])]
      const atEnd = list ? list.scrollTop + list.clientHeight >= list.scrollHeight - 1 : false
      const last = Math.max(0, ...indexes.map((row) => Number(row.getAttribute('aria-rowindex'))))
      if (atEnd || indexes.length > 0) rowsReached = Math.max(rowsReached, last)
    }
    const dropped = deltas.map((delta) => Math.max(0, Math.round(delta / (1000 / 60)) - 1))
    return {
      frames: deltas.length,
      droppedFrames: dropped.reduce((sum, one) => sum + one, 0),
      longestFrameMs: Math.round(Math.max(0, ...deltas)),
      durationMs: Math.round(performance.now() - startedMs),
      rowsReached,
    }
  }, options)
}

/** Watches the page's script heap. */
export async function watchHeap(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  let peakBytes = 0
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    peakBytes = Math.max(peakBytes, metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0)
  }
  const timer = setInterval(() => void look().catch(() => undefined), 250)
  /** Ends the watch; the peak in megabytes. */
  return async () => {
    clearInterval(timer)
    await look()
    return Math.round(peakBytes / 1_048_576)
  }
}

/** Milliseconds until something a person does has its effect on the screen. */
export async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await act()
  return Math.round(performance.now() - startedMs)
}

/** One line of figures for the README. */
export function report(name: string, figures: object): void {
  console.log(`BENCH ${name} ${JSON.stringify(figures)}`)
}
