import { IdCard } from 'lucide-react'
import { useSession, useTrace } from '#auth/react.tsx'
import { Text, useFormat } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { SignInHere } from '../SignInHere.tsx'
import { useTraceArrived } from '../trace-arrived.tsx'
import { Checks } from './Checks.tsx'
import { checkResults, explanationOf, isTime } from './checks.ts'
import styles from './IdTokenCard.module.css'
import { Keys } from './Keys.tsx'

/** The ID token in its three parts, every check with what it compared, and the keys it was checked with. */
export function IdTokenCard() {
  const { signedIn } = useSession()
  const trace = useTrace()
  const arrived = useTraceArrived()
  const format = useFormat()
  const results = checkResults(trace)
  return (
    <Card title={<Text id="token.id" />}>
      <p className={styles['note']}>
        <Text id="token.id.note" />
      </p>
      {signedIn && (
        <>
          <h3 className={styles['subtitle']}>
            <Text id="token.id.header" />
          </h3>
          <dl className={styles['claims']}>
            <Claim name="alg" value={signedIn.verification.algorithm} explanation="token.header.alg" />
            {signedIn.verification.keyId && (
              <Claim name="kid" value={signedIn.verification.keyId} explanation="token.header.kid" />
            )}
          </dl>
          <h3 className={styles['subtitle']}>
            <Text id="token.id.claims" />
          </h3>
          <dl className={styles['claims']}>
            {Object.entries(signedIn.idTokenClaims).map(([name, value]) => (
              <Claim
                key={name}
                name={name}
                value={typeof value === 'string' ? value : JSON.stringify(value)}
                explanation={`token.claim.${explanationOf(name)}`}
                {...(isTime(name) && typeof value === 'number'
                  ? { time: format.date(value * 1_000, { dateStyle: 'medium', timeStyle: 'medium' }) }
                  : {})}
              />
            ))}
          </dl>
          <h3 className={styles['subtitle']}>
            <Text id="token.id.signature" />
          </h3>
          <p className={styles['note']}>
            <Text id="token.id.signature.note" />
          </p>
        </>
      )}
      {results ? (
        <Checks results={results} />
      ) : arrived ? (
        <NoToken signedIn={signedIn !== undefined} />
      ) : (
        <Skeleton height="12rem" />
      )}
      <Keys usedKeyId={signedIn?.verification.keyId} />
    </Card>
  )
}

/** Whoever is signed in had one, which the trace has forgotten since. */
function NoToken({ signedIn }: { signedIn: boolean }) {
  if (!signedIn) return <SignInHere icon={IdCard} textId="token.id.none" />
  return (
    <EmptyState icon={IdCard}>
      <Text id="token.id.forgotten" />
    </EmptyState>
  )
}

function Claim({
  name,
  value,
  explanation,
  time,
}: {
  name: string
  value: string
  explanation: string
  time?: string
}) {
  return (
    <div className={styles['claim']}>
      <dt>
        <code translate="no">
          <Foreign maxCharacters={60}>{name}</Foreign>
        </code>
      </dt>
      <dd>
        <code>
          <Foreign maxCharacters={300}>{value}</Foreign>
        </code>
        {time && <span className={styles['time']}> {time}</span>}
        <span className={styles['explanation']}>
          <Text id={explanation} />
        </span>
      </dd>
    </div>
  )
}
