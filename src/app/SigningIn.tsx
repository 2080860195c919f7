import { useEffect, useState } from 'react'
import { Text } from '#i18n/react.tsx'
import { Brand } from '#ui/Brand.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import styles from './SigningIn.module.css'

const patienceMs = 8_000

/** While the authorization code is exchanged. The signed-in part of the app is loaded meanwhile. */
export function SigningIn({ preload }: { preload: () => Promise<unknown> }) {
  const [late, setLate] = useState(false)

  useEffect(() => {
    // A chunk that does not come now is asked for again, and complained about, when it is shown.
    void preload().catch(() => undefined)
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [preload])

  return (
    <div className={styles['page']}>
      <header>
        <Brand />
      </header>
      <main className={styles['middle']}>
        <PageHeading titleId="session.signingIn" />
        <div className={styles['track']} aria-hidden />
        <p className={styles['note']} role="status">
          <Text id={late ? 'session.signingIn.late' : 'session.signingIn.note'} />
        </p>
      </main>
    </div>
  )
}
