import type { JWK } from 'jose'
import { expect, test } from 'vitest'
import { verifyIdToken, type IdTokenExpectation } from '#vault/id-token.ts'
import { createKeyCache, type KeySource } from '#vault/keys.ts'
import { accessTokenHash, base64urlJson, createSigningKey, signClaims } from '../../hostile/signing.ts'

const nowMs = Date.UTC(2026, 10, 20, 12)
const now = nowMs / 1000
const url = 'https://id.example/jwks'
const key = await createSigningKey('rsa-1')
const otherKey = await createSigningKey('rsa-1')
const ellipticKey = await createSigningKey('ec-1', 'ES256')
const edwardsKey = await createSigningKey('ed-1', 'EdDSA')

const good = { iss: 'https://id.example', aud: 'pixy', sub: 'ada', nonce: 'n-1', iat: now, exp: now + 300 }
const expected: IdTokenExpectation = {
  issuer: 'https://id.example',
  clientId: 'pixy',
  nonce: 'n-1',
  algorithms: ['RS256', 'ES256', 'EdDSA'],
  nowMs,
  tokenRequestedAtMs: nowMs - 1_000,
  accessToken: 'at',
  requireAtHash: false,
}
const published = (...keys: JWK[]): KeySource =>
  createKeyCache({ load: async () => ({ keys }), monotonicNowMs: () => 0 }).source(url)
const keys = published(key.jwk, ellipticKey.jwk, edwardsKey.jwk)

async function verify(
  claims: Record<string, unknown>,
  expectation: Partial<IdTokenExpectation> = {},
  header: Record<string, unknown> = {},
) {
  const token = await signClaims(key, { ...good, ...claims }, header)
  return verifyIdToken(token, { ...expected, ...expectation }, keys)
}

test('a good token is verified, and says which checks it passed', async () => {
  const { claims, verification } = await verify({ at_hash: await accessTokenHash('at'), azp: 'pixy' })
  expect(verification).toEqual({
    algorithm: 'RS256',
    keyId: 'rsa-1',
    keysUrl: url,
    verifiedAtMs: nowMs,
    checks: ['signature', 'iss', 'aud', 'azp', 'exp', 'iat', 'nonce', 'at_hash', 'sub'],
  })
  expect(claims).toEqual({ iss: good.iss, aud: 'pixy', azp: 'pixy', sub: 'ada', iat: now, exp: now + 300 })
})

test('elliptic and Edwards curve signatures are verified, with their own hash for the access token', async () => {
  const token = await signClaims(ellipticKey, good)
  await expect(verifyIdToken(token, expected, keys)).resolves.toMatchObject({ verification: { algorithm: 'ES256' } })
  const digest = await crypto.subtle.digest('SHA-512', new TextEncoder().encode('at'))
  const hashed = { ...good, at_hash: Buffer.from(digest.slice(0, 32)).toString('base64url') }
  const edwards = await signClaims(edwardsKey, hashed)
  await expect(verifyIdToken(edwards, expected, keys)).resolves.toMatchObject({ verification: { algorithm: 'EdDSA' } })
})

test.each([
  ['an audience in an array of one', { aud: ['pixy'] }],
  ['issued half a minute ago by a clock behind', { iat: now - 30 }],
  ['issued half a minute ahead by a clock ahead', { iat: now + 30, nbf: now + 30 }],
  ['expired half a minute ago', { exp: now - 30, iat: now - 300 }],
  ['fractional times', { iat: now + 0.5, exp: now + 300.5 }],
  ['a nonce and claims nobody knows', { unknown: { deep: [1, null] } }],
  ['a subject of 255 characters', { sub: 'x'.repeat(255) }],
])('accepted: %s', async (_title, claims) => {
  await expect(verify(claims)).resolves.toBeDefined()
})

test.each([
  ['id-token-issuer', { iss: 'https://evil.example' }],
  ['id-token-issuer', { iss: 'https://id.example/' }],
  ['id-token-issuer', { iss: undefined }],
  ['id-token-issuer', { iss: ['https://id.example'] }],
  ['id-token-audience', { aud: 'other' }],
  ['id-token-audience', { aud: undefined }],
  ['id-token-audience', { aud: [] }],
  ['id-token-audience', { aud: ['pixy', 'other'] }],
  ['id-token-audience', { aud: ['pixy', 'other'], azp: 'pixy' }],
  ['id-token-audience', { aud: [['pixy']] }],
  ['id-token-audience', { azp: 'other' }],
  ['id-token-audience', { azp: null }],
  ['id-token-subject', { sub: undefined }],
  ['id-token-subject', { sub: '' }],
  ['id-token-subject', { sub: 7 }],
  ['id-token-subject', { sub: 'x'.repeat(256) }],
  ['id-token-subject', { sub: 'ada\u0000' }],
  ['id-token-nonce', { nonce: 'other' }],
  ['id-token-nonce', { nonce: undefined }],
  ['id-token-nonce', { nonce: ['n-1'] }],
  ['id-token-malformed', { exp: undefined }],
  ['id-token-malformed', { exp: String(now + 300) }],
  ['id-token-malformed', { iat: undefined }],
  ['id-token-malformed', { iat: '0' }],
  ['id-token-malformed', { nbf: 'soon' }],
  ['id-token-malformed', { iat: -1 }],
  ['id-token-expired', { exp: now - 61 }],
  ['id-token-expired', { exp: now - 3_600, iat: now }],
  ['id-token-expired', { nbf: now + 3_600 }],
  ['id-token-expired', { iat: now - 7 * 86_400 }],
  ['id-token-expired', { iat: now + 365 * 86_400, exp: now + 300 }],
  ['id-token-access-token-hash', { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['id-token-access-token-hash', { at_hash: 7 }],
])('refused as %s: %j', async (code, claims) => {
  await expect(verify(claims)).rejects.toMatchObject({ code })
})

test('the hash of the access token is missing where it is the only tie', async () => {
  await expect(verify({}, { requireAtHash: true })).rejects.toMatchObject({ code: 'id-token-access-token-hash' })
})

test('a nonce that nobody sent is refused', async () => {
  await expect(verify({}, { nonce: undefined })).rejects.toMatchObject({ code: 'id-token-nonce' })
})

test('both spellings of an issuer are accepted where both are expected', async () => {
  const issuer = ['https://accounts.google.com', 'accounts.google.com']
  await expect(verify({ iss: 'accounts.google.com' }, { issuer })).resolves.toBeDefined()
  await expect(verify({ iss: 'accounts.google.com.evil.example' }, { issuer })).rejects.toBeDefined()
})

test.each([
  ['ahead', 47],
  ['behind', 180],
])(
  'a device clock that is %s by %d minutes is named, and a token with another fault never blames it',
  async (direction, minutes) => {
    const shift = (direction === 'ahead' ? 1 : -1) * minutes * 60_000
    const expectation = { nowMs: nowMs + shift, tokenRequestedAtMs: nowMs + shift - 500 }
    const short = { exp: now + 60 }
    await expect(verify(short, expectation)).rejects.toMatchObject({
      code: 'clock-skew',
      facts: { minutes: String(minutes), direction },
    })
    await expect(verify({ ...short, aud: 'other' }, expectation)).rejects.toMatchObject({ code: 'id-token-audience' })
  },
)

test.each([
  ['id-token-algorithm', { alg: 'none' }],
  ['id-token-algorithm', { alg: 'HS256' }],
  ['id-token-algorithm', { alg: 'PS256' }],
  ['id-token-algorithm', { alg: 'constructor' }],
  ['id-token-algorithm', { alg: ['RS256'] }],
  ['id-token-algorithm', {}],
  ['id-token-malformed', { alg: 'RS256', crit: ['exp'] }],
  ['id-token-malformed', { alg: 'RS256', crit: ['b64'], b64: false }],
  ['id-token-malformed', { alg: 'RS256', typ: 'at+jwt' }],
  ['id-token-malformed', { alg: 'RS256', typ: 'logout+jwt' }],
  ['id-token-malformed', { alg: 'RS256', typ: 7 }],
  ['id-token-malformed', { alg: 'RS256', kid: 7 }],
  ['id-token-malformed', ['RS256']],
])('refused as %s: a header of %j', async (code, header) => {
  const [, payload, signature] = (await signClaims(key, good)).split('.')
  await expect(verifyIdToken(`${base64urlJson(header)}.${payload}.${signature}`, expected, keys)).rejects.toMatchObject(
    { code },
  )
})

test('an unsigned token is refused by its algorithm', async () => {
  const token = `${base64urlJson({ alg: 'none' })}.${base64urlJson(good)}.`
  await expect(verifyIdToken(token, expected, keys)).rejects.toMatchObject({ code: 'id-token-algorithm' })
  await expect(verifyIdToken(token, { ...expected, algorithms: ['none'] }, keys)).rejects.toMatchObject({
    code: 'id-token-algorithm',
  })
})

test.each(['', 'a.b', 'a.b.c.d.e', 'a.b.c', '..', 'é.é.é', 'x'.repeat(70_000)])('%j is no token', async (token) => {
  await expect(verifyIdToken(token, expected, keys)).rejects.toMatchObject({ code: 'id-token-malformed' })
})

test.each(['application/jwt', 'JWT', 'jwt'])('a header of type %s is accepted', async (typ) => {
  await expect(verify({}, {}, { typ })).resolves.toBeDefined()
})

test('a signature of another key, or over other claims, is refused', async () => {
  await expect(verifyIdToken(await signClaims(otherKey, good), expected, keys)).rejects.toMatchObject({
    code: 'id-token-signature',
  })
  const [header, , signature] = (await signClaims(key, good)).split('.')
  await expect(
    verifyIdToken(`${header}.${base64urlJson({ ...good, sub: 'eve' })}.${signature}`, expected, keys),
  ).rejects.toMatchObject({ code: 'id-token-signature' })
})

test('a public key is never taken for the secret of an HS256 token', async () => {
  const token = await signClaims(key, good, { alg: 'RS256' })
  const [, payload, signature] = token.split('.')
  const confused = `${base64urlJson({ alg: 'HS256', kid: 'rsa-1' })}.${payload}.${signature}`
  const everything = { ...expected, algorithms: ['HS256', 'RS256'] }
  await expect(verifyIdToken(confused, everything, keys)).rejects.toMatchObject({ code: 'id-token-algorithm' })
})

test('a key in the header itself is not looked at', async () => {
  const token = await signClaims(otherKey, good, {
    kid: 'unknown',
    jwk: otherKey.jwk,
    jku: 'https://evil.example/jwks',
  })
  await expect(verifyIdToken(token, expected, keys)).rejects.toMatchObject({ code: 'id-token-key' })
})

test('without a key id the fitting keys are tried one after the other', async () => {
  const token = await signClaims(key, good, { kid: undefined })
  await expect(verifyIdToken(token, expected, published(key.jwk))).resolves.toBeDefined()
  await expect(verifyIdToken(token, expected, published(otherKey.jwk, key.jwk))).resolves.toBeDefined()
  await expect(verifyIdToken(token, expected, published(otherKey.jwk))).rejects.toMatchObject({
    code: 'id-token-signature',
  })
})

test('a key that was exchanged under the same name is fetched once more', async () => {
  const sets = [{ keys: [otherKey.jwk] }, { keys: [key.jwk] }]
  const source = createKeyCache({ load: async () => sets.shift(), monotonicNowMs: () => 0 }).source(url)
  await expect(verifyIdToken(await signClaims(otherKey, good), expected, source)).resolves.toBeDefined()
  await expect(verifyIdToken(await signClaims(key, good), expected, source)).resolves.toBeDefined()
})

test('an RSA key of 1024 bits is too weak to believe', async () => {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )
  const weak = { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: 'weak' }
  const input = `${base64urlJson({ alg: 'RS256', kid: 'weak' })}.${base64urlJson(good)}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', pair.privateKey, new TextEncoder().encode(input))
  const token = `${input}.${Buffer.from(signature).toString('base64url')}`
  await expect(verifyIdToken(token, expected, published(weak as JWK))).rejects.toMatchObject({
    code: 'id-token-signature',
  })
})

const first = { iss: good.iss, sub: 'ada', aud: 'pixy', iat: now - 3_600, auth_time: now - 3_600 }
const refresh = { nonce: undefined, previous: { idTokenClaims: first, nonce: 'n-1' } }

test.each([
  ['without nonce', { nonce: undefined }],
  ['with the original nonce', {}],
  ['with the original time of authentication', { auth_time: first.auth_time }],
])('a refreshed token %s is accepted', async (_title, claims) => {
  await expect(verify(claims, refresh)).resolves.toBeDefined()
})

test.each([
  ['account-changed', { sub: 'eve' }],
  ['id-token-issuer', { iss: 'https://evil.example' }],
  ['id-token-audience', { aud: 'other' }],
  ['id-token-audience', { azp: 'pixy' }],
  ['id-token-nonce', { nonce: 'new' }],
  ['id-token-malformed', { iat: now - 7_200 }],
  ['id-token-malformed', { auth_time: now }],
  ['id-token-expired', { exp: now - 3_000, iat: now - 3_000 }],
])('a refreshed token is refused as %s: %j', async (code, claims) => {
  await expect(verify(claims, refresh)).rejects.toMatchObject({ code })
})

test('claims for pages carry no nonce, no inherited surprise, and no end', async () => {
  const token = await signClaims(
    key,
    JSON.parse(
      JSON.stringify({ ...good, long: 'x'.repeat(9_000), many: Array.from({ length: 500 }, () => 1) }).replace(
        '{',
        '{"__proto__":{"admin":true},"deep":[[[[[[1]]]]]],',
      ),
    ) as Record<string, unknown>,
  )
  const { claims } = await verifyIdToken(token, expected, keys)
  expect(Object.keys(claims)).not.toContain('__proto__')
  expect((claims as Record<string, unknown>)['admin']).toBeUndefined()
  expect(claims).not.toHaveProperty('nonce')
  expect(claims['long']).toHaveLength(4_096)
  expect(claims['many']).toHaveLength(100)
  expect(JSON.stringify(claims['deep'])).toBe('[[[[null]]]]')
})
