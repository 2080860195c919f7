import { useAuth, useSession, useTrace } from '#auth/react.tsx'
import { Text } from '#i18n/react.tsx'
import { Button } from '#ui/Button.tsx'

const field: string = 'code_verifier'

/** In the demo: puts the verifier of this session's own sign-in into the field. It has done its work, and opens nothing. */
export function SessionVerifier({ onVerifier }: { onVerifier: (verifier: string) => void }) {
  const auth = useAuth()
  const { signedIn } = useSession()
  const exchange = useTrace().findLast(({ request }) => request?.fields.some(({ name }) => name === field))
  const inDemo = auth.providers.some(({ id, kind }) => kind === 'demo' && id === signedIn?.providerId)
  if (!inDemo || !exchange) return null
  const take = async () => {
    const verifier = await auth.reveal({ entry: exchange.id, side: 'request', name: field })
    if (verifier !== undefined) onVerifier(verifier)
  }
  return (
    <Button look="quiet" onClick={() => void take()}>
      <Text id="token.pkce.session" />
    </Button>
  )
}
