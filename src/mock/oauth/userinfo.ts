import { networkError } from '../faults.ts'
import { json } from '../http/answer.ts'
import type { World } from '../world/world.ts'
import { accessTokenOf } from './bearer.ts'
import { personClaims } from './id-token.ts'

/** OpenID Connect Core §5.3. */
export async function userinfoEndpoint(world: World, request: Request): Promise<Response> {
  if (world.faults.strikes('userinfo-down')) throw networkError()
  const token = await accessTokenOf(world, request)
  const person = world.personBy(token?.subject)
  if (!token || !person || !token.scopes.includes('openid')) {
    return json(
      { error: 'invalid_request', error_description: 'Invalid Credentials' },
      { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
    )
  }
  const claims = personClaims(world, person, token.scopes)
  return json(world.faults.strikes('userinfo-wrong-subject') ? { ...claims, sub: '109999999999999999999' } : claims)
}
