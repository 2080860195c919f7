import { Text } from '#i18n/react.tsx'
import styles from './SkipLink.module.css'

/** First stop of the keyboard: past the navigation. The focus is moved by hand, the address keeps its hash. */
export function SkipLink() {
  return (
    <a
      className={styles['skip']}
      href="#content"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('content')?.focus()
      }}
    >
      <Text id="nav.skip" />
    </a>
  )
}
