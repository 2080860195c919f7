import { Suspense } from 'react'
import { useLocation } from 'react-router-dom'
import { useAuth, useSession } from '#auth/react.tsx'
import type { Feature } from '#config/configuration.ts'
import { ProblemNotice } from '#doctor/ProblemNotice.tsx'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { featureToAllow } from '../places.ts'
import { useWaitingChanges } from '../queries/waiting-changes.tsx'
import { useSignInAttempt } from '../sign-in-attempt.tsx'
import styles from '../signed-in/SignedInShell.module.css'
import { OfflineBanner } from './OfflineBanner.tsx'
import { RevocationNotice } from './RevocationNotice.tsx'

const ContinueNotice = lazyPart(async () => (await import('./ContinueNotice.tsx')).ContinueNotice)

/** What a signed-in person must know about their session. Below it the screen, and what was typed there, stays. */
export function SessionNotices({ features }: { features: readonly Feature[] }) {
  const auth = useAuth()
  const session = useSession()
  const waiting = useWaitingChanges()
  const { pathname } = useLocation()
  const { begin, leavingFor, problem } = useSignInAttempt()
  const { signedIn, state } = session
  const expired = state === 'expired'

  const signInAgain = () => {
    if (!signedIn) return
    const { email } = signedIn.account
    void begin({ providerId: signedIn.providerId, ...(email && { loginHint: email }) })
  }
  /** A problem of a session that lives is one of a permission: it is asked for again. */
  const tryAgain = () => {
    const provider = auth.providers.find(({ id }) => id === signedIn?.providerId)
    const feature = provider && signedIn && featureToAllow(features, provider, signedIn.grantedScopes, pathname)
    if (feature && !expired) void auth.allow(feature)
    else signInAgain()
  }
  const over = expired && (
    <Banner
      tone="caution"
      inline
      title={<Text id="session.expired" />}
      actions={
        <Button look="primary" busy={leavingFor !== undefined} onClick={signInAgain}>
          <Text id="action.signInAgain" />
        </Button>
      }
    >
      <p>
        <Text id="session.expired.note" />
      </p>
    </Banner>
  )
  return (
    <div className={styles['notices']}>
      <OfflineBanner waiting={waiting} />
      <div role="status">
        {signedIn?.renewal === 'popup' ? (
          <ErrorBoundary fallback={() => over}>
            <Suspense fallback={over}>
              <ContinueNotice key={signedIn.accessTokenIssuedAtMs} signedIn={signedIn} expired={expired} />
            </Suspense>
          </ErrorBoundary>
        ) : (
          over
        )}
      </div>
      {problem && !(expired && problem.code === 'session-ended') && (
        <ProblemNotice
          code={problem.code}
          facts={problem.facts}
          actions={
            // So ends only what was renewed without the person: it is not put away, and the button that helps is there.
            expired && problem.code === 'login-required' ? undefined : (
              <>
                <Button onClick={tryAgain}>
                  <Text id="action.tryAgain" />
                </Button>
                <Button look="quiet" onClick={() => auth.dismiss()}>
                  <Text id="action.dismiss" />
                </Button>
              </>
            )
          }
        />
      )}
      <RevocationNotice />
    </div>
  )
}
