import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Examination } from '#auth/auth.ts'
import { useAuth } from '#auth/react.tsx'
import type { Provider } from '#config/configuration.ts'
import type { ReasonId } from '#doctor/reasons.ts'
import { ReasonItem } from '#doctor/ReasonItem.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import type { AddressObstacle } from './registration.ts'
import styles from './SetupPage.module.css'

/** A clock that is wrong by less than this troubles nobody: tokens are made with as much to spare. */
const toleranceMs = 180_000

type Clock = Examination['clock']

/** Where a clock is wrong for sure: by an hour of expiry alone it can only be seen to be behind. */
function isWrong(clock: Clock): boolean {
  if (!clock) return false
  return clock.aheadMs < -toleranceMs || (clock.exact && clock.aheadMs > toleranceMs)
}

/**
 * What can be found out without leaving the page: whether policy, network, leave to read and clock are in order.
 * @param obstacle at Google, which takes not every address; no other provider is known for that
 */
export function ChecksCard({ obstacle, provider }: { obstacle: AddressObstacle | undefined; provider?: Provider }) {
  const ofOther = provider?.kind === 'oidc'
  const auth = useAuth()
  const { span } = useFormat()
  const [found, setFound] = useState<Examination | 'failed'>()
  const [busy, setBusy] = useState(false)

  const examine = async () => {
    setBusy(true)
    setFound((await auth.examine(provider?.id)) ?? 'failed')
    setBusy(false)
  }
  const checks = found && found !== 'failed' ? found.checks : []
  const clock = found && found !== 'failed' ? found.clock : undefined
  const reasons = new Set<ReasonId>([
    ...checks.flatMap(({ outcome }) => (outcome === 'ok' ? [] : [outcome])),
    ...(isWrong(clock) ? (['clock'] as const) : []),
  ])
  return (
    <Card
      title={
        ofOther ? (
          <Text id="setup.checks.of" parts={{ provider: <Foreign maxCharacters={60}>{provider.label}</Foreign> }} />
        ) : (
          <Text id="setup.checks.title" />
        )
      }
    >
      <p className={styles['note']}>
        <Text id={ofOther ? 'setup.checks.note.provider' : 'setup.checks.note'} />
      </p>
      <div>
        <Button busy={busy} onClick={() => void examine()}>
          <Text id="setup.checks.begin" />
        </Button>
      </div>
      <div role="status">
        {found === 'failed' && (
          <p>
            <Text id="setup.checks.failed" />
          </p>
        )}
        {found && found !== 'failed' && (
          <ul className={styles['checks']}>
            {!ofOther && (
              <Check state={obstacle ? 'bad' : 'good'}>
                <Text id={obstacle ? `setup.obstacle.${obstacle}` : 'setup.check.address'} />
              </Check>
            )}
            {checks.map(({ endpoint, address, outcome }) => (
              <Check key={endpoint} state={outcome === 'ok' ? 'good' : 'bad'}>
                <Text id={`setup.check.${endpoint}`} /> <code translate="no">{address}</code>{' '}
                <Text id={`setup.outcome.${outcome}`} />
              </Check>
            ))}
            <Check state={clock ? (isWrong(clock) ? 'bad' : 'good') : 'unknown'}>
              <Text
                id={
                  clock
                    ? isWrong(clock)
                      ? 'setup.check.clock.wrong'
                      : 'setup.check.clock'
                    : 'setup.check.clock.unknown'
                }
                values={{ span: span(Math.abs(clock?.aheadMs ?? 0)) }}
              />
            </Check>
          </ul>
        )}
      </div>
      {reasons.size > 0 && (
        <ul className={styles['found']}>
          {[...reasons].map((id) => (
            <ReasonItem key={id} id={id} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const icons = { good: CircleCheck, bad: CircleAlert, unknown: CircleHelp }

function Check({ state, children }: { state: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[state]
  return (
    <li className={styles['check']} data-state={state}>
      <Icon aria-hidden />
      <span>{children}</span>
    </li>
  )
}
