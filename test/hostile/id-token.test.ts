import { expect } from 'vitest'
import { accept, attack } from './attack.ts'
import { signingKeys, type Body } from './provider.ts'
import type { Rig } from './rig.ts'
import { base64urlJson } from './signing.ts'

const nowOf = (rig: Rig) => Math.floor(rig.nowMs() / 1000)
const week = 7 * 86_400

const refusedClaims: [string, string, (now: number) => Body][] = [
  ['oidcc-client-test-invalid-iss: another issuer', 'id-token-issuer', () => ({ iss: 'https://evil.example' })],
  ['issuer missing', 'id-token-issuer', () => ({ iss: undefined })],
  ['issuer with a slash more', 'id-token-issuer', () => ({ iss: 'https://id.example/' })],
  ["issuer without scheme where it is not Google's", 'id-token-issuer', () => ({ iss: 'id.example' })],
  ['oidcc-client-test-invalid-aud: for another client', 'id-token-audience', () => ({ aud: 'other' })],
  ['oidcc-client-test-missing-aud: for nobody', 'id-token-audience', () => ({ aud: undefined })],
  ['an audience nobody trusts beside ours', 'id-token-audience', () => ({ aud: ['pixy', 'other'] })],
  ['two audiences, authorized party ours', 'id-token-audience', () => ({ aud: ['pixy', 'other'], azp: 'pixy' })],
  ['an empty list of audiences', 'id-token-audience', () => ({ aud: [] })],
  ['issued to another authorized party', 'id-token-audience', () => ({ azp: 'other' })],
  ['oidcc-client-test-missing-sub: about nobody', 'id-token-subject', () => ({ sub: undefined })],
  ['an empty subject', 'id-token-subject', () => ({ sub: '' })],
  ['a subject that is an object', 'id-token-subject', () => ({ sub: { id: 'ada' } })],
  ['a subject of 256 characters', 'id-token-subject', () => ({ sub: 'a'.repeat(256) })],
  ['oidcc-client-test-nonce-invalid: the nonce of another sign-in', 'id-token-nonce', () => ({ nonce: 'other' })],
  ['nonce missing', 'id-token-nonce', () => ({ nonce: undefined })],
  ['oidcc-client-test-missing-iat', 'id-token-malformed', () => ({ iat: undefined })],
  ['expiry missing', 'id-token-malformed', () => ({ exp: undefined })],
  ['an expiry in text', 'id-token-malformed', () => ({ exp: '99999999999' })],
  ['expired six minutes ago', 'id-token-expired', (now) => ({ exp: now - 360 })],
  ['issued a week ago', 'id-token-expired', (now) => ({ iat: now - week })],
  ['issued a year ahead', 'id-token-expired', (now) => ({ iat: now + 52 * week })],
  ['not to be used before tomorrow', 'id-token-expired', (now) => ({ nbf: now + 86_400 })],
  ['the hash of another access token', 'id-token-access-token-hash', () => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
]
for (const [title, code, change] of refusedClaims) {
  attack(title, async (rig) => {
    rig.provider.behaviour.claims = (claims) => ({ ...claims, ...change(nowOf(rig)) })
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    // Nothing is used before every check has passed (RFC 9700 §4.5.3.2).
    expect(rig.sentTo(rig.provider.endpoints.userinfo)).toEqual([])
  })
}

attack('a replayed token of an hour ago, which a wrong device clock would explain', async (rig) => {
  const now = nowOf(rig)
  rig.provider.behaviour.claims = (claims) => ({ ...claims, iat: now - 3_600, exp: now - 3_300 })
  expect(await rig.signIn()).toMatchObject({
    problem: { code: 'clock-skew', facts: { minutes: '60', direction: 'ahead' } },
  })
})

const part = (raw: string, index: number) => raw.split('.')[index] ?? ''
const withHeader = (header: unknown) => (raw: string) => `${base64urlJson(header)}.${part(raw, 1)}.${part(raw, 2)}`

const refusedTokens: [string, string, (raw: string) => unknown][] = [
  [
    'oidcc-client-test-idtoken-sig-none: unsigned',
    'id-token-algorithm',
    (raw) => `${base64urlJson({ alg: 'none' })}.${part(raw, 1)}.`,
  ],
  ['unsigned, with the signature of the signed one', 'id-token-algorithm', withHeader({ alg: 'none' })],
  ['unsigned, spelled nOnE', 'id-token-algorithm', withHeader({ alg: 'nOnE' })],
  [
    'oidcc-client-test-invalid-sig-hs256: public key taken for a secret',
    'id-token-algorithm',
    withHeader({ alg: 'HS256', kid: 'key-1' }),
  ],
  ['another algorithm than agreed', 'id-token-algorithm', withHeader({ alg: 'PS256', kid: 'key-1' })],
  ['algorithm missing', 'id-token-algorithm', withHeader({ kid: 'key-1' })],
  ['an extension nobody knows, marked critical', 'id-token-malformed', withHeader({ alg: 'RS256', crit: ['x'], x: 1 })],
  ['an unencoded payload', 'id-token-malformed', withHeader({ alg: 'RS256', b64: false, crit: ['b64'] })],
  ['a logout token', 'id-token-malformed', withHeader({ alg: 'RS256', typ: 'logout+jwt' })],
  ['an access token', 'id-token-malformed', withHeader({ alg: 'RS256', typ: 'at+jwt' })],
  ['a changed header', 'id-token-signature', withHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT', x: 1 })],
  [
    'oidcc-client-test-invalid-sig-rs256: a broken signature',
    'id-token-signature',
    (raw) => `${part(raw, 0)}.${part(raw, 1)}.${'A'.repeat(342)}`,
  ],
  [
    'changed claims under the old signature',
    'id-token-signature',
    (raw) => `${part(raw, 0)}.${base64urlJson({ sub: 'eve' })}.${part(raw, 2)}`,
  ],
  ['an encrypted token', 'id-token-malformed', (raw) => `${raw}.AAAA.AAAA`],
  ['two parts', 'id-token-malformed', (raw) => `${part(raw, 0)}.${part(raw, 1)}`],
  ['a token that is text', 'id-token-malformed', () => 'no-token-at-all'],
  ['a token of 100 kB', 'id-token-malformed', (raw) => `${part(raw, 0)}.${'A'.repeat(100_000)}.${part(raw, 2)}`],
  ['a token that is an object', 'token-response', () => ({ sub: 'ada' })],
  ['an empty token', 'id-token-missing', () => ''],
]
for (const [title, code, change] of refusedTokens) {
  attack(title, async (rig) => {
    rig.provider.behaviour.idToken = change
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    expect(rig.sentTo(rig.provider.endpoints.userinfo)).toEqual([])
  })
}

attack('oidcc-client-test-invalid-sig-es256: a broken elliptic curve signature', async (rig) => {
  rig.provider.signingKey = signingKeys.elliptic
  rig.provider.publishedKeys = [signingKeys.elliptic]
  rig.provider.behaviour.idToken = (raw) => `${part(raw, 0)}.${part(raw, 1)}.${'A'.repeat(86)}`
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'id-token-signature' } })
})

attack('a token signed by a stranger under the name of a known key', async (rig) => {
  rig.provider.signingKey = { ...signingKeys.second, kid: 'key-1' }
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'id-token-signature' } })
})

attack('a key in the header of the token itself', async (rig) => {
  rig.provider.signingKey = signingKeys.second
  rig.provider.behaviour.header = () => ({
    jwk: signingKeys.second.jwk,
    jku: 'https://evil.example/keys',
    x5u: 'https://evil.example/certificate',
  })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'id-token-key' } })
})

accept('oidcc-client-test-idtoken-sig-rs256', async (rig) => {
  expect(await rig.signIn()).not.toHaveProperty('problem')
  expect(rig.session().signedIn).toMatchObject({
    account: { issuer: 'https://id.example', subject: 'ada' },
    verification: {
      algorithm: 'RS256',
      keyId: 'key-1',
      checks: ['signature', 'iss', 'aud', 'exp', 'iat', 'nonce', 'at_hash', 'sub'],
    },
  })
})

const acceptedClaims: [string, (now: number) => Body][] = [
  ['a single audience in a list', () => ({ aud: ['pixy'] })],
  ['an authorized party that is us', () => ({ azp: 'pixy' })],
  ['no hash of the access token', () => ({ at_hash: undefined })],
  ['a provider whose clock is half a minute ahead', (now) => ({ iat: now + 30, nbf: now + 30 })],
  ['a provider whose clock is half a minute behind', (now) => ({ iat: now - 30 })],
  ['a subject of 255 characters', () => ({ sub: 'a'.repeat(255) })],
  ['claims nobody knows', () => ({ acr: '0', amr: ['pwd'], address: { country: 'KR' }, sid: 'x', auth_time: 1 })],
]
for (const [title, change] of acceptedClaims) {
  accept(title, async (rig) => {
    rig.provider.behaviour.claims = (claims) => ({ ...claims, ...change(nowOf(rig)) })
    expect(await rig.signIn()).not.toHaveProperty('problem')
  })
}

accept("Google's issuer without scheme", async (rig) => {
  rig.google.behaviour.claims = (claims) => ({ ...claims, iss: 'accounts.google.com' })
  expect(await rig.signIn('google')).not.toHaveProperty('problem')
  expect(rig.session().signedIn?.account.issuer).toBe('https://accounts.google.com')
})

accept('claims that try to reach prototypes, or have no end', async (rig) => {
  rig.provider.behaviour.claims = (claims) =>
    JSON.parse(
      JSON.stringify({ ...claims, name: 'A'.repeat(20_000), constructor: 'x' }).replace(
        '{',
        '{"__proto__":{"email":"eve@example.org","email_verified":true},',
      ),
    ) as Body
  expect(await rig.signIn()).not.toHaveProperty('problem')
  const { account, idTokenClaims } = rig.session().signedIn ?? { account: undefined, idTokenClaims: {} }
  expect(account).toMatchObject({ subject: 'ada', emailVerified: false })
  expect(account?.name?.length).toBeLessThanOrEqual(320)
  expect(Object.keys(idTokenClaims)).not.toContain('__proto__')
  expect(({} as Body)['email_verified']).toBeUndefined()
})

const emails: [unknown, boolean][] = [
  [true, true],
  ['true', true],
  ['yes', false],
  [1, false],
  [{}, false],
  [undefined, false],
]
for (const [claim, verified] of emails) {
  accept(
    `an e-mail whose email_verified is ${JSON.stringify(claim)} counts as ${verified ? '' : 'not '}verified`,
    async (rig) => {
      rig.provider.behaviour.metadata = (document) => ({ ...document, userinfo_endpoint: undefined })
      rig.provider.behaviour.claims = (claims) => ({ ...claims, email: 'ada@example.org', email_verified: claim })
      expect(await rig.signIn()).not.toHaveProperty('problem')
      expect(rig.session().signedIn?.account).toMatchObject({ email: 'ada@example.org', emailVerified: verified })
    },
  )
}

attack('a device clock two hours behind is named, and no session is made of it', async (rig) => {
  const now = nowOf(rig)
  rig.provider.behaviour.claims = (claims) => ({ ...claims, iat: now + 7_200, exp: now + 7_500 })
  expect(await rig.signIn()).toMatchObject({
    problem: { code: 'clock-skew', facts: { minutes: '120', direction: 'behind' } },
  })
})
