import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Problem, SessionSnapshot, SignedIn } from '#auth/auth.ts'
import { useAuth, useSession } from '#auth/react.tsx'
import { countdown } from '#i18n/format.ts'
import { Text, useFormat } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { ProblemNotice } from '#doctor/ProblemNotice.tsx'
import styles from './LifetimeCard.module.css'

/** How long the access token lives, what happens then, and a button that does it now. */
export function LifetimeCard({ signedIn, state }: { signedIn: SignedIn; state: SessionSnapshot['state'] }) {
  const format = useFormat()
  const timeOf = (ms: number) => format.date(ms, { dateStyle: 'medium', timeStyle: 'medium' })
  const { accessTokenExpiresAtMs: expiresAtMs, accessTokenIssuedAtMs: issuedAtMs, signedInAtMs } = signedIn
  // A learner may have moved the clock of the built-in provider and the vault.
  const { clockAheadMs = 0 } = useSession()
  const nowMs = useNowMs(1_000) + clockAheadMs
  const { providers } = useAuth()
  // What a broker keeps is asked for with its own token, though nothing renews that one.
  const byBroker = signedIn.renewal === 'none' && providers.find(({ id }) => id === signedIn.providerId)?.apiToken
  const means = byBroker ? 'broker' : signedIn.renewal
  return (
    <Card title={<Text id="profile.lifetime.title" />}>
      {expiresAtMs === undefined ? (
        <p>
          <Text id="profile.lifetime.unknown" />
        </p>
      ) : (
        <Remaining issuedAtMs={issuedAtMs} expiresAtMs={expiresAtMs} nowMs={nowMs} />
      )}
      <p>
        <Text id={`profile.renewal.${means}`} />
      </p>
      <Renewal renewing={state === 'renewing'} signedIn={signedIn} />
      <Facts>
        <Fact name={<Text id="profile.lifetime.signedIn" />}>
          {timeOf(signedInAtMs)}{' '}
          <span className={styles['note']}>{format.relative(Math.min(0, signedInAtMs - nowMs))}</span>
        </Fact>
        <Fact name={<Text id="profile.lifetime.issued" />}>{timeOf(issuedAtMs)}</Fact>
        {expiresAtMs !== undefined && <Fact name={<Text id="profile.lifetime.expires" />}>{timeOf(expiresAtMs)}</Fact>}
      </Facts>
    </Card>
  )
}

/** Counts down by the second. A timer is not read out by itself: a screen reader reads it when it is asked to. */
function Remaining({ issuedAtMs, expiresAtMs, nowMs }: { issuedAtMs: number; expiresAtMs: number; nowMs: number }) {
  const remainingMs = Math.max(0, expiresAtMs - nowMs)
  const share = Math.min(1, remainingMs / Math.max(1, expiresAtMs - issuedAtMs))
  return (
    <>
      <p className={styles['clock']}>
        <span className={styles['time']} role="timer">
          {countdown(remainingMs)}
        </span>
        <span className={styles['note']}>
          <Text id={remainingMs > 0 ? 'profile.lifetime.left' : 'profile.lifetime.over'} />
        </span>
      </p>
      <div className={styles['bar']} aria-hidden>
        <span className={styles['left']} style={{ width: `${share * 100}%` }} />
      </div>
    </>
  )
}

function Renewal({ signedIn, renewing }: { signedIn: SignedIn; renewing: boolean }) {
  const auth = useAuth()
  const { providerId, renewals, renewal } = signedIn
  const byPopup = renewal === 'popup'
  const [waiting, setWaiting] = useState(false)
  const [outcome, setOutcome] = useState<{ problem: Problem | undefined }>()

  const renew = async () => {
    setWaiting(true)
    setOutcome(undefined)
    setOutcome({ problem: await auth.renew() })
    setWaiting(false)
  }
  return (
    <>
      {outcome?.problem && (
        <ProblemNotice
          code={outcome.problem.code}
          facts={outcome.problem.facts}
          actions={
            outcome.problem.code === 'popup-blocked' && (
              <Button onClick={() => void auth.signIn({ providerId, here: true })}>
                <Text id="action.continueHere" />
              </Button>
            )
          }
        />
      )}
      <div className={styles['renew']}>
        <Button busy={waiting || renewing} onClick={() => void renew()}>
          <RefreshCw aria-hidden />
          <Text id={byPopup ? 'action.continue' : 'action.renewNow'} />
        </Button>
        <span className={styles['note']}>
          <Text id="profile.renewals" values={{ count: renewals }} />
        </span>
        <span className={styles['note']} role="status">
          {outcome && !outcome.problem && <Text id={byPopup ? 'profile.renewal.popup.opened' : 'profile.renewed'} />}
        </span>
      </div>
    </>
  )
}
