import { openid, rfc, type Clause } from '../clauses.ts'

const core = (section: string, anchor: string) => openid('OpenID Connect Core', section, 'openid-connect-core', anchor)
const discovery = (section: string, anchor: string) =>
  openid('OpenID Connect Discovery', section, 'openid-connect-discovery', anchor)
const google = (title: string, path: string): Clause => ({ name: title, url: `https://developers.google.com/${path}` })
const fetchStandard = (title: string, anchor: string): Clause => ({
  name: `Fetch: ${title}`,
  url: `https://fetch.spec.whatwg.org/#${anchor}`,
})

/** Every clause that the inspector points to; nothing else is linked. */
export const clauses = {
  clientIdentifier: rfc(6749, '2.2'),
  responseType: rfc(6749, '3.1.1'),
  redirection: rfc(6749, '3.1.2'),
  scope: rfc(6749, '3.3'),
  authorizationRequest: rfc(6749, '4.1.1'),
  authorizationResponse: rfc(6749, '4.1.2'),
  authorizationError: rfc(6749, '4.1.2.1'),
  tokenRequest: rfc(6749, '4.1.3'),
  tokenResponse: rfc(6749, '5.1'),
  tokenError: rfc(6749, '5.2'),
  refresh: rfc(6749, '6'),
  refreshToken: rfc(6749, '1.5'),
  accessToken: rfc(6749, '1.4'),
  crossSite: rfc(6749, '10.12'),
  tokenType: rfc(6749, '7.1'),
  bearerHeader: rfc(6750, '2.1'),
  bearerChallenge: rfc(6750, '3'),
  revocationRequest: rfc(7009, '2.1'),
  keySet: rfc(7517, '5'),
  keyType: rfc(7517, '4.1'),
  keyId: rfc(7517, '4.5'),
  rsaKey: rfc(7518, '6.3.1'),
  challenge: rfc(7636, '4.2'),
  challengeMethod: rfc(7636, '4.3'),
  verifier: rfc(7636, '4.5'),
  serverMetadata: rfc(8414, '2'),
  range: rfc(9110, '14.2'),
  contentType: rfc(9110, '8.3'),
  conditional: rfc(9110, '13.1'),
  date: rfc(9110, '6.6.1'),
  retryAfter: rfc(9110, '10.2.3'),
  caching: rfc(9111, '5.2'),
  issuerParameter: rfc(9207, '2'),
  openRedirection: rfc(9700, '4.1'),
  mixUp: rfc(9700, '4.4'),
  corePrompt: core('3.1.2.1', 'AuthRequest'),
  coreNonce: core('15.5.2', 'NonceNotes'),
  coreIdToken: core('2', 'IDToken'),
  coreValidation: core('3.1.3.7', 'IDTokenValidation'),
  coreClaims: core('5.1', 'StandardClaims'),
  coreUserinfo: core('5.3', 'UserInfo'),
  coreRefresh: core('12', 'RefreshTokens'),
  discoveryMetadata: discovery('3', 'ProviderMetadata'),
  discoveryDocument: discovery('4', 'ProviderConfig'),
  discoveryIssuer: discovery('4.3', 'ProviderConfigurationValidation'),
  logout: openid('OpenID Connect RP-Initiated Logout', '2', 'openid-connect-rpinitiated', 'RPLogout'),
  cors: fetchStandard('CORS protocol', 'http-cors-protocol'),
  nosniff: fetchStandard('X-Content-Type-Options', 'x-content-type-options-header'),
  googleWebServer: google('Google: OAuth 2.0 for web server applications', 'identity/protocols/oauth2/web-server'),
  googleOpenId: google('Google: OpenID Connect reference', 'identity/openid-connect/reference'),
  googleErrors: google('Google: API errors', 'workspace/calendar/api/guides/errors'),
} satisfies Readonly<Record<string, Clause>>

export type ClauseId = keyof typeof clauses
