import { useSession } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Banner } from '#ui/Banner.tsx'

/** Signed out here, but the provider could not be told so far. */
export function RevocationNotice() {
  const { revocationPending } = useSession()
  if (!revocationPending) return null
  return (
    <Banner tone="caution" role="status" title={<Text id="session.revocationPending" />}>
      <p>
        <Text id="session.revocationPending.note" />
      </p>
    </Banner>
  )
}
