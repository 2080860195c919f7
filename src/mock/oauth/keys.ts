import { base64url } from '../world/encoding.ts'
import type { SigningKey } from '../world/state.ts'
import type { World } from '../world/world.ts'

const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

export async function newSigningKey(random: World['options']['random']): Promise<SigningKey> {
  const parameters = { ...rs256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
  const keyId = base64url(random(15))
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const publicJwk = Object.fromEntries(Object.entries({ kty, n, e }).filter(([, value]) => value !== undefined))
  return { keyId, publicJwk, privateJwk: await crypto.subtle.exportKey('jwk', pair.privateKey) }
}

/** The world's two keys, the first of which signs. Made when first needed. */
export async function signingKeys(world: World): Promise<readonly SigningKey[]> {
  const { random } = world.options
  if (world.state.keys.length === 0) {
    world.state.keys = await Promise.all([newSigningKey(random), newSigningKey(random)])
  }
  return world.state.keys
}

/** A new key signs from now on; the one that signed so far stays published, the older one goes. */
export async function rotateKeys(world: World): Promise<void> {
  const [current] = await signingKeys(world)
  world.state.keys = [await newSigningKey(world.options.random), ...(current ? [current] : [])]
}

/** The key set (RFC 7517 §5): public halves only. */
export async function publishedKeys(world: World) {
  const keys = await signingKeys(world)
  return { keys: keys.map(({ keyId, publicJwk }) => ({ ...publicJwk, kid: keyId, use: 'sig', alg: 'RS256' })) }
}

/** The signature of a JWS, in base64url (RFC 7515 §5.1). @param input header and payload, encoded and joined */
export async function signRs256(key: SigningKey, input: string): Promise<string> {
  const privateKey = await crypto.subtle.importKey('jwk', key.privateJwk, rs256, false, ['sign'])
  return base64url(new Uint8Array(await crypto.subtle.sign(rs256.name, privateKey, new TextEncoder().encode(input))))
}
