import type { Configuration } from '#config/schema.ts'
import { Text, useText } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'
import { Card } from '#ui/Card.tsx'
import { CopyField } from '#ui/CopyField.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { PageHeading } from '#ui/PageHeading.tsx'
import { KindsCard } from './KindsCard.tsx'
import { ReasonsCard } from './ReasonsCard.tsx'
import { obstacleAtGoogle, registrationOf } from './registration.ts'
import styles from './SetupPage.module.css'

const traps = ['testing', 'users', 'unused', 'secret', 'preview'] as const

const steps = ['project', 'consent', 'client', 'config', 'publish'] as const

/** The least that connects this deployment to Google. The client id is a placeholder of the deployer's own. */
const example = `{
  "providers": [
    { "id": "google", "kind": "google", "label": "Google", "clientId": "….apps.googleusercontent.com" }
  ]
}`

/** How to connect an own client to this deployment, and what to do where a provider does not let the person back. */
export function SetupPage({ configuration }: { configuration: Configuration }) {
  const text = useText()
  const { redirectUri, origin, postLogoutRedirectUri } = registrationOf(location.origin, configuration.base)
  const obstacle = obstacleAtGoogle(origin)
  return (
    <div className={styles['page']}>
      <div className={styles['intro']}>
        <PageHeading titleId="setup.title" />
        <p className={styles['lead']}>
          <Text id="setup.lead" />
        </p>
      </div>
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
          <CopyField label={text('setup.postLogoutRedirectUri')} value={postLogoutRedirectUri} />
        </div>
        <p className={styles['note']}>
          <Text id="setup.register.note" />
        </p>
      </Card>
      <Card title={<Text id="setup.steps.title" />}>
        <ol className={styles['steps']}>
          {steps.map((step) => (
            <li key={step}>
              <Text id={`setup.step.${step}`} parts={{ file: <code>config.json</code> }} />
            </li>
          ))}
        </ol>
        <CopyField label="config.json" value={example} />
      </Card>
      <KindsCard providers={configuration.providers} />
      <ReasonsCard />
      <Card title={<Text id="setup.traps.title" />}>
        <Facts longNames>
          {traps.map((trap) => (
            <Fact key={trap} name={<Text id={`setup.trap.${trap}`} />}>
              <Text id={`setup.trap.${trap}.what`} />
            </Fact>
          ))}
        </Facts>
      </Card>
    </div>
  )
}
