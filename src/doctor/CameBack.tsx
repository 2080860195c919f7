import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { Link } from '#ui/Link.tsx'
import { GooglesPage } from './GooglesPage.tsx'
import styles from './Reasons.module.css'

/**
 * Somebody left for a provider and is here without its answer: by Back, or by a new page. What kept them there only
 * its page knows, so they are asked what it says.
 */
export function CameBack() {
  return (
    <Banner tone="info" title={<Text id="doctor.cameBack" />}>
      <p>
        <Text id="doctor.cameBack.note" />
      </p>
      <details className={styles['ask']}>
        <summary>
          <Text id="doctor.cameBack.ask" />
        </summary>
        <GooglesPage />
      </details>
      <p>
        <Link to={paths.setup()}>
          <Text id="doctor.link.setup" />
        </Link>
      </p>
    </Banner>
  )
}
