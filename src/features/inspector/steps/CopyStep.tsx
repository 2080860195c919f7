import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Text } from '#i18n/react.tsx'
import type { TraceEntry } from '#trace/entry.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { curlOf } from '../exchange/curl.ts'

/** Takes the request along as a command for a shell, with placeholders for what is hidden. */
export function CopyStep({ entry }: { entry: TraceEntry }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  const command = curlOf(entry)
  if (command === undefined) return null
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  return (
    <>
      <Button look="quiet" onClick={() => void copy()}>
        <Copy aria-hidden />
        <Text id="flow.copyCurl" />
      </Button>
      <VisuallyHidden live>{outcome && <Text id={`copy.${outcome}`} />}</VisuallyHidden>
    </>
  )
}
