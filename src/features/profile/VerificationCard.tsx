import { Check } from 'lucide-react'
import type { SignedIn } from '#auth/auth.ts'
import { Text, useFormat } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import styles from './VerificationCard.module.css'

/** Checks that the catalogue has a sentence for; any other is shown by its name. */
const explained = new Set(['signature', 'iss', 'aud', 'azp', 'exp', 'iat', 'nonce', 'at_hash', 'sub'])

const maxClaims = 40

/** How it is known who is here: the checks that the ID token passed, and what it says. */
export function VerificationCard({ signedIn }: { signedIn: SignedIn }) {
  const format = useFormat()
  const { verification, idTokenClaims } = signedIn
  return (
    <Card title={<Text id="profile.verification.title" />}>
      <p className={styles['note']}>
        <Text
          id="profile.verification.note"
          values={{ time: format.date(verification.verifiedAtMs, { dateStyle: 'medium', timeStyle: 'short' }) }}
        />
      </p>
      <ul className={styles['checks']}>
        {verification.checks.map((check) => (
          <li key={check} className={styles['check']}>
            <Check aria-hidden />
            {explained.has(check) ? <Text id={`profile.check.${check}`} /> : <Foreign>{check}</Foreign>}
          </li>
        ))}
      </ul>
      <Facts>
        <Fact name={<Text id="profile.verification.algorithm" />}>
          <code>
            <Foreign>{verification.algorithm}</Foreign>
          </code>
        </Fact>
        {verification.keyId && (
          <Fact name={<Text id="profile.verification.key" />}>
            <code>
              <Foreign>{verification.keyId}</Foreign>
            </code>
          </Fact>
        )}
        <Fact name={<Text id="profile.verification.keysUrl" />}>
          <code>
            <Foreign maxCharacters={200}>{verification.keysUrl}</Foreign>
          </code>
        </Fact>
      </Facts>
      <details className={styles['claims']}>
        <summary>
          <Text id="profile.claims" />
        </summary>
        <Facts>
          {Object.entries(idTokenClaims)
            .slice(0, maxClaims)
            .map(([name, value]) => (
              <Fact key={name} name={<Foreign maxCharacters={60}>{name}</Foreign>}>
                <code>
                  <Foreign maxCharacters={300}>{typeof value === 'string' ? value : JSON.stringify(value)}</Foreign>
                </code>
              </Fact>
            ))}
        </Facts>
      </details>
    </Card>
  )
}
