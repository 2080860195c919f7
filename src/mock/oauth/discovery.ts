import type { World } from '../world/world.ts'
import { identityScopes } from './scopes.ts'

/** The metadata (OpenID Connect Discovery §3), Google's but for the honest `none`: no secret is asked here. */
export function discoveryDocument(world: World) {
  const { issuer } = world.options
  return {
    issuer: world.faults.strikes('discovery-wrong-issuer') ? 'https://issuer.example' : issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
    jwks_uri: `${issuer}/certs`,
    ...(world.settings.endSession ? { end_session_endpoint: `${issuer}/logout` } : {}),
    response_types_supported: ['code', 'token', 'id_token', 'token id_token'],
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: identityScopes,
    token_endpoint_auth_methods_supported: ['none'],
    claims_supported: [
      'aud',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'iss',
      'name',
      'picture',
      'sub',
    ],
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    authorization_response_iss_parameter_supported: true,
  }
}
