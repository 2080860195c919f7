import { CircleCheck, CircleMinus, CircleX } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { ShownValue } from '../steps/ShownValue.tsx'
import type { CheckResult } from './checks.ts'
import styles from './IdTokenCard.module.css'

const icons = { passed: CircleCheck, failed: CircleX, absent: CircleMinus }
const specification = 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation'

/** Each check of an ID token, how it ended, and what it compared. */
export function Checks({ results }: { results: readonly CheckResult[] }) {
  return (
    <>
      <h3 className={styles['subtitle']}>
        <Text id="token.checks" />{' '}
        <a className={styles['clause']} href={specification} target="_blank" rel="noopener noreferrer" translate="no">
          OpenID Connect Core §3.1.3.7
        </a>
      </h3>
      <p className={styles['note']}>
        <Text id="token.checks.caption" />
      </p>
      <ol className={styles['checks']}>
        {results.map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </ol>
    </>
  )
}

function Check({ check: { name, rule, result, expected, actual } }: { check: CheckResult }) {
  const Icon = icons[result]
  return (
    <li className={styles['check']} data-check={name} data-result={result}>
      <p className={styles['checkName']}>
        <code translate="no">{name}</code> <span className={styles['rule']}>{rule}</span>
        <span className={styles[result]}>
          <Icon aria-hidden />
          <Text id={`token.result.${result}`} />
        </span>
      </p>
      <p className={styles['explanation']}>
        <Text id={`token.check.${name}`} />
      </p>
      {(expected !== undefined || actual !== undefined) && (
        <dl className={styles['compared']}>
          <Side id="token.checks.expected" value={expected} />
          <Side id="token.checks.actual" value={actual} />
        </dl>
      )}
    </li>
  )
}

function Side({ id, value }: { id: string; value: string | undefined }) {
  if (value === undefined) return null
  return (
    <div>
      <dt>
        <Text id={id} />
      </dt>
      <dd>
        <ShownValue value={value} masked={false} />
      </dd>
    </div>
  )
}
