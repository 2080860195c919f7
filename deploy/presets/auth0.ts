import { signInAndRefresh, type Preset } from './preset.ts'

/**
 * The session is named by its `sid`; an e-mail address in its place is refused.
 * @see https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0
 */
export const auth0: Preset = {
  issuerProblem: ({ pathname }, text) =>
    pathname === '/' && text.endsWith('/')
      ? undefined
      : 'at Auth0 is the domain of the tenant with a slash behind it: https://tenant.eu.auth0.com/',
  manners: () => ({ scopes: signInAndRefresh, logoutHint: 'sid', offlineConsent: false }),
}
