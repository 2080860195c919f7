import { Download } from 'lucide-react'
import { Text, useText } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { Button } from '#ui/Button.tsx'
import { harOf } from '../exchange/har.ts'
import { markdownOf } from '../exchange/markdown.ts'
import { saveText } from '#ui/save-text.ts'
import { traceFileOf } from '../exchange/trace-file.ts'
import styles from './ComparePart.module.css'

/** Saves the redacted steps of this session, once there are any. */
export function SaveSession({ entries }: { entries: readonly TraceEntry[] }) {
  const text = useText()
  if (entries.length === 0) {
    return (
      <p className={styles['nothing']}>
        <Text id="flow.save.nothing" />
      </p>
    )
  }
  const words = { title: text('flow.title'), stepName: ({ step }: { step: string }) => text(`flow.step.${step}`) }
  const kinds = [
    ['json', 'application/json', () => traceFileOf(entries, Date.now())],
    ['har', 'application/json', () => harOf(entries)],
    ['md', 'text/markdown', () => markdownOf(entries, words)],
  ] as const
  return kinds.map(([kind, mediaType, content]) => (
    <Button key={kind} onClick={() => saveText(`pixy-flow.${kind}`, mediaType, content())}>
      <Download aria-hidden />
      <Text id={`flow.save.${kind}`} />
    </Button>
  ))
}
