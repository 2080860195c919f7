import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useHref, useLocation } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import styles from './SignInHere.module.css'

/** There is nothing to show before a sign-in: one button for each provider begins it, and it leads back here. */
export function SignInHere({ icon, textId = 'flow.signInFirst' }: { icon: LucideIcon; textId?: string }) {
  const auth = useAuth()
  const { pathname, search } = useLocation()
  const returnTo = useHref(pathname) + search
  const [busy, setBusy] = useState(false)
  usePageReturn(() => setBusy(false))

  const signIn = async (providerId: string) => {
    setBusy(true)
    await auth.signIn({ providerId, returnTo })
    setBusy(false)
  }
  return (
    <EmptyState
      icon={icon}
      action={
        <div className={styles['providers']}>
          {auth.providers.map(({ id, label }) => (
            <Button key={id} busy={busy} onClick={() => void signIn(id)}>
              <Text id="signIn.continueWith" parts={{ provider: <Foreign maxCharacters={60}>{label}</Foreign> }} />
            </Button>
          ))}
        </div>
      }
    >
      <Text id={textId} />
    </EmptyState>
  )
}
