import { ChevronDown } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { useSession } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { KeysAwaited, runCommand } from '#ui/commands/commands.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Initials } from '#ui/Initials.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { CouldNotOpen } from '../commands/CouldNotOpen.tsx'
import styles from './AccountMenu.module.css'

const loadList = () => import('./AccountMenuList.tsx')
/** Menus are heavy, and this one is seldom opened: its code comes when somebody is about to. */
const AccountMenuList = lazyPart(async () => (await loadList()).AccountMenuList)

/** What does not come now is asked for again, and complained about, when it is wanted. */
const loadAhead = () => void loadList().catch(() => undefined)

/** Who is signed in, and the two ways to leave. */
export function AccountMenu() {
  const { signedIn } = useSession()
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'unused' | 'open' | 'closed'>('unused')
  if (!signedIn) return null
  const { name, email, subject } = signedIn.account

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['button']}
        aria-haspopup="menu"
        aria-expanded={state === 'open'}
        onPointerEnter={loadAhead}
        onFocus={loadAhead}
        onClick={() => setState(state === 'open' ? 'closed' : 'open')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setState('open')
        }}
      >
        <Initials name={name ?? email ?? subject} />
        <span className={styles['word']}>
          <Text id="account.menu" />
        </span>
        <ChevronDown aria-hidden />
      </button>
      {state !== 'unused' && (
        <ErrorBoundary
          fallback={() => <CouldNotOpen signOut={() => runCommand('sign-out')} onShown={() => setState('unused')} />}
        >
          <Suspense fallback={state === 'open' && <KeysAwaited onLeave={() => setState('closed')} />}>
            <AccountMenuList
              account={signedIn.account}
              trigger={button}
              open={state === 'open'}
              onOpenChange={(open) => setState(open ? 'open' : 'closed')}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}
