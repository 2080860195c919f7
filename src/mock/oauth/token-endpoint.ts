import { networkError } from '../faults.ts'
import { json } from '../http/answer.ts'
import { base64url, hashOf, sha256 } from '../world/encoding.ts'
import type { CodeRecord, RefreshTokenRecord } from '../world/state.ts'
import type { World } from '../world/world.ts'
import { signIdToken } from './id-token.ts'
import { parseScopes, tokenScope } from './scopes.ts'
import { issueAccessToken, issueRefreshToken } from './tokens.ts'

/** An error answer with Google's words (RFC 6749 §5.2). */
export function oauthError(error: string, description: string, status = 400): Response {
  return json({ error, error_description: description }, { status })
}

/** The token endpoint (RFC 6749 §3.2): `authorization_code` with PKCE, and `refresh_token`. */
export async function tokenEndpoint(world: World, form: URLSearchParams): Promise<Response> {
  const { faults } = world
  if (faults.strikes('token-endpoint-down')) throw networkError()
  if (faults.strikes('token-endpoint-503')) return oauthError('temporarily_unavailable', 'Service Unavailable', 503)
  if (faults.strikes('token-endpoint-not-json')) {
    return new Response('<h1>Sign in to this network</h1>', { headers: { 'Content-Type': 'text/html' } })
  }
  const twice = [...form.keys()].find((name) => form.getAll(name).length > 1)
  if (twice) return oauthError('invalid_request', `OAuth 2 parameters can only have a single value: ${twice}`)
  const clientId = form.get('client_id')
  if (!clientId) return oauthError('invalid_request', 'Could not determine client ID from request.')
  const client = world.options.clients.find((one) => one.clientId === clientId)
  if (!client) return oauthError('invalid_client', 'The OAuth client was not found.', 401)
  const clientSecret = form.get('client_secret')
  if (faults.strikes('client-secret-missing') || (client.secret !== undefined && !clientSecret)) {
    return oauthError('invalid_request', 'client_secret is missing.')
  }
  if (client.secret !== undefined && clientSecret !== client.secret) {
    return oauthError('invalid_client', 'Unauthorized', 401)
  }
  const grantType = form.get('grant_type')
  if (grantType === 'authorization_code') {
    if (faults.strikes('code-replayed')) await redeemCode(world, clientId, withoutVerifier(form))
    return redeemCode(world, clientId, form)
  }
  if (grantType === 'refresh_token') {
    if (faults.strikes('refresh-token-reused')) await refresh(world, clientId, form)
    return refresh(world, clientId, form)
  }
  return grantType
    ? oauthError('unsupported_grant_type', `Invalid grant_type: ${grantType}`)
    : oauthError('invalid_request', 'Required parameter is missing: grant_type')
}

/** What somebody can send who has seen the code on its way through the browser, and nothing else. */
function withoutVerifier(form: URLSearchParams): URLSearchParams {
  const seen = new URLSearchParams(form)
  seen.delete('code_verifier')
  return seen
}

/** RFC 6749 §4.1.3 and RFC 7636 §4.5. A code dies with its first use, good or bad; a second use revokes what came of it. */
async function redeemCode(world: World, clientId: string, form: URLSearchParams): Promise<Response> {
  const authorizationCode = form.get('code')
  if (!authorizationCode) return oauthError('invalid_request', 'Missing required parameter: code')
  const record = world.state.codes[await hashOf(authorizationCode)]
  if (!record || record.clientId !== clientId) return oauthError('invalid_grant', 'Malformed auth code.')
  if (record.used) {
    world.revokeFamily(record.familyId)
    return oauthError('invalid_grant', 'Bad Request')
  }
  const pending: CodeRecord = { ...record }
  record.used = true
  delete record.nonce
  delete record.codeChallenge
  if (pending.expiresAtMs <= world.nowMs) {
    return oauthError('invalid_grant', 'Bad Request')
  }
  if (form.get('redirect_uri') !== pending.redirectUri) return oauthError('invalid_grant', 'redirect_uri_mismatch')
  const codeVerifier = form.get('code_verifier')
  if (!codeVerifier) return oauthError('invalid_grant', 'Missing code verifier.')
  const bound = world.faults.strikes('verifier-refused')
    ? base64url(await sha256('The verifier of another sign-in, into which the code was carried.'))
    : pending.codeChallenge
  if (base64url(await sha256(codeVerifier)) !== bound) {
    return oauthError('invalid_grant', 'Invalid code verifier.')
  }
  const refreshToken = pending.offline ? await issueRefreshToken(world, subjectOf(pending)) : undefined
  return tokens(world, pending, { refreshToken, nonce: pending.nonce })
}

/** RFC 6749 §6, with rotation and the detection of reuse (RFC 9700 §4.14.2) where the world is set so. */
async function refresh(world: World, clientId: string, form: URLSearchParams): Promise<Response> {
  const given = form.get('refresh_token')
  if (!given) return oauthError('invalid_request', 'Missing required parameter: refresh_token')
  const gone = () => oauthError('invalid_grant', 'Token has been expired or revoked.')
  const record = world.state.refreshTokens[await hashOf(given)]
  if (!record || record.clientId !== clientId) return gone()
  if (record.used || world.faults.strikes('refresh-refused')) {
    world.revokeFamily(record.familyId)
    return gone()
  }
  const asked = form.get('scope')
  const scopes = asked ? parseScopes(asked) : record.scopes
  if (scopes.some((scope) => !record.scopes.includes(scope))) return oauthError('invalid_scope', 'Bad Request')
  record.used = world.settings.rotateRefreshTokens
  const refreshToken = record.used ? await issueRefreshToken(world, subjectOf(record)) : undefined
  return tokens(world, { ...record, scopes }, { refreshToken })
}

const subjectOf = ({ familyId, clientId, subject, scopes }: CodeRecord | RefreshTokenRecord) => ({
  familyId,
  clientId,
  subject,
  scopes,
})

async function tokens(
  world: World,
  record: CodeRecord | RefreshTokenRecord,
  extra: { refreshToken: string | undefined; nonce?: string | undefined },
): Promise<Response> {
  const { faults } = world
  const person = world.personBy(record.subject)
  if (!person) return oauthError('invalid_grant', 'Account has been deleted')
  const scopes = faults.strikes('scopes-dropped') ? record.scopes.filter((scope) => scope === 'openid') : record.scopes
  const issued = await issueAccessToken(world, { ...subjectOf(record), scopes })
  const { clientId } = record
  const idToken =
    scopes.includes('openid') && !faults.strikes('id-token-missing')
      ? await signIdToken(world, { person, clientId, scopes, nonce: extra.nonce, accessToken: issued.access_token })
      : undefined
  return json({
    ...issued,
    ...(faults.strikes('expires-in-malformed') ? { expires_in: 'soon' } : {}),
    ...(faults.strikes('token-type-unknown') ? { token_type: 'mac' } : {}),
    ...(extra.refreshToken ? { refresh_token: extra.refreshToken } : {}),
    scope: tokenScope(scopes),
    ...(idToken ? { id_token: idToken } : {}),
  })
}
