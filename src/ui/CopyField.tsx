import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** A value to take elsewhere, character by character: with a button, and selected whole by one click. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const text = useText()
  const labelId = useId()
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <div className={styles['field']} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={styles['label']}>
        {label}
      </span>
      <div className={styles['row']}>
        <code className={styles['value']} translate="no">
          {value}
        </code>
        <Button aria-label={text('action.copy.name', { label })} onClick={() => void copy()}>
          {outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
          <Text id="action.copy" />
        </Button>
      </div>
      <VisuallyHidden live>{outcome && <Text id={`copy.${outcome}`} />}</VisuallyHidden>
    </div>
  )
}
