import { useEffect, useRef, useState } from 'react'
import { useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'

const pauseMs = 1_000

/** Reads out that steps were added: once there is a pause, all of them in one sentence, the last one by its name. */
export function StepAnnouncer({ entries }: { entries: readonly TraceEntry[] }) {
  const text = useText()
  const announcedId = useRef<number>(undefined)
  const [words, setWords] = useState('')
  const last = entries.at(-1)

  useEffect(() => {
    announcedId.current ??= last?.id ?? 0
    const timer = setTimeout(() => {
      const count = entries.filter(({ id }) => id > (announcedId.current ?? 0)).length
      announcedId.current = last?.id ?? 0
      if (count === 0 || !last) return
      const step = text(`flow.step.${last.step}`)
      setWords(text('flow.announce', { count, step, outcome: text(`flow.outcome.${last.outcome}`) }))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [entries, last, text])

  return <VisuallyHidden live>{words}</VisuallyHidden>
}
