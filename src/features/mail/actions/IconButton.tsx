import type { LucideIcon } from 'lucide-react'
import { useText } from '#i18n/react.tsx'
import styles from './IconButton.module.css'

/** A button that is a picture, with its name for whoever points at it or cannot see it. */
export function IconButton({
  icon: Icon,
  name,
  onClick,
  tabIndex,
}: {
  icon: LucideIcon
  /** Id of a text. */
  name: string
  onClick: () => void
  tabIndex?: number
}) {
  const text = useText()
  return (
    <button
      type="button"
      className={styles['button']}
      aria-label={text(name)}
      title={text(name)}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon aria-hidden />
    </button>
  )
}
