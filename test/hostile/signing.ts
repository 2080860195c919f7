import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

/** A key pair of a provider: signs ID tokens, and publishes its public half. */
export interface SigningKey {
  kid: string
  algorithm: string
  privateKey: CryptoKey
  /** As in a JWK set, with kid, use and alg. */
  jwk: JWK
}

export async function createSigningKey(kid: string, algorithm = 'RS256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm)
  return { kid, algorithm, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: algorithm } }
}

/** Signs claims as they are: nothing is added, whatever is missing stays missing. */
export function signClaims(
  key: SigningKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const given = { alg: key.algorithm, kid: key.kid, ...header }
  const whole = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const crit = Array.isArray(whole['crit']) ? Object.fromEntries(whole['crit'].map((name) => [String(name), true])) : {}
  return new SignJWT(claims).setProtectedHeader(whole as { alg: string }).sign(key.privateKey, { crit })
}

export const base64urlJson = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Left half of an access token's hash, by the hash of the signature's algorithm (OpenID Connect Core §3.1.3.6). */
export async function accessTokenHash(accessToken: string, algorithm = 'RS256'): Promise<string> {
  const digest = await crypto.subtle.digest(`SHA-${algorithm.slice(2)}`, new TextEncoder().encode(accessToken))
  return Buffer.from(digest.slice(0, digest.byteLength / 2)).toString('base64url')
}
