import { hashOf } from '../world/encoding.ts'
import type { World } from '../world/world.ts'

/** Members of a successful token answer (RFC 6749 §5.1), as far as they are about the access token. */
export interface IssuedAccessToken {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
}

interface Subject {
  familyId: string
  clientId: string
  subject: string
  scopes: string[]
}

/** A new access token; the world keeps its hash. */
export async function issueAccessToken(world: World, of: Subject): Promise<IssuedAccessToken> {
  const accessToken = world.secret('ya29.a0')
  const { accessTokenLifetimeSeconds: lifetimeSeconds } = world.settings
  world.state.accessTokens[await hashOf(accessToken)] = { ...of, expiresAtMs: world.nowMs + lifetimeSeconds * 1000 }
  return { access_token: accessToken, token_type: 'Bearer', expires_in: lifetimeSeconds }
}

/** A new refresh token; the world keeps its hash. */
export async function issueRefreshToken(world: World, of: Subject): Promise<string> {
  const refreshToken = world.secret('1//0')
  world.state.refreshTokens[await hashOf(refreshToken)] = { ...of, issuedAtMs: world.nowMs, used: false }
  return refreshToken
}
