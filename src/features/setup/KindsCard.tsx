import type { Provider } from '#config/configuration.ts'
import { Text } from '#i18n/react.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Card } from '#ui/Card.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { presetNames } from './provider-pages.ts'
import styles from './SetupPage.module.css'

const kinds = ['google-code', 'google-direct', 'oidc', 'demo'] as const satisfies readonly Provider['kind'][]

/** The kinds of connection, what each costs, and which of them this deployment offers. */
export function KindsCard({ providers }: { providers: readonly Provider[] }) {
  return (
    <Card title={<Text id="setup.kinds.title" />}>
      <ul className={styles['kinds']}>
        {kinds.map((kind) => (
          <li key={kind} className={styles['kind']}>
            <h3 className={styles['kindName']}>
              <Text id={`setup.kind.${kind}`} />
              {providers
                .filter((provider) => provider.kind === kind)
                .map((provider) => (
                  <Badge key={provider.id} tone="good">
                    <Text
                      id="setup.kind.offered"
                      parts={{ provider: <Foreign maxCharacters={60}>{provider.label}</Foreign> }}
                    />
                  </Badge>
                ))}
            </h3>
            <p>
              <Text id={`setup.kind.${kind}.cost`} />
            </p>
            {kind === 'oidc' && (
              <p>
                <Text
                  id="setup.kind.oidc.presets"
                  parts={{
                    preset: <code translate="no">&quot;preset&quot;</code>,
                    names: <code translate="no">{presetNames.join(' ')}</code>,
                    page: <code translate="no">docs/providers</code>,
                  }}
                />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
