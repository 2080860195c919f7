import type { Claims } from './claims.ts'
import { ownMember, parseJsonObject } from './json-object.ts'

const texts = ['name', 'given_name', 'family_name', 'preferred_username', 'email', 'locale', 'hd'] as const
const maxLength = 320

/**
 * Judges an answer of the userinfo endpoint (OpenID Connect Core §5.3). Undefined where it cannot be used: then the
 * sign-in stands on the ID token alone (Core §5.3.2: an answer about somebody else must not be used). Only claims that
 * describe a person are copied, never those of the protocol. A signed answer (`application/jwt`) is refused.
 */
export function judgeUserinfo(
  { status, mediaType, text }: { status: number; mediaType: string; text: string },
  subject: string,
): Claims | undefined {
  if (status !== 200 || mediaType !== 'application/json') return undefined
  const body = parseJsonObject(text)
  if (!body || ownMember(body, 'sub') !== subject) return undefined
  const claims: Claims = {}
  for (const name of texts) {
    const value = ownMember(body, name)
    if (typeof value === 'string' && value !== '') claims[name] = value.slice(0, maxLength)
  }
  const verified = ownMember(body, 'email_verified')
  if (verified === true || verified === 'true') claims['email_verified'] = true
  if (verified === false || verified === 'false') claims['email_verified'] = false
  const picture = ownMember(body, 'picture')
  if (typeof picture === 'string' && picture.startsWith('https://') && picture.length <= 2_048) {
    claims['picture'] = picture
  }
  return claims
}
