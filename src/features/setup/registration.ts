import type { Provider } from '#config/configuration.ts'

/** What a deployer registers for this very deployment, character by character. */
export interface Registration {
  redirectUri: string
  origin: string
  /** Where a provider that ends its own session sends the browser afterwards (OpenID Connect RP-Initiated Logout §3). */
  postLogoutRedirectUri: string
}

/**
 * @param origin of the page, without a path
 * @param base path the site lives under; starts and ends with `/`
 * @param provider one that may come back to an address of its own
 */
export const registrationOf = (
  origin: string,
  base: string,
  provider?: Pick<Provider, 'id' | 'ownCallback'>,
): Registration => ({
  redirectUri: `${origin}${base}callback${provider?.ownCallback ? `?provider=${provider.id}` : ''}`,
  origin,
  postLogoutRedirectUri: `${origin}${base}signed-out`,
})

const localName = /^(localhost|127\.0\.0\.1|\[::1\])$/
const address = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/

export type AddressObstacle = 'insecure' | 'ip-address'

/**
 * Why Google would refuse an address as a redirect URI; undefined where it takes it.
 * @see https://developers.google.com/identity/protocols/oauth2/web-server#uri-validation
 */
export function obstacleAtGoogle(origin: string): AddressObstacle | undefined {
  const { protocol, hostname } = new URL(origin)
  if (localName.test(hostname)) return undefined
  if (address.test(hostname)) return 'ip-address'
  return protocol === 'https:' ? undefined : 'insecure'
}
