import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Feature } from '#config/configuration.ts'
import { useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Brand } from '#ui/Brand.tsx'
import { runCommand } from '#ui/commands/commands.tsx'
import { Link } from '#ui/Link.tsx'
import { AppCommands } from '../commands/AppCommands.tsx'
import { Notices } from '../notices/Notices.tsx'
import { SessionNotices } from '../notices/SessionNotices.tsx'
import { PageFooter } from '../PageFooter.tsx'
import { SkipLink } from '../SkipLink.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { MainNavigation } from './MainNavigation.tsx'
import styles from './SignedInShell.module.css'
import { WhyHost } from './WhyHost.tsx'

export function SignedInShell({ features, children }: { features: readonly Feature[]; children: ReactNode }) {
  const text = useText()
  return (
    <div className={styles['shell']}>
      <SkipLink />
      <header className={styles['top']}>
        <Link className={styles['home']} to={paths.home()} aria-label={text('nav.toStart')}>
          <Brand />
        </Link>
        <button
          type="button"
          className={styles['commands']}
          aria-label={text('commands.palette')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => runCommand('palette')}
        >
          <Search aria-hidden />
        </button>
        <AccountMenu />
      </header>
      <MainNavigation features={features} />
      <main id="content" className={styles['main']} tabIndex={-1}>
        <SessionNotices features={features} />
        {children}
      </main>
      <div className={styles['foot']}>
        <PageFooter />
      </div>
      <AppCommands features={features} />
      <Notices />
      <WhyHost />
    </div>
  )
}
