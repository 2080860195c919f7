import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { issuePracticeJwt, judgeJwt, tamper } from '#features/inspector/access-token/practice-jwt.ts'
import { lifetimesOf, placeIn, stepTo } from '#features/inspector/clock/lifetimes.ts'
import { checkResults, publishedKeys } from '#features/inspector/id-token/checks.ts'
import {
  base64url,
  changeOneCharacter,
  differences,
  flawOf,
  hex,
  practiceVerifier,
  sha256,
} from '#features/inspector/pkce/verifier.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import { createRecorder } from '#trace/recorder.ts'

test('the challenge of the RFC comes of the verifier of the RFC', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const bytes = await sha256(verifier)
  expect(base64url(bytes)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  expect(hex(bytes).replaceAll(' ', '')).toBe(createHash('sha256').update(verifier).digest('hex'))
})

test('a verifier for practice has no flaw, and one changed character makes another of the same form', () => {
  const verifier = practiceVerifier()
  expect(flawOf(verifier)).toBeUndefined()
  for (let at = 0; at < verifier.length; at += 1) {
    const changed = changeOneCharacter(verifier, at)
    expect([...differences(verifier, changed)]).toEqual([at])
    expect(flawOf(changed)).toBeUndefined()
  }
  expect(flawOf('short')).toBe('length')
  expect(flawOf('v'.repeat(129))).toBe('length')
  expect(flawOf(`${'v'.repeat(43)} `)).toBe('characters')
})

test('a token for practice is good until it ends, and no changed character goes through', async () => {
  const nowMs = 1_790_000_000_000
  const { jwt, publicKey } = await issuePracticeJwt(nowMs)
  expect(await judgeJwt(jwt, publicKey, nowMs)).toMatchObject({ verdict: 'good' })
  expect(await judgeJwt(jwt, publicKey, nowMs + 3_600_000)).toMatchObject({ verdict: 'expired' })
  for (const part of [0, 1, 2] as const) {
    expect((await judgeJwt(tamper(jwt, part), publicKey, nowMs)).verdict).toMatch(/^(bad-signature|malformed)$/)
  }
  const other = await issuePracticeJwt(nowMs)
  expect((await judgeJwt(jwt, other.publicKey, nowMs)).verdict).toBe('bad-signature')
  for (const text of ['', 'a', 'a.b', `${jwt}.x`, '..', '%.%.%']) {
    expect((await judgeJwt(text, publicKey, nowMs)).verdict).not.toBe('good')
  }
})

test('a life is measured from issue to expiry, and renewed a minute before', () => {
  const signedIn = {
    accessTokenIssuedAtMs: 0,
    accessTokenExpiresAtMs: 3_600_000,
    renewal: 'refresh-token',
    idTokenClaims: { iat: 0, exp: 3_600 },
  } as const
  const [access, id] = lifetimesOf(signedIn)
  expect(access).toEqual({ token: 'access', fromMs: 0, untilMs: 3_600_000, renewAtMs: 3_540_000 })
  expect(id).toEqual({ token: 'id', fromMs: 0, untilMs: 3_600_000 })
  expect([-1, 1_800_000, 9_999_999].map((ms) => access && placeIn(access, ms))).toEqual([0, 0.5, 1])
  expect([stepTo(10_000, 4_000), stepTo(0, 4_000)]).toEqual([6_000, 1_000])
  expect(lifetimesOf({ ...signedIn, renewal: 'none' })[0]).not.toHaveProperty('renewAtMs')
})

test('checks are read from what the vault noted of the last ID token, and keys from the last key set', () => {
  const recorder = createRecorder({ now: () => 0, monotonic: () => 0 })
  expect(checkResults(recorder.entries())).toBeUndefined()
  recorder.add('keys', 'vault', 'authorization-server', {
    outcome: 'ok',
    request: requestOf({ method: 'GET', url: 'https://i.example/certs' }),
    response: responseOf({
      status: 200,
      endpoint: 'protocol',
      text: JSON.stringify({
        keys: [
          { kid: 'one', alg: 'RS256' },
          { kid: 'two', alg: 'RS256' },
        ],
      }),
    }),
  })
  const nonce = 'n'.repeat(43)
  recorder.add('id-token', 'vault', 'vault', {
    outcome: 'failed',
    code: 'id-token-nonce',
    facts: {
      checks: 'alg signature iss aud azp',
      failed: 'nonce',
      'aud.actual': 'a-client-Of-mine-9f3Kd02',
      'nonce.actual': nonce,
    },
  })
  const results = new Map(checkResults(recorder.entries())?.map((check) => [check.name, check]))
  expect(results.get('aud')).toMatchObject({ result: 'passed', actual: 'a-client-Of-mine-9f3Kd02' })
  expect(results.get('nonce')).toMatchObject({ result: 'failed', actual: expect.stringMatching(/^#[0-9a-f]{8} /) })
  expect(results.get('exp')).toMatchObject({ result: 'absent' })
  expect(JSON.stringify([...results])).not.toContain(nonce)
  expect(publishedKeys(recorder.entries())).toEqual({
    fetches: 1,
    keys: [
      { kid: 'one', alg: 'RS256' },
      { kid: 'two', alg: 'RS256' },
    ],
  })
})
