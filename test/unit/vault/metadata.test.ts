import { expect, test } from 'vitest'
import { googleMetadata } from '#config/google-defaults.ts'
import type { ProviderMetadata } from '#config/provider-metadata.ts'
import type { Provider } from '#config/configuration.ts'
import { discoveryUrl, judgeMetadata, needsDiscovery } from '#vault/metadata.ts'

const issuer = 'https://id.example/realm'
const provider = (metadata: ProviderMetadata = {}, rest: Partial<Provider> = {}): Provider => ({
  kind: 'oidc',
  id: 'work',
  label: 'Work',
  clientId: 'pixy',
  issuer,
  scopes: ['openid'],
  featureScopes: {},
  silentFrame: false,
  logoutHint: 'login',
  metadata,
  ...rest,
})
const document = {
  issuer,
  authorization_endpoint: 'https://id.example/auth',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://id.example/jwks',
  id_token_signing_alg_values_supported: ['HS256', 'none', 'ES256', 'RS256'],
  code_challenge_methods_supported: ['plain', 'S256'],
  authorization_response_iss_parameter_supported: true,
}

test('a plain document is accepted, with asymmetric algorithms only', () => {
  expect(judgeMetadata(document, provider())).toEqual({
    issuer,
    authorizationEndpoint: 'https://id.example/auth',
    tokenEndpoint: 'https://id.example/token',
    jwksUri: 'https://id.example/jwks',
    issParameterSupported: true,
    idTokenAlgorithms: ['ES256', 'RS256'],
  })
})

test.each([`${issuer}/`, 'https://ID.example/realm', 'https://evil.example', undefined, 7, [issuer]])(
  'a document of the issuer %s is refused: it must be identical',
  (foreign) => {
    expect(() => judgeMetadata({ ...document, issuer: foreign }, provider())).toThrow(
      expect.objectContaining({ code: 'provider-metadata', facts: { member: 'issuer' } }),
    )
  },
)

test.each([undefined, null, 'text', [], 7])('a document that is %j is refused', (wrong) => {
  expect(() => judgeMetadata(wrong, provider())).toThrow(expect.objectContaining({ code: 'provider-metadata' }))
})

test.each([
  ['authorization_endpoint', undefined],
  ['authorization_endpoint', 'javascript:alert(1)'],
  ['token_endpoint', undefined],
  ['token_endpoint', 'http://id.example/token'],
  ['token_endpoint', { href: 'https://id.example' }],
  ['jwks_uri', '//id.example/jwks'],
  ['jwks_uri', 'https://user@id.example/jwks'],
  ['userinfo_endpoint', 'http://id.example/me'],
  ['revocation_endpoint', 'data:,'],
  ['end_session_endpoint', 'https://id.example/end#x'],
  ['code_challenge_methods_supported', 'S256'],
  ['id_token_signing_alg_values_supported', ['HS256', 'none']],
])('a document whose %s is %j is refused by name', (member, value) => {
  expect(() => judgeMetadata({ ...document, [member]: value }, provider())).toThrow(
    expect.objectContaining({ code: 'provider-metadata', facts: { member } }),
  )
})

test('a provider that lists challenge methods without S256 is not signed in at', () => {
  const plain = { ...document, code_challenge_methods_supported: ['plain'] }
  expect(() => judgeMetadata(plain, provider())).toThrow(expect.objectContaining({ code: 'pkce-unsupported' }))
})

test('a provider that lists no challenge methods and no algorithms is accepted', () => {
  const {
    code_challenge_methods_supported: _methods,
    id_token_signing_alg_values_supported: _algorithms,
    ...rest
  } = document
  const metadata = judgeMetadata({ ...rest, userinfo_endpoint: null }, provider())
  expect(metadata.idTokenAlgorithms).toEqual(['RS256'])
})

test('members of the configuration win over those of the document', () => {
  const metadata = judgeMetadata(document, provider({ jwks_uri: 'https://keys.example/jwks' }))
  expect(metadata.jwksUri).toBe('https://keys.example/jwks')
})

test('a configuration that says it all needs no discovery, and then no document counts', () => {
  const { issuer: _issuer, ...all } = document
  expect(needsDiscovery(provider(all))).toBe(false)
  const metadata = judgeMetadata(
    { issuer: 'https://evil.example', token_endpoint: 'https://evil.example' },
    provider(all),
  )
  expect(metadata.tokenEndpoint).toBe('https://id.example/token')
})

test('metadata of another issuer in the configuration is refused', () => {
  expect(() => judgeMetadata(document, provider({ issuer: 'https://other.example' }))).toThrow(
    expect.objectContaining({ code: 'provider-metadata' }),
  )
})

test('Google without a token helper needs no token endpoint and no PKCE', () => {
  const { token_endpoint: _endpoint, ...rest } = googleMetadata
  const google = provider(
    { ...rest, code_challenge_methods_supported: ['plain'] },
    { kind: 'google-direct', issuer: 'https://accounts.google.com' },
  )
  expect(needsDiscovery(google)).toBe(false)
  expect(judgeMetadata(undefined, google)).not.toHaveProperty('tokenEndpoint')
})

test('members that a document only inherits do not count', () => {
  expect(() => judgeMetadata(Object.create(document), provider())).toThrow(
    expect.objectContaining({ facts: { member: 'issuer' } }),
  )
})

test('the discovery address has exactly one slash before its path', () => {
  expect(discoveryUrl('https://id.example/')).toBe('https://id.example/.well-known/openid-configuration')
  expect(discoveryUrl(issuer)).toBe(`${issuer}/.well-known/openid-configuration`)
})
