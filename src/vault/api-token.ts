import type { ApiTokenSource } from '#config/configuration.ts'
import { asJsonObject, ownMember, type JsonObject } from './json-object.ts'
import { valueAt } from './json-pointer.ts'
import type { ProtocolAnswer } from './protocol-fetch.ts'
import { grantedScopes, isToken, type TokenResponse } from './token-response.ts'
import { VaultError } from './vault-error.ts'

/** A token that a broker keeps for the APIs, as it may be used. */
export type ApiToken = Required<Pick<TokenResponse, 'accessToken' | 'expiresInSeconds' | 'scopes'>>

/** However long a broker says: some hand on what they were told when the token was new. */
const longestLifeSeconds = 3_600
/** Where a broker does not say, or says that the token is over: an API that refuses it tells. */
const unknownLifeSeconds = 300
const maxTokenCharacters = 16_384

/**
 * Judges what a broker handed over. Of the answer the token, its end and its scopes are read; what else there is, such
 * as the refresh token of the person at Google, is never kept.
 * @throws VaultError `api-token` with the reason | `provider-unreachable`
 * @see https://docs.logto.io/secret-vault/federated-token-set
 * @see https://www.keycloak.org/docs/latest/server_admin/#retrieving-external-idp-tokens
 */
export function judgeApiToken(
  { status, text }: Pick<ProtocolAnswer, 'status' | 'text'>,
  { pointer, scopes }: ApiTokenSource,
  nowMs: number,
): ApiToken {
  if (status >= 500 || status === 429) throw new VaultError('provider-unreachable', { status: String(status) })
  if (status === 401 || status === 403) throw noApiToken('refused', status)
  if (status !== 200) throw noApiToken('missing', status)
  const document = documentOf(text)
  const accessToken = valueAt(document, pointer)
  if (!isToken(accessToken) || accessToken.length > maxTokenCharacters) throw noApiToken('unreadable')
  const beside = asJsonObject(valueAt(document, pointer.slice(0, pointer.lastIndexOf('/')))) ?? {}
  const scope = ownMember(beside, 'scope')
  return {
    accessToken,
    expiresInSeconds: lifetimeSeconds(beside, nowMs / 1_000),
    scopes: grantedScopes(typeof scope === 'string' ? scope : '', scopes),
  }
}

/** Why there is no token for the APIs, as a word that the doctor knows. */
export const noApiToken = (why: 'refused' | 'missing' | 'unreadable' | 'unreachable', status?: number) =>
  new VaultError('api-token', {
    reason: `api-token-${why}`,
    ...(status === undefined ? {} : { status: String(status) }),
  })

/** JSON, or the form that some providers answer in and Keycloak hands on as it came: `access_token=…&scope=…`. */
export function documentOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Neither a page nor text with spaces: printable ASCII without < and >.
    return /^[!-;=?-~]+$/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined
  }
}

/** When it ends is believed before how long it lasts: that may have been said when the token was new. */
function lifetimeSeconds(beside: JsonObject, nowSeconds: number): number {
  const end = ownMember(beside, 'expires_at') ?? ownMember(beside, 'accessTokenExpiration')
  const seconds = end === undefined ? Number(ownMember(beside, 'expires_in')) : secondsOf(end) - nowSeconds
  return seconds > 0 ? Math.min(seconds, longestLifeSeconds) : unknownLifeSeconds
}

/** Of an instant in seconds, in milliseconds, or as a date. */
function secondsOf(instant: unknown): number {
  const number = typeof instant === 'string' && !/^\d+$/.test(instant) ? Date.parse(instant) : Number(instant)
  return number > 100_000_000_000 ? number / 1_000 : number
}
