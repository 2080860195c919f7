import { Text } from '#i18n/react.tsx'
import { Brand } from '#ui/Brand.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './AppFailed.module.css'

/** The last boundary. Nothing of the app is trusted here, so its links are plain and load the page anew. */
export function AppFailed({ base }: { base: string }) {
  return (
    <main className={styles['page']}>
      <Brand />
      <PageHeading titleId="failure.app.what" />
      <p role="alert">
        <Text id="failure.app.cure" />
      </p>
      <p>
        <a href={base}>
          <Text id="action.toHome" />
        </a>
      </p>
    </main>
  )
}
