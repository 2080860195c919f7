import { Text } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './SignedOutHome.module.css'
import { SignInPanel } from './SignInPanel.tsx'
import { WhereTokensLive } from './WhereTokensLive.tsx'

export function SignedOutHome() {
  return (
    <div className={styles['home']}>
      <div className={styles['intro']}>
        <PageHeading titleId="home.welcome.title" display />
        <p className={styles['lead']}>
          <Text id="home.welcome.lead" />
        </p>
      </div>
      <div className={styles['panel']}>
        <SignInPanel returnTo={paths.home()} />
      </div>
      <div className={styles['where']}>
        <WhereTokensLive />
      </div>
    </div>
  )
}
