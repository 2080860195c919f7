import fc from 'fast-check'
import { expect, test } from 'vitest'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'

const origin = 'https://app.example'
const oidc = { id: 'work', kind: 'oidc', label: 'Work', issuer: 'https://id.example/realm', clientId: 'pixy' }
const problems = (input: unknown) => {
  const result = parseConfiguration(input, origin)
  return result.ok ? [] : result.problems
}
const accepted = (input: unknown) => {
  const result = parseConfiguration(input, origin)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.configuration
}

test('no configuration at all is the demo and nothing else', () => {
  const { providers, base } = accepted({})
  expect(providers.map(({ kind, issuer }) => [kind, issuer])).toEqual([['demo', 'https://app.example/demo']])
  expect(base).toBe('/')
})

test('a provider of any kind asks for openid exactly once', () => {
  const scopes = ['email', 'openid', 'email']
  const { providers } = accepted({
    providers: [
      { ...oidc, scopes },
      { id: 'g', kind: 'google', label: 'G', clientId: 'c', scopes: ['email'] },
    ],
  })
  expect(providers.map((provider) => provider.scopes)).toEqual([
    ['openid', 'email'],
    ['openid', 'email'],
  ])
})

test('what the token of a broker allows is what the features need, unless the configuration says', () => {
  const apiToken = { url: 'https://id.example/token', pointer: '/a/0/b~1c' }
  const scopesOf = (more: object) => accepted({ providers: [{ ...oidc, ...more }] }).providers[0]?.apiToken?.scopes
  expect(scopesOf({ apiToken })).toEqual(Object.values(googleFeatureScopes).flat())
  expect(scopesOf({ apiToken, featureScopes: { calendar: ['c'], mail: [], drive: [] } })).toEqual(['c'])
  expect(scopesOf({ apiToken: { ...apiToken, scopes: ['d'] }, featureScopes: { calendar: ['c'] } })).toEqual(['d'])
  expect(scopesOf({})).toBeUndefined()
})

test('Google without a token endpoint is the browser-only flow, with one the code flow', () => {
  const google = { id: 'g', kind: 'google', label: 'Google', clientId: 'c' }
  expect(accepted({ providers: [google] }).providers[0]?.kind).toBe('google-direct')
  const helped = accepted({ providers: [{ ...google, tokenEndpoint: 'https://app.example/token' }] }).providers[0]
  expect(helped).toMatchObject({ kind: 'google-code', metadata: { token_endpoint: 'https://app.example/token' } })
})

test.each([
  ['an issuer without TLS', { providers: [{ ...oidc, issuer: 'http://id.example' }] }, /issuer.*https/],
  ['an issuer with a query', { providers: [{ ...oidc, issuer: 'https://id.example?x' }] }, /issuer.*query/],
  ['an issuer with a fragment', { providers: [{ ...oidc, issuer: 'https://id.example#' }] }, /issuer.*fragment/],
  ['an issuer with a user name', { providers: [{ ...oidc, issuer: 'https://a@id.example' }] }, /issuer.*user name/],
  ['an issuer that is script', { providers: [{ ...oidc, issuer: 'javascript:alert(1)' }] }, /issuer/],
  ['a backslash in an issuer', { providers: [{ ...oidc, issuer: 'https:\\\\id.example' }] }, /issuer/],
  ['a loopback look-alike', { providers: [{ ...oidc, issuer: 'http://localhost.evil.example' }] }, /issuer/],
  ['a secret by name', { providers: [{ ...oidc, client_secret: 'x' }] }, /secret/],
  ['a secret by value', { providers: [{ ...oidc, clientId: 'GOCSPX-1' }] }, /secret/],
  ['a secret deep inside', { providers: [{ ...oidc, metadata: { a: { clientSecret: 'x' } } }] }, /secret/],
  ['an unknown key', { provders: [] }, /provders/],
  ['an id used twice', { providers: [oidc, oidc] }, /twice/],
  ['the id of the demo', { providers: [{ ...oidc, id: 'demo' }] }, /demo/],
  ['an API without TLS', { apis: { calendar: 'http://api.example/' } }, /calendar/],
  ['an API without a final slash', { apis: { calendar: 'https://api.example/v1' } }, /calendar/],
  ['an API prefix with dots', { apis: { calendar: 'https://api.example/v1/../' } }, /calendar/],
  ['a base that leaves the site', { base: '//evil.example/' }, /base/],
  ['a base with dots', { base: '/../' }, /base/],
  ['a base without slash', { base: '/app' }, /base/],
  ['a scope of two', { providers: [{ ...oidc, scopes: ['a b'] }] }, /scope/],
  [
    'metadata of an insecure endpoint',
    { providers: [{ ...oidc, metadata: { token_endpoint: 'http://x' } }] },
    /token_endpoint/,
  ],
  ['null', null, /config/],
  ['a list', [], /config/],
  ['HTML', '<!doctype html>', /config/],
])('%s is refused with a sentence that says where', (_title, input, sentence) => {
  expect(problems(input).join('\n')).toMatch(sentence)
})

test('a configuration that tries to reach prototypes changes nothing', () => {
  const text = '{"__proto__":{"polluted":1},"apis":{"__proto__":"https://evil.example/"},"providers":[]}'
  const result = parseConfiguration(JSON.parse(text), origin)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(result.ok ? Object.values(result.configuration.apis) : []).not.toContain('https://evil.example/')
})

test('whatever is parsed, the answer is a configuration or sentences, never an exception', () => {
  const text = fc.oneof(fc.constantFrom('https://id.example', 'http://x', 'google', 'oidc', '/', 'demo'), fc.string())
  const provider = fc.record(
    { id: text, kind: text, label: text, issuer: text, clientId: text, scopes: fc.array(text), metadata: fc.object() },
    { requiredKeys: [] },
  )
  const shaped = fc.record(
    {
      providers: fc.oneof(fc.array(provider), fc.anything()),
      apis: fc.oneof(fc.dictionary(text, text), fc.anything()),
      features: fc.oneof(fc.array(text), fc.anything()),
      base: fc.oneof(text, fc.anything()),
      demo: fc.oneof(fc.boolean(), fc.anything()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(shaped, fc.anything()), (input) => {
      const result = parseConfiguration(input, origin)
      if (!result.ok) return result.problems.length > 0 && result.problems.every((line) => line.startsWith('config'))
      const { base, providers, apis } = result.configuration
      expect(new URL(base, origin).href.startsWith(`${origin}/`)).toBe(true)
      for (const { issuer } of providers) expect(new URL(issuer).protocol).toBe('https:')
      for (const prefix of Object.values(apis)) expect(prefix.endsWith('/')).toBe(true)
      return true
    }),
  )
})

test('every address that is accepted as an API prefix is secure and stays below itself', () => {
  const piece = fc.constantFrom(
    'https://',
    'http://',
    'api.example',
    'localhost',
    '/',
    '//',
    'v1',
    '..',
    '.',
    '%2e',
    '\\',
    '?',
    '#',
    '@',
    ':80',
  )
  const prefix = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(prefix, (text) => {
      const result = parseConfiguration({ apis: { own: text } }, origin)
      if (!result.ok) return
      const prefixed = result.configuration.apis['own'] ?? ''
      const url = new URL(prefixed)
      expect(url.protocol === 'https:' || url.hostname === 'localhost').toBe(true)
      expect(new URL('x', prefixed).href).toBe(`${url.href}x`)
      expect(url.href.endsWith('/')).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('cookies of a token endpoint are for a token helper, and kept off where there is none', () => {
  const google = { id: 'g', kind: 'google', label: 'Google', clientId: 'c' }
  const tokenEndpoint = 'https://app.example/token'
  const helped = { ...google, tokenEndpoint, tokenEndpointCookies: true }
  expect(accepted({ providers: [helped] }).providers[0]).toMatchObject({ tokenEndpointCookies: true })
  const declined = { ...helped, tokenEndpointCookies: false }
  expect(accepted({ providers: [declined] }).providers[0]).not.toHaveProperty('tokenEndpointCookies')
  expect(parseConfiguration({ providers: [{ ...google, tokenEndpointCookies: true }] }, 'https://app.example')).toEqual(
    {
      ok: false,
      problems: ['config.providers.0.tokenEndpointCookies: needs a tokenEndpoint'],
    },
  )
})
