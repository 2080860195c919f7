import { Text, useText } from '#i18n/react.tsx'
import { Badge } from '#ui/Badge.tsx'
import { scopeClass, type ScopeClass } from './scope-class.ts'
import styles from './SetupPage.module.css'

const tones = { open: 'good', sensitive: 'caution', restricted: 'caution' } as const satisfies Record<
  ScopeClass,
  string
>

/** The scopes to list in Google's console, each with how much Google asks of an app that wants it. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  const text = useText()
  return (
    <ul className={styles['scopes']} aria-label={text('setup.scopes')}>
      {scopes
        .map((scope) => ({ scope, rank: scopeClass(scope) }))
        .map(({ scope, rank }) => (
          <li key={scope} className={styles['scope']}>
            <code translate="no">{scope}</code>
            <Badge tone={tones[rank]}>
              <Text id={`setup.scope.${rank}`} />
            </Badge>
          </li>
        ))}
    </ul>
  )
}
