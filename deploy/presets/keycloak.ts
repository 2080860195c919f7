import { signIn, type Preset } from './preset.ts'

/**
 * Refresh tokens come without `offline_access`, and end with the person's session; with it they would outlive that.
 * @see https://www.keycloak.org/docs/latest/server_admin/#_offline-access
 */
export const keycloak: Preset = {
  issuerProblem: (_url, text) =>
    /\/realms\/[^/]+$/.test(text)
      ? undefined
      : 'at Keycloak ends in /realms/ and the name of the realm, without a slash behind it: https://id.example.org/realms/work',
  manners: () => ({ scopes: signIn, offlineConsent: false }),
}
