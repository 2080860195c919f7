import { parseSecureUrl } from '#config/secure-url.ts'
import { signIn, type Preset } from './preset.ts'

/**
 * The pages of a user pool live on a domain of their own, which the issuer does not tell, and signing out there is not
 * that of the standard.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export const cognito: Preset = {
  issuerProblem: (_url, text) =>
    /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\/\1_[A-Za-z0-9]+$/.test(text)
      ? undefined
      : 'at Cognito is made of the region and the id of the user pool: https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI',
  keys: {
    domain: (value) => {
      const url = parseSecureUrl(value)
      return url && url.origin === value
        ? undefined
        : 'must be the address of the domain of the user pool, without a slash behind it: https://pixy.auth.eu-central-1.amazoncognito.com'
    },
  },
  unknownScopes: { offline_access: 'is unknown to Cognito, which hands out refresh tokens without it; leave it out' },
  manners: ({ issuer = '', domain = '' }) => ({
    scopes: signIn,
    logoutHint: 'none',
    logoutReturn: 'logout_uri',
    metadata: {
      authorization_endpoint: `${domain}/oauth2/authorize`,
      token_endpoint: `${domain}/oauth2/token`,
      userinfo_endpoint: `${domain}/oauth2/userInfo`,
      revocation_endpoint: `${domain}/oauth2/revoke`,
      end_session_endpoint: `${domain}/logout`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    },
  }),
}
