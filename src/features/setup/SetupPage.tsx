import { Fragment, useState } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { googleFeatureScopes, signInScopes } from '#config/google-defaults.ts'
import { isGoogle, ownClientProviderId } from '#config/own-client.ts'
import type { Configuration } from '#config/configuration.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Card } from '#ui/Card.tsx'
import { CopyField } from '#ui/CopyField.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { ChecksCard } from './ChecksCard.tsx'
import { ClientCard } from './ClientCard.tsx'
import { ConfigCard } from './ConfigCard.tsx'
import { configFile } from './config-file.ts'
import { KindsCard } from './KindsCard.tsx'
import { ProviderCard } from './ProviderCard.tsx'
import { ReasonsCard } from './ReasonsCard.tsx'
import { obstacleAtGoogle, registrationOf } from './registration.ts'
import { ScopeList } from './ScopeList.tsx'
import styles from './SetupPage.module.css'
import { StepsCard } from './StepsCard.tsx'

const traps = ['testing', 'users', 'unused', 'secret', 'preview'] as const

/** Stands in the file until a client id is known. */
const placeholder = '….apps.googleusercontent.com'

/** How to connect an own client to this deployment, and what to do where a provider does not let the person back. */
export function SetupPage({ configuration }: { configuration: Configuration }) {
  const text = useText()
  const { providers } = useAuth()
  const { ownProvider } = useSession()
  const [clientId, setClientId] = useState<string>()
  const { redirectUri, origin, postLogoutRedirectUri } = registrationOf(location.origin, configuration.base)
  const others = providers.filter(({ kind }) => kind === 'oidc')
  // A site for another provider alone says nothing of Google; one for the demo alone may become anything.
  const atGoogle = configuration.ownClient || providers.some(isGoogle) || others.length === 0
  const obstacle = obstacleAtGoogle(origin)
  // A client of one's own goes first: it is what is being set up.
  const examined = providers.find(({ id }) => id === ownClientProviderId) ?? providers.find(isGoogle)
  const asked = configuration.providers.find(isGoogle)?.featureScopes ?? googleFeatureScopes
  const scopes = [...signInScopes, ...configuration.features.flatMap((feature) => asked[feature] ?? [])]
  return (
    <div className={styles['page']}>
      <div className={styles['intro']}>
        <PageHeading titleId="setup.title" />
        <p className={styles['lead']}>
          <Text id="setup.lead" />
        </p>
      </div>
      {atGoogle && (
        <>
          <StepsCard />
          <Card title={<Text id="setup.register.title" />}>
            {obstacle && (
              <Banner tone="caution" title={<Text id="setup.obstacle" />}>
                <p>
                  <Text id={`setup.obstacle.${obstacle}`} />
                </p>
              </Banner>
            )}
            <div className={styles['fields']}>
              <CopyField label={text('setup.redirectUri')} value={redirectUri} />
              <CopyField label={text('setup.origin')} value={origin} />
              <CopyField label={text('setup.scopes')} value={scopes.join('\n')} />
              <ScopeList scopes={scopes} />
              <CopyField label={text('setup.postLogoutRedirectUri')} value={postLogoutRedirectUri} />
            </div>
            <p className={styles['note']}>
              <Text id="setup.register.note" />
            </p>
          </Card>
          <ClientCard allowed={configuration.ownClient} onClientId={setClientId} />
          <ChecksCard obstacle={obstacle} {...(examined && { provider: examined })} />
          <ConfigCard file={configFile(configuration, clientId ?? ownProvider?.clientId ?? placeholder)} />
        </>
      )}
      {others.map((provider) => (
        <Fragment key={provider.id}>
          <ProviderCard
            provider={provider}
            registration={registrationOf(location.origin, configuration.base, provider)}
          />
          <ChecksCard obstacle={undefined} provider={provider} />
        </Fragment>
      ))}
      <ReasonsCard atGoogle={atGoogle} />
      {atGoogle && (
        <Card title={<Text id="setup.traps.title" />}>
          <Facts longNames>
            {traps.map((trap) => (
              <Fact key={trap} name={<Text id={`setup.trap.${trap}`} />}>
                <Text id={`setup.trap.${trap}.what`} />
              </Fact>
            ))}
          </Facts>
        </Card>
      )}
      <KindsCard providers={providers} />
    </div>
  )
}
