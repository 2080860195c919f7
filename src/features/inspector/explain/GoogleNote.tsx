import { Text } from '#i18n/react.tsx'
import type { TraceStep } from '#trace/entry.ts'
import styles from './Explanation.module.css'

/** In what Google and the demo part at a step as a whole; what is about one parameter stands there. */
export function GoogleNote({ step }: { step: TraceStep }) {
  return (
    <p className={styles['google']}>
      <strong>
        <Text id="explain.googleDiffers" />
      </strong>{' '}
      <Text id={`explain.google.${step}`} />
    </p>
  )
}
