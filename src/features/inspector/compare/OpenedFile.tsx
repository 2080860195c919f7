import { X } from 'lucide-react'
import { Text, useFormat, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { boundedText, Foreign } from '#ui/Foreign.tsx'
import type { TraceFile } from '../exchange/trace-file.ts'

/** A flow that was read from a file, oldest step first. */
export interface Opened extends TraceFile {
  name: string
}

/** Says that what is shown is somebody else's, from which file, and puts it away. */
export function OpenedFile({ file: { name, exportedAtMs, entries }, onClose }: { file: Opened; onClose: () => void }) {
  const format = useFormat()
  const text = useText()
  return (
    <Banner
      tone="caution"
      title={<Text id="flow.compare.notYours" />}
      inline
      actions={
        <Button aria-label={text('flow.compare.close', { name: boundedText(name, 60) })} onClick={onClose}>
          <X aria-hidden />
          <Text id="action.close" />
        </Button>
      }
    >
      <p>
        <Foreign>{name}</Foreign>
        {' · '}
        {format.date(exportedAtMs, { dateStyle: 'medium', timeStyle: 'short' })}
        {' · '}
        <Text id="flow.compare.count" values={{ count: entries.length }} />
      </p>
    </Banner>
  )
}
