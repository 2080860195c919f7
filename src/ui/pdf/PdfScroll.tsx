import { Minus, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import type { OpenPdf } from './pdf-engine.ts'
import { PdfSheet } from './PdfSheet.tsx'
import styles from './PdfPages.module.css'

/** More pages than a person scrolls through; the rest is for a program of its own. */
const maxPages = 1_000
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const
const fitWidth = zooms.indexOf(1)
const widestFit = 960
const margin = 16

/** All pages of a document below each other, with their number and how large they are. */
export function PdfScroll({ pdf, name }: { pdf: OpenPdf; name: string }) {
  const text = useText()
  const [zoom, setZoom] = useState(fitWidth)
  const [room, setRoom] = useState(0)
  const [current, setCurrent] = useState(1)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const measured = useCallback((element: HTMLElement | null) => {
    setScroller(element)
    if (!element) return undefined
    // A long document is scrolled by the keyboard too.
    element.tabIndex = 0
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => {
      observer.disconnect()
      setScroller(null)
    }
  }, [])
  const shown = Math.min(pdf.pageCount, maxPages)
  const width = Math.floor(Math.min(room - 2 * margin, widestFit) * (zooms[zoom] ?? 1))
  const zoomed = text('pdf.zoom.is', { percent: Math.round((zooms[zoom] ?? 1) * 100) })
  const button = (label: string, to: number, icon: typeof Plus) => {
    const Icon = icon
    return (
      <button
        type="button"
        className={styles['button']}
        aria-label={text(label)}
        title={text(label)}
        aria-disabled={!(to in zooms) || undefined}
        onClick={() => to in zooms && setZoom(to)}
      >
        <Icon aria-hidden />
      </button>
    )
  }
  return (
    <div className={styles['pdf']}>
      <div role="toolbar" aria-label={text('pdf.tools')} className={styles['tools']}>
        <span className={styles['number']}>
          <Text id="pdf.page" values={{ number: current, all: pdf.pageCount }} />
        </span>
        {button('pdf.zoom.out', zoom - 1, Minus)}
        <button
          type="button"
          className={styles['fit']}
          aria-label={`${text('pdf.zoom.fit')}, ${zoomed}`}
          title={text('pdf.zoom.fit')}
          onClick={() => setZoom(fitWidth)}
        >
          {zoomed}
        </button>
        {button('pdf.zoom.in', zoom + 1, Plus)}
      </div>
      <div
        ref={measured}
        role="document"
        aria-label={name}
        className={styles['scroll']}
        onScroll={({ currentTarget }) => setCurrent(pageInSight(currentTarget))}
      >
        {scroller &&
          width > 0 &&
          Array.from({ length: shown }, (_, index) => (
            <PdfSheet key={index} pdf={pdf} number={index + 1} width={width} scroller={scroller} />
          ))}
        {shown < pdf.pageCount && (
          <p className={styles['reason']}>
            <Text id="pdf.tooMany" values={{ shown, all: pdf.pageCount }} />
          </p>
        )}
      </div>
    </div>
  )
}

/** The page that crosses the upper third of what is seen; pages lie below each other in order. */
function pageInSight({ children, scrollTop, clientHeight }: HTMLElement): number {
  const line = scrollTop + clientHeight / 3
  let [low, high] = [0, children.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const sheet = children[middle]
    if (sheet instanceof HTMLElement && sheet.offsetTop <= line) low = middle
    else high = middle - 1
  }
  return low + 1
}
