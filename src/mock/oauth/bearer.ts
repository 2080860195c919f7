import { googleError, type ErrorFacts } from '../http/answer.ts'
import { hashOf } from '../world/encoding.ts'
import type { AccessTokenRecord } from '../world/state.ts'
import type { World } from '../world/world.ts'

const realm = 'Bearer realm="https://accounts.google.com/"'

const unauthenticated: ErrorFacts = {
  message:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  reason: 'authError',
  reasonMessage: 'Invalid Credentials',
  status: 'UNAUTHENTICATED',
  location: { location: 'Authorization', locationType: 'header' },
}
const loginRequired: ErrorFacts = { ...unauthenticated, reason: 'required', reasonMessage: 'Login Required.' }

/** The live access token of a request; undefined where it is missing, unknown, expired or revoked (RFC 6750 §2.1). */
export async function accessTokenOf(world: World, request: Request): Promise<AccessTokenRecord | undefined> {
  const given = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
  const record = given === undefined ? undefined : world.state.accessTokens[await hashOf(given)]
  return record && record.expiresAtMs > world.nowMs ? record : undefined
}

/** The 401 of Google's APIs. */
export function unauthorized(request: Request): Response {
  const sent = request.headers.has('Authorization')
  return googleError(401, sent ? unauthenticated : loginRequired, {
    'WWW-Authenticate': sent ? `${realm}, error="invalid_token"` : realm,
  })
}

/** The 403 of a token that lacks the scope (RFC 6750 §3.1, in Google's words). */
export function insufficientScope(scopes: readonly string[], service: string): Response {
  const facts: ErrorFacts = {
    message: 'Request had insufficient authentication scopes.',
    reason: 'insufficientPermissions',
    reasonMessage: 'Insufficient Permission',
    status: 'PERMISSION_DENIED',
    errorInfo: { reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', service },
  }
  return googleError(403, facts, {
    'WWW-Authenticate': `${realm}, error="insufficient_scope", scope="${scopes.join(' ')}"`,
  })
}
