import type { SessionSnapshot } from '#auth/auth.ts'
import type { Provider } from '#config/configuration.ts'
import { Text } from '#i18n/react.tsx'
import { Card } from '#ui/Card.tsx'
import { Fact, Facts } from '#ui/Facts.tsx'
import { Foreign } from '#ui/Foreign.tsx'

/** What to tell somebody who helps: where the tokens are kept, and by which kind of connection they came. */
export function DiagnosticsCard({ provider, tier }: { provider: Provider; tier: SessionSnapshot['tier'] }) {
  return (
    <Card title={<Text id="profile.diagnostics.title" />}>
      <Facts>
        <Fact name={<Text id="profile.diagnostics.vault" />}>
          <Text id={`profile.tier.${tier}`} />
        </Fact>
        <Fact name={<Text id="profile.diagnostics.provider" />}>
          <Foreign maxCharacters={60}>{provider.label}</Foreign> <code>{provider.id}</code>
        </Fact>
        <Fact name={<Text id="profile.diagnostics.kind" />}>
          <Text id={`setup.kind.${provider.kind}`} />
        </Fact>
        <Fact name={<Text id="profile.diagnostics.issuer" />}>
          <code>{provider.issuer}</code>
        </Fact>
        <Fact name={<Text id="profile.diagnostics.client" />}>
          <code>{provider.clientId}</code>
        </Fact>
      </Facts>
    </Card>
  )
}
