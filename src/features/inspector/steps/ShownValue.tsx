import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Text } from '#i18n/react.tsx'
import { readMask } from '#trace/mask.ts'
import { Foreign } from '#ui/Foreign.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './ShownValue.module.css'

/** A recorded value. What was hidden is said in words and with a lock, so that nobody takes the mask for the value. */
export function ShownValue({ value, masked }: { value: string; masked: boolean }) {
  const hidden = readMask(value)
  const bytes = masked ? /^(\d+) bytes$/.exec(value)?.[1] : undefined
  if (hidden) {
    const { characters, scheme, fingerprint } = hidden
    return (
      <>
        {scheme && <code>{scheme} </code>}
        <Masked>
          {fingerprint && <code>#{fingerprint}</code>}
          <Text id={fingerprint ? 'flow.value.fingerprint' : 'flow.value.hidden'} values={{ characters }} />
        </Masked>
      </>
    )
  }
  if (bytes !== undefined) {
    return (
      <Masked>
        <Text id="flow.value.notRecorded" values={{ bytes: Number(bytes) }} />
      </Masked>
    )
  }
  const shown = (
    <code>
      <Foreign maxCharacters={1_000}>{value}</Foreign>
    </code>
  )
  if (!masked) return value === '' ? <Text id="flow.value.empty" /> : shown
  return (
    <Masked>
      {shown}
      <VisuallyHidden>
        <Text id="flow.value.partlyHidden" />
      </VisuallyHidden>
    </Masked>
  )
}

function Masked({ children }: { children: ReactNode }) {
  return (
    <span className={styles['masked']}>
      <Lock aria-hidden />
      {children}
    </span>
  )
}
