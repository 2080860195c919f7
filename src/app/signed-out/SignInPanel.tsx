import { ArrowRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import type { Provider } from '#config/configuration.ts'
import { CameBackLater, ProblemNotice } from '#doctor/ProblemNotice.tsx'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { RevocationNotice } from '../notices/RevocationNotice.tsx'
import { useSignInAttempt } from '../sign-in-attempt.tsx'
import styles from './SignInPanel.module.css'

/** E-mail addresses are shorter than this (RFC 5321 §4.5.3.1.3, less the brackets). */
const maxEmailLength = 254

/**
 * A button for each provider, what each costs, and why the last attempt failed.
 * @param returnTo path below the base; absent: back to where the person is now
 */
export function SignInPanel({ returnTo }: { returnTo?: string }) {
  const { providers } = useAuth()
  const { awaiting, state } = useSession()
  const { begin, leavingFor, problem } = useSignInAttempt()
  const [email, setEmail] = useState('')
  const [lastTried, setLastTried] = useState<string>()

  const signIn = (providerId: string) => {
    const loginHint = email.trim()
    setLastTried(providerId)
    void begin({ providerId, ...(loginHint && { loginHint }), ...(returnTo && { returnTo }) })
  }
  const [first] = providers
  const stayedAtGoogle = providers.some(({ id, kind }) => id === awaiting?.providerId && kind.startsWith('google'))
  const again = providers.find(({ id }) => id === (lastTried ?? problem?.providerId)) ?? first

  return (
    <form
      className={styles['panel']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (first && !leavingFor) signIn(first.id)
      }}
    >
      {problem && (
        <ProblemNotice
          code={problem.code}
          facts={problem.facts}
          actions={
            again && (
              <Button onClick={() => signIn(again.id)}>
                <Text id="action.tryAgain" />
              </Button>
            )
          }
        />
      )}
      {stayedAtGoogle && state === 'signed-out' && !problem && <CameBackLater />}
      <RevocationNotice />
      <Field
        label={<Text id="signIn.email" />}
        hint={<Text id="signIn.email.hint" />}
        type="email"
        autoComplete="email"
        maxLength={maxEmailLength}
        value={email}
        onChange={setEmail}
      />
      <ul className={styles['providers']}>
        {providers.map((provider, index) => (
          <ProviderItem
            key={provider.id}
            provider={provider}
            main={index === 0}
            waiting={leavingFor !== undefined}
            onChoose={() => signIn(provider.id)}
          />
        ))}
      </ul>
      <VisuallyHidden live>{leavingFor && <Text id="signIn.leaving" />}</VisuallyHidden>
    </form>
  )
}

function ProviderItem({
  provider,
  main,
  waiting,
  onChoose,
}: {
  provider: Provider
  main: boolean
  waiting: boolean
  onChoose: () => void
}) {
  const noteId = useId()
  const noted = provider.kind !== 'oidc'
  const kind = provider.tokenEndpointCookies ? 'google-code.kept' : provider.kind
  return (
    <li className={styles['provider']}>
      <Button
        look={main ? 'primary' : 'secondary'}
        wide
        busy={waiting}
        onClick={onChoose}
        {...(noted && { 'aria-describedby': noteId })}
      >
        <span>
          <Text id="signIn.continueWith" parts={{ provider: <Foreign maxCharacters={60}>{provider.label}</Foreign> }} />
        </span>
        <ArrowRight aria-hidden />
      </Button>
      {noted && (
        <p id={noteId} className={styles['note']}>
          <Text id={`signIn.kind.${kind}`} />
        </p>
      )}
    </li>
  )
}
