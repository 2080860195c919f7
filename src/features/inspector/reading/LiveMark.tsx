import { Text } from '#i18n/react.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Inlines.module.css'

/** The mark of a value that is the person's own, and no example. */
export function LiveMark() {
  return (
    <span className={styles['live']}>
      <VisuallyHidden>
        <Text id="reading.live.mark" />
      </VisuallyHidden>
    </span>
  )
}
