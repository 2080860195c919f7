import { useEffect, useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { loadTexts } from '#i18n/i18n.ts'
import { pdfTexts } from '#i18n/pdf-texts.ts'
import { PartFailed } from '../PartFailed.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { VisuallyHidden } from '../VisuallyHidden.tsx'
import type { OpenPdf } from './pdf-engine.ts'
import { PdfProblem } from './pdf-problem.ts'
import { PdfPassword } from './PdfPassword.tsx'
import { PdfScroll } from './PdfScroll.tsx'
import styles from './PdfPages.module.css'

type Opened = { state: 'opening' } | { state: 'open'; pdf: OpenPdf } | { state: 'failed'; code: PdfProblem['code'] }

/** The pages of a PDF, drawn as they come into view. Nothing in the document runs, and none of its links work. */
export function PdfPages({ file, name }: { file: Blob; name: string }) {
  const text = useText()
  const [attempt, setAttempt] = useState<{ password?: string }>({})
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const show = (now: Opened) => {
      if (!signal.aborted) setOpened(now)
    }
    const open = async () => {
      show({ state: 'opening' })
      const openPdf = await load().catch(() => undefined)
      if (!openPdf) return show({ state: 'failed', code: 'unloaded' })
      try {
        show({ state: 'open', pdf: await openPdf(file, attempt.password, signal) })
      } catch (error) {
        show({ state: 'failed', code: error instanceof PdfProblem ? error.code : 'broken' })
      }
    }
    void open()
    return () => leaving.abort()
  }, [file, attempt])

  if (opened.state === 'open') return <PdfScroll pdf={opened.pdf} name={name} />
  if (opened.state === 'opening') {
    return (
      <div className={styles['middle']} aria-busy>
        <VisuallyHidden live>{text('file.opening')}</VisuallyHidden>
        <Skeleton width="min(40rem, 90%)" height="min(52rem, 70dvh)" />
      </div>
    )
  }
  const { code } = opened
  if (code === 'password' || code === 'wrong-password') {
    return (
      <div className={styles['middle']}>
        <PdfPassword wrong={code === 'wrong-password'} onAnswer={(password) => setAttempt({ password })} />
      </div>
    )
  }
  if (code === 'unloaded' || code === 'replaced') {
    return (
      <div className={styles['middle']}>
        <PartFailed retry={() => setAttempt({})} replaced={code === 'replaced' || undefined} />
      </div>
    )
  }
  return (
    <div className={styles['middle']} role="alert">
      <p className={styles['reason']}>
        <Text id="pdf.broken" />
      </p>
    </div>
  )
}

/** The library is large, so it comes when the first document does. */
async function load() {
  const [{ openPdf }] = await Promise.all([import('./pdf-engine.ts'), loadTexts(pdfTexts)])
  return openPdf
}
