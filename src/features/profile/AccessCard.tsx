import { useState } from 'react'
import type { Problem, SignedIn } from '#auth/auth.ts'
import { useAuth } from '#auth/react.tsx'
import type { Feature, Provider } from '#config/configuration.ts'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { usePageReturn } from '#ui/page-return.tsx'
import { ProblemNotice } from '#doctor/ProblemNotice.tsx'
import { scopeState } from './access.ts'
import styles from './AccessCard.module.css'
import { ScopeGroup } from './ScopeGroup.tsx'

/** What the provider granted and what it refused, by what it is for. */
export function AccessCard({
  signedIn,
  provider,
  features,
}: {
  signedIn: SignedIn
  provider: Provider
  features: readonly Feature[]
}) {
  const auth = useAuth()
  const [asking, setAsking] = useState<Feature>()
  const [problem, setProblem] = useState<Problem>()
  usePageReturn(() => setAsking(undefined))

  const allow = async (feature: Feature) => {
    setProblem(undefined)
    setAsking(feature)
    setProblem(await auth.allow(feature))
    setAsking(undefined)
  }
  return (
    <Card title={<Text id="profile.access.title" />}>
      {problem && <ProblemNotice code={problem.code} facts={problem.facts} />}
      <ul className={styles['groups']}>
        <ScopeGroup name={<Text id="profile.access.identity" />} scopes={provider.scopes} signedIn={signedIn} />
        {features.map((feature) => {
          const scopes = provider.featureScopes[feature] ?? []
          const lacking = scopes.some((scope) => scopeState(scope, signedIn) !== 'granted')
          return (
            <ScopeGroup key={feature} name={<Text id={`nav.${feature}`} />} scopes={scopes} signedIn={signedIn}>
              {lacking && (
                <div className={styles['action']}>
                  <Button look="primary" busy={asking === feature} onClick={() => void allow(feature)}>
                    <Text id={`profile.access.allow.${feature}`} />
                  </Button>
                </div>
              )}
            </ScopeGroup>
          )
        })}
      </ul>
    </Card>
  )
}
