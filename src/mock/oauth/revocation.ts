import { networkError } from '../faults.ts'
import { json } from '../http/answer.ts'
import { hashOf } from '../world/encoding.ts'
import type { World } from '../world/world.ts'
import { oauthError } from './token-endpoint.ts'

/** RFC 7009, in Google's manner: any token of a person revokes all that they allowed the client, and an unknown token is an error. */
export async function revocationEndpoint(world: World, parameters: URLSearchParams): Promise<Response> {
  if (world.faults.strikes('revocation-down')) throw networkError()
  const token = parameters.get('token')
  if (!token) return oauthError('invalid_request', 'Missing required parameter: token')
  const hash = await hashOf(token)
  const record = world.state.accessTokens[hash] ?? world.state.refreshTokens[hash]
  if (!record) return oauthError('invalid_token', 'Token expired or revoked')
  world.revokeGrant(record.clientId, record.subject)
  return json({})
}
