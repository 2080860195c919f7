import type { Provider } from '#config/configuration.ts'
import { parseSecureUrl } from '#config/secure-url.ts'
import { asJsonObject, ownMember, type JsonObject } from './json-object.ts'
import { asymmetricAlgorithms } from './signature-algorithms.ts'
import { VaultError } from './vault-error.ts'

/** What the vault knows of a provider after judging what it published (OpenID Connect Discovery §3, RFC 8414 §2). */
export interface Metadata {
  issuer: string
  authorizationEndpoint: string
  /** Absent only in the token-in-fragment flow. */
  tokenEndpoint?: string
  jwksUri: string
  userinfoEndpoint?: string
  revocationEndpoint?: string
  endSessionEndpoint?: string
  /** Advertised: `iss` must then be in every authorization response (RFC 9207 §2.4). */
  issParameterSupported: boolean
  /** Asymmetric ones only, never empty. */
  idTokenAlgorithms: readonly string[]
}

/** Whether the configuration leaves something open that only the provider's own document can tell. */
export function needsDiscovery(provider: Provider): boolean {
  const { authorization_endpoint, token_endpoint, jwks_uri } = provider.metadata
  const tokenEndpointKnown = provider.kind === 'google-direct' || token_endpoint !== undefined
  return !(authorization_endpoint !== undefined && jwks_uri !== undefined && tokenEndpointKnown)
}

/** Where the provider publishes its metadata (OpenID Connect Discovery §4.1). */
export const discoveryUrl = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/**
 * Judges a discovery document, or none where the configuration says it all. Members given in the configuration win.
 * @param document parsed JSON; ignored where discovery is not needed
 * @throws VaultError `provider-metadata` with the member at fault | `pkce-unsupported`
 */
export function judgeMetadata(document: unknown, provider: Provider): Metadata {
  const discovered = needsDiscovery(provider) ? (asJsonObject(document) ?? fail('document')) : {}
  // The document must name the configured issuer, code point by code point (Discovery §4.3): never another's metadata.
  if (needsDiscovery(provider) && ownMember(discovered, 'issuer') !== provider.issuer) fail('issuer')
  if ((provider.metadata.issuer ?? provider.issuer) !== provider.issuer) fail('issuer')
  const known: JsonObject = { ...discovered, ...provider.metadata }

  const algorithms = stringList(known, 'id_token_signing_alg_values_supported') ?? ['RS256']
  const idTokenAlgorithms = algorithms.filter((name) => asymmetricAlgorithms.includes(name))
  if (idTokenAlgorithms.length === 0) fail('id_token_signing_alg_values_supported')

  const isCodeFlow = provider.kind !== 'google-direct'
  const codeChallengeMethods = stringList(known, 'code_challenge_methods_supported')
  if (isCodeFlow && codeChallengeMethods?.includes('S256') === false) throw new VaultError('pkce-unsupported')

  const tokenEndpoint = isCodeFlow ? required(known, 'token_endpoint') : optional(known, 'token_endpoint')
  const userinfoEndpoint = optional(known, 'userinfo_endpoint')
  const revocationEndpoint = optional(known, 'revocation_endpoint')
  const endSessionEndpoint = optional(known, 'end_session_endpoint')
  return {
    issuer: provider.issuer,
    authorizationEndpoint: required(known, 'authorization_endpoint'),
    jwksUri: required(known, 'jwks_uri'),
    ...(tokenEndpoint ? { tokenEndpoint } : {}),
    ...(userinfoEndpoint ? { userinfoEndpoint } : {}),
    ...(revocationEndpoint ? { revocationEndpoint } : {}),
    ...(endSessionEndpoint ? { endSessionEndpoint } : {}),
    issParameterSupported: ownMember(known, 'authorization_response_iss_parameter_supported') === true,
    idTokenAlgorithms,
  }
}

/** The endpoints a provider may name: below its issuer's origin, or given in the configuration. */
export function isEndpointOf(provider: Provider, url: URL): boolean {
  const configured: readonly unknown[] = [...Object.values(provider.metadata), provider.apiToken?.url]
  const isConfigured = configured.some((value) => typeof value === 'string' && URL.parse(value)?.href === url.href)
  return isConfigured || url.origin === new URL(provider.issuer).origin
}

function fail(member: string): never {
  throw new VaultError('provider-metadata', { member })
}

function optional(known: JsonObject, member: string): string | undefined {
  const value = ownMember(known, member) ?? undefined
  if (value === undefined) return undefined
  return parseSecureUrl(value) ? (value as string) : fail(member)
}

const required = (known: JsonObject, member: string) => optional(known, member) ?? fail(member)

function stringList(known: JsonObject, member: string): string[] | undefined {
  const value = ownMember(known, member) ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return fail(member)
  return value.filter((entry): entry is string => typeof entry === 'string')
}
