import { expect, test } from 'vitest'
import { requestOf, responseOf } from '#trace/message.ts'
import { headerField, parameterField, redactCode, redactFacts, redactText } from '#trace/redact.ts'

const shownOf = (fields: readonly { name: string; value: string }[]) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]))

test('an authorization request shows the challenge and hides state and nonce behind a fingerprint', () => {
  const state = 'Zx8Q1w2e3r4t5y6u7i8o9p'
  const { line, fields } = requestOf({
    method: 'GET',
    url: `https://accounts.google.com/o/oauth2/v2/auth?${new URLSearchParams({
      client_id: '1234-abc.apps.googleusercontent.com',
      redirect_uri: 'https://app.example.org/pixy/callback',
      response_type: 'code',
      scope: 'openid https://www.googleapis.com/auth/calendar.events.readonly',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      state,
      include_granted_scopes: 'true',
      login_hint: 'jane@example.org',
    })}`,
  })
  expect(line).toBe('GET https://accounts.google.com/o/oauth2/v2/auth')
  expect(shownOf(fields)).toEqual({
    client_id: '1234-abc.apps.googleusercontent.com',
    redirect_uri: 'https://app.example.org/pixy/callback',
    response_type: 'code',
    scope: 'openid https://www.googleapis.com/auth/calendar.events.readonly',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^#[0-9a-f]{8} \(22 characters\)$/),
    include_granted_scopes: 'true',
    login_hint: 'j•••@example.org',
  })
  expect(fields.filter(({ masked }) => masked).map(({ name }) => name)).toEqual(['state', 'login_hint'])
  expect(parameterField('state', state).value).toBe(fields.find(({ name }) => (name as string) === 'state')?.value)
})

test('a token response shows type, lifetime and scope, and only the length of each token', () => {
  const text = JSON.stringify({
    access_token: 'ya29.abc',
    refresh_token: '1//0g',
    id_token: 'a.b.c',
    token_type: 'Bearer',
    expires_in: 3599,
    scope: 'openid email',
  })
  const { line, headers, fields } = responseOf({
    status: 200,
    endpoint: 'protocol',
    mediaType: 'application/json',
    text,
  })
  expect(line).toBe('200')
  expect(shownOf(headers)).toEqual({ 'content-type': 'application/json' })
  expect(shownOf(fields)).toEqual({
    access_token: '•••• (8 characters)',
    refresh_token: '•••• (5 characters)',
    id_token: '•••• (5 characters)',
    token_type: 'Bearer',
    expires_in: '3599',
    scope: 'openid email',
  })
})

test('a token that stands where a public value belongs is hidden', () => {
  const token = ['ya29', 'a0AfB_byC1d2E3f4G5h6I7j8K9l0'].join('.')
  for (const name of ['token_type', 'scope', 'error', 'grant_type', 'expires_in', 'iss', 'error_description']) {
    expect(parameterField(name, token), name).toEqual({ name, value: '•••• (33 characters)', masked: true })
  }
})

test('the names of inherited members are names like any other', () => {
  for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    expect(parameterField(name, 'value')).toEqual({ name, value: '•••• (5 characters)', masked: true })
    expect(responseOf({ status: 200, endpoint: 'protocol', text: `{"${name}":"value"}` }).fields).toEqual([
      { name, value: '•••• (5 characters)', masked: true },
    ])
  }
  expect(responseOf({ status: 200, endpoint: 'protocol', text: '{"__proto__":"value"}' }).fields).toMatchObject([
    { value: '•••• (5 characters)', masked: true },
  ])
})

test('credentials in a header keep their scheme and lose their value', () => {
  expect(headerField('Authorization', 'Bearer ya29.abc').value).toBe('Bearer •••• (8 characters)')
  expect(headerField('Authorization', 'dpop  abc').value).toBe('DPoP •••• (3 characters)')
  expect(headerField('Authorization', 'whatever').value).toBe('•••• (8 characters)')
})

test('a CORS answer is readable', () => {
  const { headers } = responseOf({
    status: 204,
    endpoint: 'api',
    headers: {
      'Access-Control-Allow-Origin': 'https://app.example.org',
      'Access-Control-Expose-Headers': 'ETag, Retry-After',
    },
  })
  expect(shownOf(headers)).toEqual({
    'access-control-allow-origin': 'https://app.example.org',
    'access-control-expose-headers': 'ETag, Retry-After',
  })
})

test('a header that is not on the list is hidden, and so is a name that is no known header', () => {
  expect(headerField('Set-Cookie', 'sid=1')).toMatchObject({ name: 'set-cookie', value: '•••• (5 characters)' })
  expect(headerField('X-Abc', 'sid=1')).toMatchObject({ name: '•••• (5 characters)', value: '•••• (5 characters)' })
})

test('an address loses user name, password, query and fragment, and keeps the words of its path', () => {
  expect(requestOf({ method: 'GET', url: 'https://jane:pw@api.example.org:8443/orders/17?code=1#top' }).line).toBe(
    'GET https://api.example.org:8443/orders/17',
  )
  expect(requestOf({ method: 'GET', url: 'http://localhost:5173/demo/token' }).line).toBe(
    'GET http://localhost:5173/demo/token',
  )
  expect(requestOf({ method: 'GET', url: 'https://a.example/files/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs' }).line).toBe(
    'GET https://a.example/files/•••• (33 characters)',
  )
  expect(requestOf({ method: 'GET', url: 'https://a.example/calendars/jane%40example.org/events' }).line).toBe(
    'GET https://a.example/calendars/j•••@example.org/events',
  )
  expect(requestOf({ method: 'GET', url: 'javascript:alert(1)' }).line).toBe('GET •••• (19 characters)')
})

test('an issuer is shown byte by byte, with its slash or without', () => {
  expect(parameterField('iss', 'https://accounts.google.com')).toMatchObject({
    value: 'https://accounts.google.com',
    masked: false,
  })
  expect(parameterField('iss', 'https://id.example.org/')).toMatchObject({ value: 'https://id.example.org/' })
})

test('of an answer of an API only the size is kept, and where it failed Google’s reason', () => {
  const body = { items: [{ summary: 'Dinner with Ana' }] }
  expect(responseOf({ status: 200, endpoint: 'api', text: JSON.stringify(body) }).fields).toEqual([
    { name: 'body', value: '41 bytes', masked: true },
  ])
  const error = { code: 403, message: 'Ana may not', status: 'PERMISSION_DENIED', errors: [{ reason: 'forbidden' }] }
  expect(shownOf(responseOf({ status: 403, endpoint: 'api', text: JSON.stringify({ error }) }).fields)).toEqual({
    body: '109 bytes',
    status: 'PERMISSION_DENIED',
    reason: 'forbidden',
  })
})

test('of a protocol answer that is no JSON object only the length is kept', () => {
  for (const text of ['<html>', '"text"', '17', 'null', '{']) {
    expect(responseOf({ status: 502, endpoint: 'protocol', text }).fields, text).toEqual([
      { name: 'body', value: `•••• (${text.length} characters)`, masked: true },
    ])
  }
})

test('keys of a key set are shown by id and algorithm', () => {
  const keys = [
    { kid: 'f5f4bf46e52b31d9b6249f7309ad0338400680cd', kty: 'RSA', alg: 'RS256', use: 'sig', n: 'x', e: 'AQAB' },
  ]
  expect(shownOf(responseOf({ status: 200, endpoint: 'protocol', text: JSON.stringify({ keys }) }).fields)).toEqual({
    'keys.0.kid': 'f5f4bf46e52b31d9b6249f7309ad0338400680cd',
    'keys.0.kty': 'RSA',
    'keys.0.alg': 'RS256',
    'keys.0.use': 'sig',
    'keys.0.n': '•••• (1 characters)',
    'keys.0.e': '•••• (4 characters)',
  })
})

test('sentences of a provider stay readable', () => {
  for (const text of [
    'The provided authorization grant is invalid, expired, or revoked.',
    "PKCE verification failed: code_verifier doesn't match",
    'AADSTS70008: The provided authorization code or refresh token has expired',
    'client_secret is missing.',
    '인가 코드가 만료되었습니다.',
    '認可コードの有効期限が切れているため、もう一度サインインしてください。',
    'Le code d’autorisation a expiré.',
  ]) {
    expect(redactText(text)).toBe(text)
  }
})

test('direction and control characters do not reach the screen', () => {
  expect(redactText('ok\u202Edrowssap\u0000\u2028')).toBe('ok\uFFFDdrowssap\uFFFD\uFFFD')
})

test('facts keep their words, addresses and public identifiers', () => {
  const facts = {
    issuer: 'https://accounts.google.com',
    checks: 'signature iss aud azp exp iat nonce at_hash sub',
    scopes: 'openid https://www.googleapis.com/auth/calendar.events.readonly',
    keyId: 'f5f4bf46e52b31d9b6249f7309ad0338400680cd',
    atMs: '1800000000000',
    at: '2026-11-20T10:00:00Z',
  }
  expect(redactFacts(facts)).toEqual(facts)
})

test('a code is a code of a closed list or nothing', () => {
  expect(redactCode('id-token-access-token-hash')).toBe('id-token-access-token-hash')
  expect(redactCode('ya29.abc')).toBe('•••• (8 characters)')
})

test('a message is bounded whatever the other side sends', () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`name${n}`, 'x'.repeat(1_000)]))
  const answer = responseOf({
    status: 200,
    endpoint: 'protocol',
    text: JSON.stringify({ a: many, b: many }),
    headers: many,
  })
  const sent = requestOf({
    method: 'GET',
    url: `https://a.example/${'abc/'.repeat(5_000)}?${new URLSearchParams(many)}`,
  })
  expect(JSON.stringify(answer).length).toBeLessThan(20_000)
  expect(JSON.stringify(sent).length).toBeLessThan(20_000)
})
