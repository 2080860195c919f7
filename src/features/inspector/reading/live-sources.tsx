import { useHref } from 'react-router-dom'
import { useAuth, useSession, useTrace } from '#auth/react.tsx'
import type { Provider } from '#config/configuration.ts'
import { paths } from '#paths.ts'
import type { LiveSources } from './live-values.ts'

/** The provider whose values the pages show: of who is signed in, or else the first that is offered, if any. */
export function useProvider(): Provider | undefined {
  const { providers } = useAuth()
  const { signedIn } = useSession()
  return providers.find(({ id }) => id === signedIn?.providerId) ?? providers[0]
}

/** What the live values of the pages are made of; nothing of it is secret. */
export function useLiveSources(): LiveSources {
  const { apis } = useAuth()
  const session = useSession()
  const trace = useTrace()
  return { provider: useProvider(), session, trace, apis, redirectUri: location.origin + useHref(paths.callback()) }
}
