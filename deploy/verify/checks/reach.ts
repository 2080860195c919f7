import type { Provider } from '#config/configuration.ts'
import { isEndpointOf } from '#vault/metadata.ts'
import { advice, wrong, type Finding } from '../finding.ts'

/** Without these nobody signs in. */
const needed = ['jwks_uri', 'token_endpoint']

/** An address that only the provider's document names, on another origin: neither the vault asks there, nor we. */
export function strange(provider: Provider, url: string, name: string, member: string): Finding[] | undefined {
  if (isEndpointOf(provider, new URL(url))) return undefined
  const what = `${name} is at ${url}, not below the issuer, so the vault does not ask there`
  const fix = `If that is right, write it into config.json, as \`metadata.${member}\` of the provider.`
  return [needed.includes(member) ? wrong('provider', what, fix) : advice('provider', what, fix)]
}
