import { useState } from 'react'
import type { Problem, SignedIn } from '#auth/auth.ts'
import { useAuth } from '#auth/react.tsx'
import { ProblemNotice } from '#doctor/ProblemNotice.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Button } from '#ui/Button.tsx'
import { useNowMs } from '#ui/clock.tsx'
import styles from './ContinueNotice.module.css'

/** So long before the end the person is asked, quietly; they choose the moment, for nothing happens without a click. */
const aheadMs = 10 * 60_000
const lookEveryMs = 15_000

/**
 * For a session that only a click renews: some minutes before its end, and after it, a button that opens a window at
 * the provider. What becomes of that window is not to be known here, so another way stands beside it, and where none
 * opens that way is what is left.
 */
export function ContinueNotice({ signedIn, expired }: { signedIn: SignedIn; expired: boolean }) {
  const auth = useAuth()
  const format = useFormat()
  const nowMs = useNowMs(lookEveryMs)
  const [opened, setOpened] = useState(false)
  const [blocked, setBlocked] = useState<Problem>()
  const [leaving, setLeaving] = useState(false)
  const { accessTokenExpiresAtMs: endsAtMs, providerId } = signedIn
  const isNear = endsAtMs !== undefined && endsAtMs - nowMs < aheadMs
  if (!expired && !isNear) return null

  const open = async () => {
    const problem = await auth.renew()
    setOpened(!problem)
    // What else went wrong is told by the shell.
    setBlocked(problem?.code === 'popup-blocked' ? problem : undefined)
  }
  const goHere = async () => {
    setLeaving(true)
    await auth.signIn({ providerId, here: true })
    setLeaving(false)
  }
  return (
    <div ref={passOnFocus} className={styles['notice']}>
      <Banner
        tone={expired ? 'caution' : 'info'}
        inline
        title={
          expired || endsAtMs === undefined ? (
            <Text id="session.expired" />
          ) : (
            <Text id="session.continue" values={{ time: format.date(endsAtMs, { timeStyle: 'short' }) }} />
          )
        }
        actions={
          <>
            {(opened || blocked) && (
              <Button busy={leaving} onClick={() => void goHere()}>
                <Text id="action.continueHere" />
              </Button>
            )}
            <Button look={expired ? 'primary' : 'secondary'} onClick={() => void open()}>
              <Text id="action.continue" />
            </Button>
          </>
        }
      >
        {!blocked && (
          <p>
            <Text id={opened ? 'session.continue.opened' : 'session.continue.note'} />
          </p>
        )}
      </Banner>
      {blocked && <ProblemNotice code={blocked.code} facts={blocked.facts} />}
    </div>
  )
}

/** The notice goes away by itself once there is a new token; whoever stood on its button goes on with the page. */
const passOnFocus = (place: HTMLElement | null) => () => {
  if (place?.contains(document.activeElement)) document.getElementById('content')?.focus()
}
