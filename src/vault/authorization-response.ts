import type { Provider } from '#config/configuration.ts'
import { oauthErrorName } from './oauth-error.ts'
import { grantedScopes, lifetimeSeconds } from './token-response.ts'
import { VaultError } from './vault-error.ts'

/** What a provider sent back through the browser, well-formed but not yet believed (RFC 6749 §4.1.2, Core §3.2.2.5). */
export type AuthorizationResponse =
  | { kind: 'code'; state: string; authorizationCode: string; iss?: string }
  | {
      kind: 'token'
      state: string
      accessToken: string
      idToken: string
      expiresInSeconds?: number
      scopes?: readonly string[]
      iss?: string
    }
  | { kind: 'error'; state?: string; error: string; iss?: string }

const maxLength = 32_768
const known = new Set([
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'access_token',
  'token_type',
  'expires_in',
  'id_token',
])
const inFragmentOnly = ['access_token', 'id_token']

/**
 * Reads the query and the fragment of a callback. Unknown parameters are ignored (RFC 6749 §4.1.2); a parameter given
 * twice, a signed response nobody asked for (JARM) and a mixture of two flows are refused.
 * @throws VaultError `callback-malformed` | `state-missing` | `id-token-missing`
 */
export function parseAuthorizationResponse(query: string, fragment: string): AuthorizationResponse {
  if (query.length + fragment.length > maxLength) throw malformed('too-long')
  const inQuery = readParameters(query.replace(/^\?/, ''))
  const inFragment = readParameters(fragment.replace(/^#/, ''))
  if (inQuery.has('response') || inFragment.has('response')) throw malformed('response')
  const isToken = [...inFragment.keys()].some((name) => known.has(name))
  if (isToken && [...inQuery.keys()].some((name) => known.has(name))) throw malformed('two-flows')
  if (inFragment.has('code') || inFragment.has('refresh_token')) throw malformed('fragment')
  if (inFragmentOnly.some((name) => inQuery.has(name))) throw malformed('query')
  return isToken ? readFragment(inFragment) : readQuery(inQuery)
}

/**
 * Defends against a mix-up of providers (RFC 9207 §2.4): advertised, `iss` must be there; there, it must be the
 * transaction's issuer, byte by byte, also where it was not advertised.
 * @throws VaultError `issuer-missing` | `issuer-mismatch`
 */
export function checkResponseIssuer(
  iss: string | undefined,
  issuerSpellings: readonly string[],
  issParameterSupported: boolean,
  kind: AuthorizationResponse['kind'],
): void {
  if (iss !== undefined) {
    if (!issuerSpellings.includes(iss)) throw new VaultError('issuer-mismatch')
    return
  }
  // With an ID token in the answer, its own `iss` does the same (RFC 9207 §2.4).
  if (issParameterSupported && kind !== 'token') throw new VaultError('issuer-missing')
}

/**
 * Where a provider has an address of its own to come back to, its answers come there and nobody else's do; that does for
 * a provider without `iss` what `iss` does (RFC 9700 §4.4.2.2).
 * @throws VaultError `issuer-mismatch`
 */
export function checkCallbackAddress(provider: Provider, providers: readonly Provider[], query: string): void {
  const named = new URLSearchParams(query).get('provider')
  const cameTo = providers.find(({ id, ownCallback }) => ownCallback && id === named)
  if (cameTo?.id !== (provider.ownCallback ? provider.id : undefined)) throw new VaultError('issuer-mismatch')
}

type Parameters = ReadonlyMap<string, string>

/** Strict, unlike URLSearchParams: broken escapes are refused instead of being passed on as they are. */
function readParameters(text: string): Parameters {
  const parameters = new Map<string, string>()
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const [name, value] = [piece.split('=', 1)[0] ?? '', piece.slice(piece.indexOf('=') + 1)].map(decode)
    if (name === undefined || value === undefined) throw malformed('encoding')
    if (parameters.has(name)) throw malformed('duplicate')
    parameters.set(name, piece.includes('=') ? value : '')
  }
  return parameters
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function readQuery(parameters: Parameters): AuthorizationResponse {
  if (parameters.has('error')) return readError(parameters)
  const authorizationCode = parameters.get('code')
  if (!authorizationCode) throw malformed('empty')
  return { kind: 'code', state: stateOf(parameters), authorizationCode, ...issuerOf(parameters) }
}

function readFragment(parameters: Parameters): AuthorizationResponse {
  if (parameters.has('error')) return readError(parameters)
  const state = stateOf(parameters)
  const [accessToken, idToken] = [parameters.get('access_token'), parameters.get('id_token')]
  if (!accessToken || !/^[\x21-\x7e]+$/.test(accessToken)) throw malformed('access_token')
  // An access token alone says nothing about who came back (Core §3.2.2.5).
  if (!idToken) throw new VaultError('id-token-missing')
  if (parameters.get('token_type')?.toLowerCase() !== 'bearer') throw malformed('token_type')
  const expiresInSeconds = lifetimeSeconds(parameters.get('expires_in'))
  const scopes = parameters.get('scope')
  return {
    kind: 'token',
    state,
    accessToken,
    idToken,
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
    ...(scopes ? { scopes: grantedScopes(scopes, []) } : {}),
    ...issuerOf(parameters),
  }
}

function readError(parameters: Parameters): AuthorizationResponse {
  if (parameters.has('code') || parameters.has('access_token') || parameters.has('id_token')) throw malformed('error')
  const state = parameters.get('state')
  return {
    kind: 'error',
    error: oauthErrorName(parameters.get('error')),
    ...(state ? { state } : {}),
    ...issuerOf(parameters),
  }
}

function stateOf(parameters: Parameters): string {
  const state = parameters.get('state')
  if (!state) throw new VaultError('state-missing')
  return state
}

function issuerOf(parameters: Parameters): { iss?: string } {
  const iss = parameters.get('iss')
  return iss === undefined ? {} : { iss }
}

const malformed = (reason: string) => new VaultError('callback-malformed', { reason })
