import { createSigningKey } from '../../hostile/signing.ts'
import type { Endpoints } from '../../hostile/provider.ts'
import type { Manners } from './emulation.ts'

const back = 'https://app.example/signed-out'
const tenant = '3f2a7c1e-0b4d-4c58-9e61-2d7f5a9b8c10'
const elliptic = await createSigningKey('key-es384', 'ES384')

const invalidGrant =
  (status = 400) =>
  () =>
    Response.json({ error: 'invalid_grant' }, { status })

/** Endpoints by their paths below one address. */
const below = (base: string, issuer: string, paths: Omit<Endpoints, 'discovery'>): Endpoints => ({
  discovery: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  authorization: base + paths.authorization,
  token: base + paths.token,
  keys: base + paths.keys,
  userinfo: base + paths.userinfo,
  revocation: base + paths.revocation,
})

const keycloak: Manners = {
  name: 'Keycloak',
  config: { preset: 'keycloak', issuer: 'https://id.example.org/realms/work', clientId: 'pixy' },
  endpoints: below('https://id.example.org/realms/work/protocol/openid-connect', 'https://id.example.org/realms/work', {
    authorization: '/auth',
    token: '/token',
    keys: '/certs',
    userinfo: '/userinfo',
    revocation: '/revoke',
  }),
  endSession: 'https://id.example.org/realms/work/protocol/openid-connect/logout',
  callback: { iss: 'https://id.example.org/realms/work', session_state: 'f1b2' },
  claims: { azp: 'pixy', typ: 'ID', sid: 'f1b2', acr: '1', groups: ['/staff'] },
  tokens: { refresh_expires_in: 1800, 'not-before-policy': 0, session_state: 'f1b2', scope: 'openid email profile' },
  asks: { scope: 'openid profile email' },
  leavesWith: { client_id: 'pixy', post_logout_redirect_uri: back, logout_hint: 'ada@example.org' },
  refusal: invalidGrant(),
}

const auth0: Manners = {
  name: 'Auth0',
  config: {
    preset: 'auth0',
    issuer: 'https://tenant.eu.auth0.com/',
    clientId: 'a1B2c3',
    authorizationParameters: { audience: 'https://api.example.org/orders' },
  },
  endpoints: below('https://tenant.eu.auth0.com', 'https://tenant.eu.auth0.com/', {
    authorization: '/authorize',
    token: '/oauth/token',
    keys: '/.well-known/jwks.json',
    userinfo: '/userinfo',
    revocation: '/oauth/revoke',
  }),
  endSession: 'https://tenant.eu.auth0.com/oidc/logout',
  metadata: {
    authorization_response_iss_parameter_supported: undefined,
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
  },
  claims: { sid: 'session-1' },
  tokens: { scope: undefined },
  asks: { scope: 'openid profile email offline_access', audience: 'https://api.example.org/orders' },
  // An e-mail address in its place ends in an error.
  leavesWith: { client_id: 'a1B2c3', post_logout_redirect_uri: back, logout_hint: 'session-1' },
  refusal: invalidGrant(403),
}

const entra: Manners = {
  name: 'Entra ID',
  config: { preset: 'entra', issuer: `https://login.microsoftonline.com/${tenant}/v2.0`, clientId: tenant },
  endpoints: {
    ...below(`https://login.microsoftonline.com/${tenant}`, `https://login.microsoftonline.com/${tenant}/v2.0`, {
      authorization: '/oauth2/v2.0/authorize',
      token: '/oauth2/v2.0/token',
      keys: '/discovery/v2.0/keys',
      userinfo: '',
      revocation: '/none',
    }),
    userinfo: 'https://graph.microsoft.com/oidc/userinfo',
  },
  endSession: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/logout`,
  metadata: {
    revocation_endpoint: undefined,
    code_challenge_methods_supported: undefined,
    authorization_response_iss_parameter_supported: undefined,
  },
  callback: { session_state: '005f' },
  claims: { tid: tenant, oid: tenant, preferred_username: 'ada@example.org', login_hint: 'O.hint', at_hash: undefined },
  tokens: { scope: 'openid profile email', ext_expires_in: 3600 },
  refuses: (asked) => (asked.get('prompt') === 'consent' ? { page: 'Need admin approval' } : undefined),
  more: { keys: ({ keys }) => ({ keys: keys.map((key) => ({ ...(key as object), alg: undefined, x5c: ['MIIC'] })) }) },
  asks: { scope: 'openid profile email offline_access' },
  leavesWith: { client_id: tenant, post_logout_redirect_uri: back, logout_hint: 'O.hint' },
  // A refresh token of a page lives for 24 hours, renewed or not.
  refusal: () =>
    Response.json(
      { error: 'invalid_grant', error_description: 'AADSTS700084: The refresh token was issued to a single page app' },
      { status: 400 },
    ),
}

const okta: Manners = {
  name: 'Okta',
  config: { preset: 'okta', issuer: 'https://example.okta.com/oauth2/default', clientId: '0oa1' },
  endpoints: below('https://example.okta.com/oauth2/default/v1', 'https://example.okta.com/oauth2/default', {
    authorization: '/authorize',
    token: '/token',
    keys: '/keys',
    userinfo: '/userinfo',
    revocation: '/revoke',
  }),
  endSession: 'https://example.okta.com/oauth2/default/v1/logout',
  metadata: { authorization_response_iss_parameter_supported: undefined },
  claims: { ver: 1, amr: ['pwd'], idp: '00o1' },
  asks: { scope: 'openid profile email offline_access' },
  leavesWith: { client_id: '0oa1', post_logout_redirect_uri: back, id_token_hint: 'the ID token' },
  refusal: invalidGrant(),
}

const zitadel: Manners = {
  name: 'Zitadel',
  config: { preset: 'zitadel', issuer: 'https://instance.zitadel.cloud', clientId: '2608', projectId: '2577' },
  endpoints: below('https://instance.zitadel.cloud', 'https://instance.zitadel.cloud', {
    authorization: '/oauth/v2/authorize',
    token: '/oauth/v2/token',
    keys: '/oauth/v2/keys',
    userinfo: '/oidc/v1/userinfo',
    revocation: '/oauth/v2/revoke',
  }),
  endSession: 'https://instance.zitadel.cloud/oidc/v1/end_session',
  metadata: { authorization_response_iss_parameter_supported: undefined },
  claims: { aud: ['2608', '2577'], azp: '2608', client_id: '2608' },
  asks: { scope: 'openid profile email offline_access' },
  leavesWith: { client_id: '2608', post_logout_redirect_uri: back, logout_hint: 'ada@example.org' },
  refusal: invalidGrant(),
}

const authentik: Manners = {
  name: 'authentik',
  config: { preset: 'authentik', issuer: 'https://id.example.org/application/o/pixy/', clientId: 'pixy' },
  endpoints: below('https://id.example.org/application/o', 'https://id.example.org/application/o/pixy/', {
    authorization: '/authorize/',
    token: '/token/',
    keys: '/pixy/jwks/',
    userinfo: '/userinfo/',
    revocation: '/revoke/',
  }),
  endSession: 'https://id.example.org/application/o/pixy/end-session/',
  metadata: { authorization_response_iss_parameter_supported: undefined },
  claims: { azp: 'pixy', email: 'ada@example.org', email_verified: false, groups: ['staff'] },
  // Whether there is a page for consent is chosen with the flow; asked for by the client, it stands in the way.
  refuses: (asked) => (asked.get('prompt') === 'consent' ? { error: 'consent_required' } : undefined),
  asks: { scope: 'openid profile email offline_access' },
  leavesWith: { client_id: 'pixy', post_logout_redirect_uri: back, logout_hint: 'ada@example.org' },
  refusal: invalidGrant(),
}

const logto: Manners = {
  name: 'Logto',
  config: {
    preset: 'logto',
    issuer: 'https://tenant.logto.app/oidc',
    clientId: 'abc',
    authorizationParameters: { resource: 'https://api.example.org/orders', direct_sign_in: 'social:google' },
  },
  endpoints: below('https://tenant.logto.app/oidc', 'https://tenant.logto.app/oidc', {
    authorization: '/auth',
    token: '/token',
    keys: '/jwks',
    userinfo: '/me',
    revocation: '/token/revocation',
  }),
  endSession: 'https://tenant.logto.app/oidc/session/end',
  metadata: { id_token_signing_alg_values_supported: ['ES384'] },
  callback: { iss: 'https://tenant.logto.app/oidc' },
  // A token for an API says nothing about the person.
  more: {
    signingKey: elliptic,
    publishedKeys: [elliptic],
    userinfo: () => Response.json({ error: 'invalid_token' }, { status: 401 }),
  },
  claims: { email: 'ada@example.org' },
  handsOutRefreshToken: (asked) => asked.get('prompt') === 'consent',
  asks: {
    scope: 'openid profile email offline_access',
    prompt: 'consent',
    resource: 'https://api.example.org/orders',
    direct_sign_in: 'social:google',
  },
  exchanges: { resource: 'https://api.example.org/orders' },
  leavesWith: { client_id: 'abc', post_logout_redirect_uri: back, logout_hint: 'ada@example.org' },
  refusal: invalidGrant(),
}

const pool = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI'
const domain = 'https://pixy.auth.eu-central-1.amazoncognito.com'
const cognito: Manners = {
  name: 'Cognito',
  config: { preset: 'cognito', issuer: pool, clientId: '4abc', domain },
  endpoints: {
    ...below(domain, pool, {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      keys: '',
      userinfo: '/oauth2/userInfo',
      revocation: '/oauth2/revoke',
    }),
    // All is known beforehand: whoever asked would find endpoints on a host that was never named.
    discovery: 'https://nobody.example/',
    keys: `${pool}/.well-known/jwks.json`,
  },
  claims: { token_use: 'id', 'cognito:username': 'ada', 'cognito:groups': ['staff'] },
  tokens: { scope: undefined },
  rotates: false,
  refuses: (asked) => (asked.get('scope')?.includes('offline_access') ? { error: 'invalid_scope' } : undefined),
  asks: { scope: 'openid profile email' },
  leavesWith: { client_id: '4abc', logout_uri: back },
  refusal: invalidGrant(),
}

/** All at once that was met at real providers and that none of the above does. */
const unlikely: Manners = {
  name: 'any other, at its least',
  config: {
    issuer: 'https://id.example.net',
    clientId: 'pixy',
    scopes: ['openid', 'offline_access'],
  },
  endpoints: below('https://id.example.net', 'https://id.example.net', {
    authorization: '/authorize',
    token: '/token',
    keys: '/keys',
    userinfo: '/userinfo',
    revocation: '/revoke',
  }),
  metadata: {
    code_challenge_methods_supported: undefined,
    authorization_response_iss_parameter_supported: undefined,
    userinfo_endpoint: undefined,
  },
  claims: { at_hash: undefined, groups: Array.from({ length: 90 }, (_, index) => `group-${index}`) },
  tokens: { expires_in: undefined, scope: undefined },
  refreshed: { id_token: undefined },
  rotates: false,
  revocation: () => new Response('<html>', { status: 401, headers: { 'content-type': 'text/html' } }),
  asks: { scope: 'openid offline_access', prompt: 'consent' },
  leavesWith: undefined,
  refusal: () => new Response('Bad Request', { status: 400, headers: { 'content-type': 'text/plain' } }),
  refusedAs: 'renewal-refused',
}

export const everyManner = [keycloak, auth0, entra, okta, zitadel, authentik, logto, cognito, unlikely] as const

export const byName = { authentik, cognito, entra, zitadel }
