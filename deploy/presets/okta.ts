import { signInAndRefresh, type Preset } from './preset.ts'

/**
 * Okta ends no session without the ID token.
 * @see https://developer.okta.com/docs/reference/api/oidc/#logout
 */
export const okta: Preset = {
  issuerProblem: ({ hostname, pathname }, text) => {
    if (/-admin\.okta/.test(hostname)) return 'at Okta is the domain of your people, without "-admin"'
    return /^(\/oauth2\/[^/]+|\/)$/.test(pathname) && !text.endsWith('/')
      ? undefined
      : 'at Okta is the domain alone, https://example.okta.com, or one of its authorization servers, https://example.okta.com/oauth2/default, without a slash behind it'
  },
  manners: () => ({ scopes: signInAndRefresh, logoutHint: 'id_token', offlineConsent: false }),
}
