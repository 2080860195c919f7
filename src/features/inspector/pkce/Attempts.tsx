import { CircleCheck, CircleX } from 'lucide-react'
import { Text } from '#i18n/react.tsx'
import { MarkedText } from './MarkedText.tsx'
import styles from './PkceCard.module.css'
import type { Attempt } from './use-pkce.tsx'
import { differences } from './verifier.ts'

/** What the token endpoint said to each verifier, the latest first. */
export function Attempts({ attempts, original }: { attempts: readonly Attempt[]; original: string }) {
  return (
    <ul className={styles['attempts']} aria-live="polite">
      {attempts.map(({ verifier, accepted, error }, at) => {
        const Icon = accepted ? CircleCheck : CircleX
        return (
          <li key={attempts.length - at} className={styles['attempt']} data-accepted={accepted}>
            <Icon className={accepted ? styles['ok'] : styles['refused']} aria-hidden />
            <span>
              <Text id={accepted ? 'token.pkce.accepted' : 'token.pkce.refused'} />{' '}
              <code translate="no">{accepted ? '200' : `400 ${error ?? ''}`}</code>
            </span>
            <MarkedText text={verifier} marks={differences(verifier, original)} />
          </li>
        )
      })}
    </ul>
  )
}
