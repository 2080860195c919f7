import { expect, test } from 'vitest'
import { judgeUserinfo } from '#vault/userinfo.ts'

const answer = (body: unknown) => ({ status: 200, mediaType: 'application/json', text: JSON.stringify(body) })

test('claims that describe the person are copied', () => {
  const claims = { name: 'Ada', email: 'ada@example.org', email_verified: true, picture: 'https://p.example/a' }
  expect(judgeUserinfo(answer({ sub: 'ada', ...claims }), 'ada')).toEqual(claims)
})

test('claims of the protocol, unknown ones and wrong types are left out', () => {
  const text = JSON.stringify({
    sub: 'ada',
    iss: 'https://evil.example',
    aud: 'x',
    nonce: 'n',
    exp: 1,
    name: { toString: 'x' },
    given_name: 'G'.repeat(1_000),
    email_verified: 'yes',
    picture: 'javascript:alert(1)',
    _claim_sources: { x: { endpoint: 'https://evil.example' } },
  }).replace('{', '{"__proto__":{"email":"eve@example.org"},')
  const claims = judgeUserinfo({ status: 200, mediaType: 'application/json', text }, 'ada')
  expect(claims).toEqual({ given_name: 'G'.repeat(320) })
  expect((claims as Record<string, unknown>)['email']).toBeUndefined()
})

test.each([
  ['true', true],
  [true, true],
  ['false', false],
  [false, false],
])('email_verified of %j counts as %s', (value, expected) => {
  expect(judgeUserinfo(answer({ sub: 'ada', email_verified: value }), 'ada')).toEqual({ email_verified: expected })
})

test.each([
  ['about somebody else', answer({ sub: 'eve', name: 'Eve' })],
  ['about nobody', answer({ name: 'Eve' })],
  ['whose sub is not text', answer({ sub: ['ada'] })],
  ['that is signed', { status: 200, mediaType: 'application/jwt', text: 'a.b.c' }],
  ['of another type', { ...answer({ sub: 'ada' }), mediaType: 'application/json-evil' }],
  ['that failed', { ...answer({ sub: 'ada' }), status: 401 }],
  ['that is no object', answer(['ada'])],
  ['that is broken', { status: 200, mediaType: 'application/json', text: '{' }],
])('an answer %s is not used', (_title, given) => {
  expect(judgeUserinfo(given, 'ada')).toBeUndefined()
})
