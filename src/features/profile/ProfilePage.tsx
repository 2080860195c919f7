import { useAuth, useSession } from '#auth/react.tsx'
import type { Feature } from '#config/configuration.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import { AccessCard } from './AccessCard.tsx'
import { DiagnosticsCard } from './DiagnosticsCard.tsx'
import { LeaveCard } from './LeaveCard.tsx'
import { LifetimeCard } from './LifetimeCard.tsx'
import { PersonCard } from './PersonCard.tsx'
import styles from './ProfilePage.module.css'
import { VerificationCard } from './VerificationCard.tsx'

/** Who am I here, how does Pixy know, what may it do, for how long, and how do I end it. */
export function ProfilePage({ features }: { features: readonly Feature[] }) {
  const { providers } = useAuth()
  const { signedIn, state, tier } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  if (!signedIn || !provider) return null
  return (
    <div className={styles['page']}>
      <PageHeading titleId="nav.profile" />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <PersonCard account={signedIn.account} provider={provider} />
          <LifetimeCard signedIn={signedIn} state={state} />
          <AccessCard signedIn={signedIn} provider={provider} features={features} />
        </div>
        <div className={styles['column']}>
          <VerificationCard signedIn={signedIn} />
          <DiagnosticsCard provider={provider} tier={tier} />
          <LeaveCard provider={provider} />
        </div>
      </div>
    </div>
  )
}
