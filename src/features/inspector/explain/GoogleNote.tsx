import { Text } from '#i18n/react.tsx'
import type { TraceStep } from '#trace/entry.ts'
import styles from './Explanation.module.css'
import { stepsThatDifferAtGoogle } from './explanations.ts'

/** Where the demo and Google part, or do not. */
export function GoogleNote({ step }: { step: TraceStep }) {
  if (!stepsThatDifferAtGoogle.has(step)) return null
  return (
    <p className={styles['google']}>
      <strong>
        <Text id="explain.googleDiffers" />
      </strong>{' '}
      <Text id={`explain.google.${step}`} />
    </p>
  )
}
