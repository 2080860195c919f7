import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Banner } from '#ui/Banner.tsx'
import { Link } from '#ui/Link.tsx'
import { GooglesPage } from './GooglesPage.tsx'
import { ReasonItem } from './ReasonItem.tsx'
import type { ReasonId } from './reasons.ts'
import styles from './Reasons.module.css'

/** What Google keeps people for where a client has just been made. */
const usual: readonly ReasonId[] = ['redirect-uri', 'origin', 'invalid-client']

/**
 * Somebody left for a provider and is here without its answer: by Back, or by a new page. What kept them there only
 * its page knows, so they are asked what it says.
 * @param settingUp their client is new: what is usually amiss with one is told without being asked for
 */
export function CameBack({ settingUp = false }: { settingUp?: boolean }) {
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
      {settingUp ? (
        <ul className={styles['reasons']}>
          {usual.map((id) => (
            <ReasonItem key={id} id={id} />
          ))}
        </ul>
      ) : (
        <p>
          <Link to={paths.setup()}>
            <Text id="doctor.link.setup" />
          </Link>
        </p>
      )}
    </Banner>
  )
}
