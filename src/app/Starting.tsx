import { Text } from '#i18n/react.tsx'
import { Brand } from '#ui/Brand.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Starting.module.css'

/** Before it is known whether somebody is signed in: neither the sign-in page nor a private one flashes up. */
export function Starting() {
  return (
    <main className={styles['starting']}>
      <span className={styles['brand']}>
        <Brand />
      </span>
      <VisuallyHidden live>
        <Text id="session.starting" />
      </VisuallyHidden>
    </main>
  )
}
