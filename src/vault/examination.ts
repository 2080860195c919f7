import { ownProvider } from '#config/own-client.ts'
import type { Provider } from '#config/configuration.ts'
import type { Environment, Fetch } from './environment.ts'
import { discoveryUrl, isEndpointOf, needsDiscovery } from './metadata.ts'
import type { Examination, ExaminedEndpoint } from './protocol.ts'
import type { ProviderClients } from './provider-client.ts'
import { VaultError } from './vault-error.ts'

/** Nothing in it but the endpoints of Google counts. */
const anyClientId = '000000.apps.googleusercontent.com'

const timeoutMs = 10_000

/**
 * Looks, without leaving the page, whether a provider can be asked from here: by the policy of this script, over the
 * network, and by the provider's own leave to read (CORS). Nothing that is sent means anything to the provider, and no
 * token is among it; only addresses that a sign-in would ask too are asked.
 */
export function createExamination(parts: {
  environment: Environment
  clients: ProviderClients
  fetchFor: (provider: Provider) => Fetch
  providerOf: (id: string) => Provider
  online: () => boolean
}) {
  const { environment, clients, fetchFor, providerOf, online } = parts

  async function look(provider: Provider, endpoint: ExaminedEndpoint, url: string): Promise<Found> {
    const ask = async (mode: 'cors' | 'no-cors', method: 'GET' | 'POST') => {
      const stop = new AbortController()
      const cancel = environment.after(timeoutMs, () => stop.abort())
      try {
        return await fetchFor(provider)(url, {
          method,
          mode,
          ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
          // Browsers send nothing without CORS that is not to follow (Fetch §4.1); what it leads to stays unread.
          redirect: mode === 'cors' ? 'error' : 'follow',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: stop.signal,
        })
      } finally {
        cancel()
      }
    }
    const check = (outcome: Found['outcome'], more: Partial<Found> = {}): Found => ({
      endpoint,
      address: new URL(url).origin,
      outcome,
      ...more,
    })
    if (!online()) return check('offline')
    // What a provider names beyond its own is asked by no sign-in, and no policy that the build writes lets it be.
    if (!isEndpointOf(provider, new URL(url))) return check('policy')
    try {
      const response = await ask('cors', endpoint === 'token' ? 'POST' : 'GET')
      void response.body?.cancel()
      const serverTime = serverTimeOf(response.headers)
      return check('ok', serverTime === undefined ? {} : { serverTime })
    } catch (error) {
      if (error instanceof VaultError) return check('policy')
    }
    // Whoever may not read the answer still learns that there is one.
    return ask('no-cors', 'GET').then(
      () => check('cors'),
      () => check('unreachable'),
    )
  }

  return async (providerId: string | undefined): Promise<Examination> => {
    const { configuration } = environment
    const google = ownProvider({ ...configuration, ownClient: true }, anyClientId)
    const provider = providerId === undefined ? google : providerOf(providerId)
    if (!provider) throw new VaultError('configuration')
    const endpoints: [ExaminedEndpoint, string | undefined][] = []
    if (needsDiscovery(provider)) {
      const { metadata } = await clients.open(provider).catch(() => ({ metadata: undefined }))
      endpoints.push(['discovery', discoveryUrl(provider.issuer)])
      endpoints.push(['keys', metadata?.jwksUri], ['token', metadata?.tokenEndpoint])
    } else {
      endpoints.push(['keys', provider.metadata.jwks_uri])
      if (provider.kind !== 'google-direct') endpoints.push(['token', provider.metadata.token_endpoint])
    }
    const checks = await Promise.all(
      endpoints.flatMap(([endpoint, url]) => (url === undefined ? [] : [look(provider, endpoint, url)])),
    )
    const time = checks.map((check) => check.serverTime).find((one) => one !== undefined)
    return {
      checks: checks.map(({ serverTime: _time, ...check }) => check),
      ...(time === undefined ? {} : { clock: { aheadMs: environment.nowMs() - time.ms, exact: time.exact } }),
    }
  }
}

type Found = Examination['checks'][number] & { serverTime?: ServerTime }

/** What time it was at the server; where it is not exact, never later than the truth. */
interface ServerTime {
  ms: number
  exact: boolean
}

/** `Date` is readable where a server exposes it; else when an answer ends to be fresh, and how long it was, tell it. */
function serverTimeOf(headers: Headers): ServerTime | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(date)) return { ms: date, exact: true }
  const maxAge = /\bmax-age=(\d{1,9})\b/.exec(headers.get('cache-control') ?? '')?.[1]
  const expires = Date.parse(headers.get('expires') ?? '')
  return maxAge === undefined || Number.isNaN(expires)
    ? undefined
    : { ms: expires - Number(maxAge) * 1_000, exact: false }
}
