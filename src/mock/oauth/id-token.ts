import { base64url, base64urlText, sha256 } from '../world/encoding.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { newSigningKey, signingKeys, signRs256 } from './keys.ts'

const lifetimeSeconds = 3600

/** The claims about a person that a set of scopes opens (OpenID Connect Core §5.4). */
export function personClaims(world: World, person: Person, scopes: readonly string[]) {
  const { issuer } = world.options
  return {
    sub: person.subject,
    ...(scopes.includes('email') ? { email: person.email, email_verified: true } : {}),
    ...(scopes.includes('profile')
      ? {
          name: person.name,
          given_name: person.givenName,
          family_name: person.familyName,
          picture: `${issuer}/pictures/${person.subject}.svg`,
        }
      : {}),
  }
}

/** A signed ID token with Google's claims (OpenID Connect Core §2), or one that a fault has spoilt. */
export async function signIdToken(
  world: World,
  about: {
    person: Person
    clientId: string
    scopes: readonly string[]
    nonce?: string | undefined
    accessToken?: string | undefined
  },
): Promise<string> {
  const { faults, options, settings } = world
  // Google's reference calls the short spelling legacy, and allows it. @see https://developers.google.com/identity/openid-connect/reference
  const issuer = settings.shortIssuer ? options.issuer.replace(/^https?:\/\//, '') : options.issuer
  const agoSeconds = faults.strikes('id-token-expired') ? 2 * lifetimeSeconds : 0
  const issuedAtSeconds = Math.floor(world.nowMs / 1000) - agoSeconds
  faults.strikes('clock-skew')
  const nonce = faults.strikes('nonce-missing') ? undefined : about.nonce
  const claims = {
    iss: faults.strikes('wrong-issuer') ? 'https://issuer.example' : issuer,
    azp: about.clientId,
    aud: faults.strikes('wrong-audience') ? 'another-client' : about.clientId,
    ...personClaims(world, about.person, about.scopes),
    ...(faults.strikes('wrong-subject') ? { sub: '109999999999999999999' } : {}),
    ...(about.accessToken ? { at_hash: await accessTokenHash(world, about.accessToken) } : {}),
    ...(nonce ? { nonce: faults.strikes('nonce-mismatch') ? `${nonce}-of-somebody-else` : nonce } : {}),
    iat: issuedAtSeconds,
    exp: issuedAtSeconds + lifetimeSeconds,
  }
  return sign(world, claims)
}

/** OpenID Connect Core §3.1.3.6: the left half of the token's SHA-256. */
async function accessTokenHash(world: World, accessToken: string): Promise<string> {
  const hashed = world.faults.strikes('wrong-access-token-hash') ? 'another token' : accessToken
  return base64url((await sha256(hashed)).slice(0, 16))
}

async function sign(world: World, claims: Record<string, unknown>): Promise<string> {
  const { faults } = world
  const payload = base64urlText(JSON.stringify(claims))
  const [published] = await signingKeys(world)
  const key = published && !faults.strikes('unknown-key') ? published : await newSigningKey(world.options.random)
  const input = (alg: string) => `${base64urlText(JSON.stringify({ alg, kid: key.keyId, typ: 'JWT' }))}.${payload}`
  if (faults.strikes('alg-none')) return `${input('none')}.`
  if (faults.strikes('alg-hs256'))
    return `${input('HS256')}.${await hs256(JSON.stringify(key.publicJwk), input('HS256'))}`
  const signature = await signRs256(key, input('RS256'))
  if (!faults.strikes('tampered-signature')) return `${input('RS256')}.${signature}`
  return `${input('RS256')}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
}

/** The classic confusion of algorithms: an HMAC whose secret is the public key. */
async function hs256(secret: string, input: string): Promise<string> {
  const utf8 = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(input))))
}
