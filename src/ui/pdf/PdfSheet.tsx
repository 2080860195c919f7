import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { classNames } from '../class-names.ts'
import type { OpenPdf } from './pdf-engine.ts'
import { PdfProblem } from './pdf-problem.ts'
import styles from './PdfPages.module.css'

/** One page: an empty sheet of its size until it is near what is seen, and again when it no longer is. */
export function PdfSheet({
  pdf,
  number,
  width,
  scroller,
}: {
  pdf: OpenPdf
  number: number
  /** CSS pixels. */
  width: number
  scroller: HTMLElement
}) {
  const text = useText()
  const sheet = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [size, setSize] = useState(pdf.firstSize)
  const [failed, setFailed] = useState<'broken' | 'laborious'>()
  useEffect(() => {
    if (!sheet.current) return undefined
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: scroller,
      rootMargin: '75% 0px',
    })
    observer.observe(sheet.current)
    return () => observer.disconnect()
  }, [scroller])
  useEffect(() => {
    if (near) return
    // The memory of a canvas is given back at once when it has no size.
    for (const canvas of paper.current?.querySelectorAll('canvas') ?? []) canvas.width = 0
    paper.current?.replaceChildren()
  }, [near])
  useEffect(() => {
    if (!near) return undefined
    const leaving = new AbortController()
    const draw = async () => {
      const drawn = await pdf.draw(number, width, leaving.signal).catch(whyNot)
      if (leaving.signal.aborted) return
      if (typeof drawn === 'string') return setFailed(drawn)
      setFailed(undefined)
      drawn.canvas.className = styles['canvas'] ?? ''
      drawn.text.className = styles['text'] ?? ''
      paper.current?.replaceChildren(drawn.canvas, drawn.text)
      setSize(drawn.size)
    }
    void draw()
    return () => leaving.abort()
  }, [near, pdf, number, width])
  const style: CSSProperties & Record<`--${string}`, string | number> = {
    width,
    height: (width * size.height) / size.width,
    '--total-scale-factor': width / size.width,
  }
  return (
    <div
      ref={sheet}
      role="group"
      aria-label={text('pdf.page', { number, all: pdf.pageCount })}
      className={styles['sheet']}
      style={style}
    >
      <div ref={paper} className={classNames(styles['paper'], failed !== undefined && styles['failed'])} />
      {failed && (
        <p className={styles['unreadable']}>
          <Text id={failed === 'laborious' ? 'pdf.pageLaborious' : 'pdf.pageBroken'} />
        </p>
      )}
    </div>
  )
}

const whyNot = (error: unknown) =>
  error instanceof PdfProblem && error.code === 'laborious' ? ('laborious' as const) : ('broken' as const)
