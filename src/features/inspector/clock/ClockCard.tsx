import { Clock, FastForward } from 'lucide-react'
import { useState } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { useNowMs } from '#ui/clock.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import styles from './ClockCard.module.css'
import { LifetimeBar } from './LifetimeBar.tsx'
import { lifetimesOf, stepTo } from './lifetimes.ts'

const beforeMs = 15_000

/** Lifetimes of the session's tokens as bars; in the demo a clock that can be moved forward. */
export function ClockCard() {
  const auth = useAuth()
  const session = useSession()
  const format = useFormat()
  const { signedIn, clockAheadMs = 0 } = session
  const nowMs = useNowMs(1_000) + clockAheadMs
  const [busy, setBusy] = useState(false)
  const lifetimes = signedIn ? lifetimesOf(signedIn) : []
  const access = lifetimes.find(({ token }) => token === 'access')
  const inDemo = auth.providers.some(({ id, kind }) => kind === 'demo' && id === signedIn?.providerId)

  const forward = async (ms: number) => {
    setBusy(true)
    await auth.demo({ do: 'forward', ms })
    setBusy(false)
  }
  const steps = [
    { id: 'minute', ms: 60_000 },
    { id: 'long', ms: 55 * 60_000 },
    ...(access?.renewAtMs ? [{ id: 'renewal', ms: stepTo(access.renewAtMs - beforeMs, nowMs) }] : []),
    ...(access ? [{ id: 'expiry', ms: stepTo(access.untilMs + 1_000, nowMs) }] : []),
  ] as const
  return (
    <Card title={<Text id="token.clock" />}>
      <p className={styles['note']}>
        <Text id="token.clock.note" />
      </p>
      {!signedIn && (
        <EmptyState icon={Clock}>
          <Text id="token.clock.none" />
        </EmptyState>
      )}
      {lifetimes.map((lifetime) => (
        <LifetimeBar key={lifetime.token} lifetime={lifetime} nowMs={nowMs} />
      ))}
      {signedIn && (
        <p role="status" className={styles['note']} data-renewals={signedIn.renewals}>
          <Text id="token.clock.renewals" values={{ count: signedIn.renewals }} />
        </p>
      )}
      {inDemo && (
        <div className={styles['actions']} role="group" aria-labelledby="move-the-clock">
          <h3 id="move-the-clock" className={styles['subtitle']}>
            <Text id="token.clock.move" />
          </h3>
          {steps.map(({ id, ms }) => (
            <Button key={id} busy={busy || session.state !== 'signed-in'} onClick={() => void forward(ms)}>
              <FastForward aria-hidden />
              <Text id={`token.clock.move.${id}`} />
            </Button>
          ))}
          <p className={styles['note']}>
            {clockAheadMs > 0 ? (
              <Text id="token.clock.ahead" values={{ span: format.span(clockAheadMs) }} />
            ) : (
              <Text id="token.clock.right" />
            )}
          </p>
        </div>
      )}
    </Card>
  )
}
