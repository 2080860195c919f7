import { splitScopes } from '#config/scopes.ts'
import { ownMember, parseJsonObject, type JsonObject } from './json-object.ts'
import { oauthErrorName } from './oauth-error.ts'
import { VaultError } from './vault-error.ts'

/** Stands for a refresh token that a token helper keeps in its cookie: there is one, and no script will ever see it. */
export const keptByHelper: unique symbol = Symbol('kept by the token helper')
export type RefreshToken = string | typeof keptByHelper

/** A token response that may be used once its ID token has been verified too (RFC 6749 §5.1, Core §3.1.3.3). */
export interface TokenResponse {
  accessToken: string
  tokenType: 'Bearer'
  /** Absent where the provider names no lifetime. At most 30 days. */
  expiresInSeconds?: number
  refreshToken?: RefreshToken
  idToken?: string
  /** Normalized. As asked where the provider does not say (RFC 6749 §5.1). */
  scopes: readonly string[]
}

type Grant = 'authorization_code' | 'refresh_token'

const longestLifeSeconds = 30 * 86_400
/** What a bearer token may consist of, as far as a header can carry it (RFC 6749 appendix A.12, RFC 6750 §2.1). */
const tokenForm = /^[\x21-\x7e]+$/
/** Whether a value may stand in an Authorization header. */
export const isToken = (value: unknown): value is string => typeof value === 'string' && tokenForm.test(value)
/** Errors of a provider that may do better in a while, whatever the status they come with. */
const passing = ['temporarily_unavailable', 'server_error', 'slow_down']

/**
 * Judges what a token endpoint answered. Named members are read, all others ignored.
 * @throws VaultError `provider-unreachable` where no OAuth answer came (the session may go on) | `token-response` |
 *   `id-token-missing` | `client-secret-missing` | `token-refused`; in a refresh `session-ended` for `invalid_grant`
 *   and `renewal-refused` for any other refusal
 */
export function judgeTokenResponse(
  { status, mediaType, text }: { status: number; mediaType: string; text: string },
  asked: { scopes: readonly string[]; grant: Grant; cookies?: boolean },
): TokenResponse {
  if (status !== 200) throw refusal(status, parseJsonObject(text), asked.grant)
  // A login page or a proxy answered in the provider's place: no verdict on the grant.
  if (mediaType !== 'application/json') throw unreachable(status)
  const body = parseJsonObject(text)
  if (!body) throw invalid('document')
  if (ownMember(body, 'access_token') === undefined && Object.hasOwn(body, 'error')) {
    throw refusal(400, body, asked.grant)
  }

  const accessToken = token(body, 'access_token') ?? fail('access_token')
  const type = ownMember(body, 'token_type')
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw invalid('token_type')
  const expiresInSeconds = lifetimeSeconds(ownMember(body, 'expires_in') ?? undefined)
  const isKept = asked.cookies && ownMember(body, 'refresh_token_kept') === true
  const refreshToken = token(body, 'refresh_token') ?? (isKept ? keptByHelper : undefined)
  const idToken = token(body, 'id_token')
  // A refresh need not bring one (Core §12.2); a sign-in without one would be a sign-in of nobody.
  if (!idToken && asked.grant === 'authorization_code' && asked.scopes.includes('openid')) {
    throw new VaultError('id-token-missing')
  }
  return {
    accessToken,
    tokenType: 'Bearer',
    scopes: grantedScopes(ownMember(body, 'scope') ?? '', asked.scopes),
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
    ...(refreshToken ? { refreshToken } : {}),
    ...(idToken ? { idToken } : {}),
  }
}

/**
 * A lifetime in seconds, as number or decimal text; absurdly long ones are cut. Zero, negative and unreadable ones
 * are refused: they would make a token that never ends, or a storm of renewals.
 * @throws VaultError `token-response`
 */
export function lifetimeSeconds(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) throw invalid('expires_in')
  return Math.min(seconds, longestLifeSeconds)
}

/** What was granted: as the provider says, or as asked where it says nothing. @throws VaultError `token-response` */
export function grantedScopes(scope: unknown, asked: readonly string[]): readonly string[] {
  if (typeof scope !== 'string') throw invalid('scope')
  const granted = splitScopes(scope.slice(0, 16_384)).filter((entry) => tokenForm.test(entry))
  return granted.length > 0 ? granted : splitScopes(asked.join(' '))
}

function refusal(status: number, body: JsonObject | undefined, grant: Grant): VaultError {
  const raw = body ? ownMember(body, 'error') : undefined
  const error = oauthErrorName(raw)
  if (status >= 500 || status === 429 || passing.includes(error)) return unreachable(status)
  const isRefusalWithoutWords = grant === 'refresh_token' && (status === 400 || status === 401)
  if (typeof raw !== 'string' && !isRefusalWithoutWords) return unreachable(status)

  const description = body ? ownMember(body, 'error_description') : undefined
  if (typeof description === 'string' && error !== 'invalid_grant' && /client[_ ]secret/i.test(description)) {
    return new VaultError('client-secret-missing', { error })
  }
  if (grant === 'authorization_code') return new VaultError('token-refused', { error })
  return new VaultError(error === 'invalid_grant' ? 'session-ended' : 'renewal-refused', { error })
}

/** A member that is a token, undefined where it is absent, null or empty. */
function token(body: JsonObject, member: string): string | undefined {
  const value = ownMember(body, member) ?? ''
  if (value === '') return undefined
  return isToken(value) ? value : fail(member)
}

const unreachable = (status: number) => new VaultError('provider-unreachable', { status: String(status) })
const invalid = (member: string) => new VaultError('token-response', { member })

function fail(member: string): never {
  throw invalid(member)
}
