import { KeyRound } from 'lucide-react'
import { useAuth, useSession, useTrace } from '#auth/react.tsx'
import { signInScopes } from '#config/google-defaults.ts'
import { normalizeScope } from '#config/scopes.ts'
import { Text, useText } from '#i18n/react.tsx'
import { paths } from '#paths.ts'
import { Badge } from '#ui/Badge.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Link } from '#ui/Link.tsx'
import { PartPage } from '../PartPage.tsx'
import { SignInHere } from '../SignInHere.tsx'
import { sampleCalls } from '../ask/calls.ts'
import { scopeFacts, shortScope } from './scope-facts.ts'
import styles from './ScopesPart.module.css'
import { TryCall } from './TryCall.tsx'

const tones = { granted: 'good', refused: 'caution', 'not-asked': 'plain' } as const

/** What was asked for, what was granted and refused, which calls used it, and what happens without it. */
export function ScopesPart() {
  const auth = useAuth()
  const trace = useTrace()
  const text = useText()
  const { signedIn } = useSession()
  const provider = auth.providers.find(({ id }) => id === signedIn?.providerId)
  const asked = trace
    .filter(({ step }) => step === 'authorization-request')
    .flatMap(({ request }) => request?.fields.filter(({ name }) => isScope(name)) ?? [])
    .flatMap(({ value }) => value.split(' '))
    .map(normalizeScope)
  const facts = signedIn
    ? scopeFacts(
        {
          requested: [...signedIn.requestedScopes, ...asked],
          granted: signedIn.grantedScopes.map(normalizeScope),
          possible: Object.values(provider?.featureScopes ?? {}).flat(),
        },
        trace,
      )
    : []

  return (
    <PartPage titleId="flow.scopes.title" introId="flow.scopes.intro">
      {!signedIn ? (
        <SignInHere icon={KeyRound} />
      ) : (
        <ul className={styles['scopes']} aria-label={text('flow.scopes.title')}>
          {facts.map(({ scope, state, usedBy }) => {
            const last = usedBy.at(-1)
            return (
              <li key={scope} className={styles['scope']}>
                <div className={styles['head']}>
                  <code className={styles['name']} translate="no" title={scope}>
                    <Foreign>{shortScope(scope)}</Foreign>
                  </code>
                  <Badge tone={tones[state]}>
                    <Text id={`flow.scopes.${state}`} />
                  </Badge>
                </div>
                <p className={styles['used']}>
                  {last ? (
                    <>
                      <Text id="flow.scopes.used" values={{ count: usedBy.length }} />{' '}
                      <Link to={paths.flow({ step: last.id })}>
                        <Foreign maxCharacters={90}>
                          {(last.request?.line ?? '').replace(/https?:\/\/[^/]+/, '')}
                        </Foreign>
                      </Link>
                    </>
                  ) : signInScopes.includes(scope) ? (
                    <Text id="flow.scopes.signIn" />
                  ) : (
                    <Text id="flow.scopes.unused" />
                  )}
                </p>
                {sampleCalls
                  .filter((call) => call.scope === scope && call.api in auth.apis)
                  .map((call) => (
                    <TryCall key={call.path} call={call} granted={state === 'granted'} />
                  ))}
              </li>
            )
          })}
        </ul>
      )}
    </PartPage>
  )
}

const isScope = (name: string) => name === 'scope'
