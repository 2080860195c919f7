import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkResponseIssuer, parseAuthorizationResponse } from '#vault/authorization-response.ts'
import { VaultError } from '#vault/vault-error.ts'

const code = (error: unknown) => (error instanceof VaultError ? error.code : error)
const refusal = (query: string, fragment = '') => {
  try {
    return parseAuthorizationResponse(query, fragment)
  } catch (error) {
    return code(error)
  }
}

test('a code response is read, and parameters nobody knows are ignored', () => {
  expect(
    parseAuthorizationResponse('?state=s%201&code=4%2F0Ab&iss=https%3A%2F%2Fid.example&authuser=0&hd=x&scope=a+b', ''),
  ).toEqual({ kind: 'code', state: 's 1', authorizationCode: '4/0Ab', iss: 'https://id.example' })
})

test('a token response is read from the fragment alone', () => {
  const fragment = '#state=s&access_token=at&id_token=a.b.c&token_type=Bearer&expires_in=3599&scope=openid%20email'
  expect(parseAuthorizationResponse('', fragment)).toEqual({
    kind: 'token',
    state: 's',
    accessToken: 'at',
    idToken: 'a.b.c',
    expiresInSeconds: 3599,
    scopes: ['openid', 'email'],
  })
})

test('an error is read from either, by its name only', () => {
  expect(parseAuthorizationResponse('?error=access_denied&state=s&error_description=%3Cb%3E', '')).toEqual({
    kind: 'error',
    error: 'access_denied',
    state: 's',
  })
  expect(parseAuthorizationResponse('', '#error=login_required&state=s&iss=i')).toEqual({
    kind: 'error',
    error: 'login_required',
    state: 's',
    iss: 'i',
  })
  expect(parseAuthorizationResponse('?error=<script>&state=s', '')).toMatchObject({ error: 'unknown' })
})

test.each([
  ['?code=c&state=s', '#_=_'],
  ['?code=c&state=s', '#'],
  ['?code=c&state=s', '#top'],
  ['code=c&state=s', ''],
  ['?code=c&&state=s&', ''],
  ['?code=c&state=s&constructor=1&__proto__=2', ''],
])('accepted: %s %s', (query, fragment) => {
  expect(refusal(query, fragment)).toMatchObject({ kind: 'code', state: 's', authorizationCode: 'c' })
})

test.each([
  ['callback-malformed', '', ''],
  ['callback-malformed', '?state=s', ''],
  ['callback-malformed', '?code=&state=s', ''],
  ['callback-malformed', '?code=a&code=b&state=s', ''],
  ['callback-malformed', '?code=a&state=s&state=s', ''],
  ['callback-malformed', '?code=a&state=s&%73tate=t', ''],
  ['callback-malformed', '?code=a&state=s&x=1&x=1', ''],
  ['callback-malformed', '?code=a&state=%', ''],
  ['callback-malformed', '?code=%E0%A4%A&state=s', ''],
  ['callback-malformed', '?code=a&state=%FF', ''],
  ['callback-malformed', '?response=a.b.c', ''],
  ['callback-malformed', '?code=a&state=s&response=a.b.c', ''],
  ['callback-malformed', '?code=a&state=s', '#access_token=at&id_token=a.b.c&state=s'],
  ['callback-malformed', '?code=a&state=s', '#state=s'],
  ['callback-malformed', '', '#code=a&state=s'],
  ['callback-malformed', '?access_token=at&id_token=a.b.c&state=s&token_type=Bearer', ''],
  ['callback-malformed', '?code=a&state=s&error=access_denied', ''],
  ['callback-malformed', '', '#access_token=at&id_token=a.b.c&state=s'],
  ['callback-malformed', '', '#access_token=at&id_token=a.b.c&state=s&token_type=mac'],
  ['callback-malformed', '', '#access_token=a%0Ab&id_token=a.b.c&state=s&token_type=Bearer'],
  ['callback-malformed', '', '#id_token=a.b.c&state=s'],
  ['callback-malformed', `?code=${'x'.repeat(40_000)}&state=s`, ''],
  ['state-missing', '?code=a', ''],
  ['state-missing', '?code=a&state=', ''],
  ['state-missing', '', '#access_token=at&id_token=a.b.c&token_type=Bearer'],
  ['id-token-missing', '', '#access_token=at&state=s&token_type=Bearer'],
  ['token-response', '', '#access_token=at&id_token=a.b.c&state=s&token_type=Bearer&expires_in=-1'],
])('refused as %s: %s %s', (expected, query, fragment) => {
  expect(refusal(query, fragment)).toBe(expected)
})

test('whatever comes, it is read or refused by a code of ours', () => {
  const piece = fc.oneof(
    fc.constantFrom('code', 'state', 'error', 'iss', 'access_token', 'id_token', '=', '&', '%', '%zz', '+', '#', '?'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, (query, fragment) => {
      const result = refusal(query, fragment)
      return typeof result === 'string' || ['code', 'token', 'error'].includes((result as { kind: string }).kind)
    }),
  )
})

test('whatever a code and a state consist of, they come back as they were', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(value, value, (authorizationCode, state) => {
      const query = `?${new URLSearchParams({ code: authorizationCode, state }).toString()}`
      expect(parseAuthorizationResponse(query, '')).toEqual({ kind: 'code', authorizationCode, state })
    }),
  )
})

test('any parameter given twice is refused, wherever it stands', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,12}$/), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(names, fc.nat(), (given, index) => {
      const twice = given[index % given.length] ?? ''
      const query = [...given, 'code', 'state', twice].map((name) => `${name}=x`).join('&')
      expect(refusal(query)).toBe('callback-malformed')
    }),
  )
})

const google = ['https://accounts.google.com', 'accounts.google.com']

test.each([
  ['present and equal', 'https://id.example', true],
  ['present and equal, not advertised', 'https://id.example', false],
  ['absent, not advertised', undefined, false],
])('an issuer that is %s is fine', (_title, iss, advertised) => {
  expect(() => checkResponseIssuer(iss, ['https://id.example'], advertised, 'code')).not.toThrow()
})

test.each([
  ['issuer-missing', undefined, true],
  ['issuer-mismatch', 'https://evil.example', true],
  ['issuer-mismatch', 'https://evil.example', false],
  ['issuer-mismatch', 'https://id.example/', false],
  ['issuer-mismatch', '', false],
])('%s: %s, advertised %s, whatever kind of response', (expected, iss, advertised) => {
  for (const kind of ['code', 'error'] as const) {
    expect(() => checkResponseIssuer(iss, ['https://id.example'], advertised, kind)).toThrow(
      expect.objectContaining({ code: expected }),
    )
  }
})

test('either spelling of Google passes; with an ID token in the answer, none is needed', () => {
  expect(() => checkResponseIssuer('accounts.google.com', google, true, 'token')).not.toThrow()
  expect(() => checkResponseIssuer(undefined, google, true, 'token')).not.toThrow()
  expect(() => checkResponseIssuer('https://evil.example', google, true, 'token')).toThrow('issuer-mismatch')
})
