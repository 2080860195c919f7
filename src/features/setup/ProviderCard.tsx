import type { Provider } from '#config/configuration.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { CopyField } from '#ui/CopyField.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { Foreign } from '#ui/Foreign.tsx'
import { providerPage } from './provider-pages.ts'
import type { Registration } from './registration.ts'
import styles from './SetupPage.module.css'

/** What a provider of the deployer's own has to know of this site, and the page that says where it is entered. */
export function ProviderCard({ provider, registration }: { provider: Provider; registration: Registration }) {
  const text = useText()
  const { redirectUri, origin, postLogoutRedirectUri } = registration
  const label = <Foreign maxCharacters={60}>{provider.label}</Foreign>
  return (
    <Card title={<Text id="setup.provider.title" parts={{ provider: label }} />}>
      <p className={styles['note']}>
        <Text id="setup.provider.note" />
      </p>
      <div className={styles['fields']}>
        <CopyField label={text('setup.provider.redirectUri')} value={redirectUri} />
        <CopyField label={text('setup.provider.postLogoutRedirectUri')} value={postLogoutRedirectUri} />
        <CopyField label={text('setup.provider.origin')} value={origin} />
      </div>
      <Facts>
        <Fact name={<Text id="setup.provider.issuer" />}>
          <code>
            <Foreign>{provider.issuer}</Foreign>
          </code>
        </Fact>
        <Fact name={<Text id="setup.own.field" />}>
          <code>
            <Foreign>{provider.clientId}</Foreign>
          </code>
        </Fact>
      </Facts>
      <p className={styles['note']}>
        <Text id="setup.provider.page" parts={{ page: <code translate="no">{providerPage(provider.issuer)}</code> }} />
      </p>
    </Card>
  )
}
