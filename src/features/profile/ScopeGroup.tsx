import { Check, CircleDashed, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SignedIn } from '#auth/auth.ts'
import { Text } from '#i18n/react.tsx'
import { Badge } from '#ui/Badge.tsx'
import { classNames } from '#ui/class-names.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { scopeState, summaryOf } from './access.ts'
import styles from './AccessCard.module.css'

const icons = { granted: Check, refused: X, 'not-asked': CircleDashed }
const tones = { granted: 'good', partly: 'caution', refused: 'caution', 'not-asked': 'plain' } as const

/** The scopes of one purpose, each with what became of it. */
export function ScopeGroup({
  name,
  scopes,
  signedIn,
  children,
}: {
  name: ReactNode
  scopes: readonly string[]
  signedIn: SignedIn
  children?: ReactNode
}) {
  const states = scopes.map((scope) => scopeState(scope, signedIn))
  const summary = summaryOf(states)
  return (
    <li className={styles['group']}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>{name}</h3>
        <Badge tone={tones[summary]}>
          <Text id={`profile.scope.${summary}`} />
        </Badge>
      </div>
      <ul className={styles['scopes']}>
        {scopes.map((scope, index) => {
          const state = states[index] ?? 'not-asked'
          const Icon = icons[state]
          return (
            <li key={scope} className={classNames(styles['scope'], state === 'granted' && styles['granted'])}>
              <Icon aria-hidden />
              <span>
                <code>{scope}</code>
                <VisuallyHidden>
                  <Text id={`profile.scope.${state}`} />
                </VisuallyHidden>
              </span>
            </li>
          )
        })}
      </ul>
      {children}
    </li>
  )
}
