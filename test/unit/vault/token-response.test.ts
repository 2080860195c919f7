import { expect, test } from 'vitest'
import { judgeTokenResponse } from '#vault/token-response.ts'

const good = { access_token: 'at', token_type: 'Bearer', expires_in: 3600, id_token: 'a.b.c', refresh_token: 'rt' }
const asked = { scopes: ['openid', 'email'], grant: 'authorization_code' } as const
const refreshing = { scopes: ['openid', 'email'], grant: 'refresh_token' } as const
const ok = (body: unknown) => ({ status: 200, mediaType: 'application/json', text: JSON.stringify(body) })
const judge = (body: unknown, context: typeof asked | typeof refreshing = asked) =>
  judgeTokenResponse(ok(body), context)

test('a good response is reduced to its named members', () => {
  const noisy = { ...good, scope: 'email openid', profile: { sub: 'eve' }, userState: 'x', url_state: 'y' }
  expect(judge(noisy)).toEqual({
    accessToken: 'at',
    tokenType: 'Bearer',
    expiresInSeconds: 3600,
    refreshToken: 'rt',
    idToken: 'a.b.c',
    scopes: ['email', 'openid'],
  })
})

test.each([
  ['token_type in another case', { token_type: 'bEARER' }, {}],
  ['no lifetime', { expires_in: undefined }, { scopes: ['openid', 'email'] }],
  ['a lifetime in text', { expires_in: '3599' }, { expiresInSeconds: 3599 }],
  ['an absurd lifetime, cut', { expires_in: 1e15 }, { expiresInSeconds: 2_592_000 }],
  ['a lifetime of one second', { expires_in: 1 }, { expiresInSeconds: 1 }],
  ['no scope: as asked', { scope: undefined }, { scopes: ['openid', 'email'] }],
  ['null and empty for absent', { refresh_token: null, scope: '', expires_in: null }, { scopes: ['openid', 'email'] }],
  [
    "Google's long spelling",
    { scope: 'https://www.googleapis.com/auth/userinfo.email openid' },
    { scopes: ['email', 'openid'] },
  ],
  ['less than asked', { scope: 'openid' }, { scopes: ['openid'] }],
])('accepted: %s', (_title, change, result) => {
  expect(judge({ ...good, ...change })).toMatchObject(result)
})

test.each([
  ['access_token', undefined],
  ['access_token', ''],
  ['access_token', null],
  ['access_token', { value: 'at' }],
  ['access_token', 'at\r\nX-Evil: 1'],
  ['access_token', 'ät'],
  ['token_type', undefined],
  ['token_type', 'mac'],
  ['token_type', 'DPoP'],
  ['token_type', ['Bearer']],
  ['expires_in', 'abc'],
  ['expires_in', -1],
  ['expires_in', 0],
  ['expires_in', {}],
  ['expires_in', '1e9'],
  ['refresh_token', { a: 1 }],
  ['id_token', 7],
  ['scope', ['openid']],
])('refused: %s of %j', (member, value) => {
  expect(() => judge({ ...good, [member]: value })).toThrow(
    expect.objectContaining({ code: 'token-response', facts: { member } }),
  )
})

test.each(['[]', 'null', '"text"', '{', '', '1'])('a body of %s is refused', (text) => {
  expect(() => judgeTokenResponse({ status: 200, mediaType: 'application/json', text }, asked)).toThrow(
    expect.objectContaining({ code: 'token-response' }),
  )
})

test('members that a body only seems to have are not read', () => {
  const text = `{"__proto__":${JSON.stringify(good)}}`
  expect(() => judgeTokenResponse({ status: 200, mediaType: 'application/json', text }, asked)).toThrow(
    expect.objectContaining({ facts: { member: 'access_token' } }),
  )
})

test.each(['application/json-evil', 'text/html', '', 'application/jwt', 'text/json'])(
  'a media type of %j is no answer of a token endpoint',
  (mediaType) => {
    expect(() => judgeTokenResponse({ ...ok(good), mediaType }, asked)).toThrow(
      expect.objectContaining({ code: 'provider-unreachable' }),
    )
  },
)

test('openid asked for and no ID token: a sign-in of nobody', () => {
  const { id_token: _idToken, ...rest } = good
  expect(() => judge({ ...rest, scope: 'email' })).toThrow(expect.objectContaining({ code: 'id-token-missing' }))
  expect(judge(rest, refreshing)).not.toHaveProperty('idToken')
})

const refused = (status: number, body: unknown, mediaType = 'application/json') => ({
  status,
  mediaType,
  text: typeof body === 'string' ? body : JSON.stringify(body),
})

test.each([
  ['token-refused', refused(400, { error: 'invalid_grant' }), asked],
  ['session-ended', refused(400, { error: 'invalid_grant' }), refreshing],
  ['renewal-refused', refused(401, { error: 'invalid_client' }), refreshing],
  ['renewal-refused', refused(400, '<h1>Bad Request</h1>', 'text/html'), refreshing],
  ['renewal-refused', refused(401, '', ''), refreshing],
  ['provider-unreachable', refused(400, '<h1>Bad Request</h1>', 'text/html'), asked],
  ['provider-unreachable', refused(403, '<h1>Portal</h1>', 'text/html'), refreshing],
  ['provider-unreachable', refused(503, { error: 'invalid_grant' }), refreshing],
  ['provider-unreachable', refused(429, { error: 'slow_down' }), refreshing],
  ['provider-unreachable', refused(400, { error: 'temporarily_unavailable' }), refreshing],
  ['provider-unreachable', refused(204, ''), asked],
  ['provider-unreachable', refused(302, '', 'text/html'), refreshing],
  ['token-refused', refused(200, { error: 'invalid_grant' }), asked],
  [
    'client-secret-missing',
    refused(400, { error: 'invalid_request', error_description: 'client_secret is missing.' }),
    asked,
  ],
  ['token-refused', refused(400, { error: 'invalid_request', error_description: ['client_secret'] }), asked],
] as const)('%s: %j', (code, answer, context) => {
  expect(() => judgeTokenResponse(answer, context)).toThrow(expect.objectContaining({ code }))
})

test("nothing of a provider's own text is in the error, but a name that looks like one", () => {
  const text = { error: 'code=4/0AbC', error_description: '<script>', error_uri: 'javascript:alert(1)' }
  expect(() => judgeTokenResponse(refused(400, text), asked)).toThrow(
    expect.objectContaining({ message: 'token-refused', facts: { error: 'unknown' } }),
  )
})
