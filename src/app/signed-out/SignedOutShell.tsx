import type { ReactNode } from 'react'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Brand } from '#ui/Brand.tsx'
import { Link } from '#ui/Link.tsx'
import { OfflineBanner } from '../notices/OfflineBanner.tsx'
import { PageFooter } from '../PageFooter.tsx'
import { SkipLink } from '../SkipLink.tsx'
import styles from './SignedOutShell.module.css'

export function SignedOutShell({ children }: { children: ReactNode }) {
  const text = useText()
  return (
    <div className={styles['shell']}>
      <SkipLink />
      <header className={styles['header']}>
        <Link className={styles['home']} to={paths.home()} aria-label={text('nav.toStart')}>
          <Brand />
        </Link>
        <nav className={styles['links']} aria-label={text('nav.about')}>
          <Link to={paths.flow()}>
            <Text id="nav.flow" />
          </Link>
          <Link to={paths.setup()}>
            <Text id="nav.setup" />
          </Link>
        </nav>
      </header>
      <main id="content" className={styles['main']} tabIndex={-1}>
        <OfflineBanner />
        {children}
      </main>
      <PageFooter />
    </div>
  )
}
