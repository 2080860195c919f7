import { signInAndRefresh, type Preset } from './preset.ts'

/** A refresh token comes only with `prompt=consent`, which is sent with `offline_access` by default. */
export const logto: Preset = {
  issuerProblem: ({ pathname }) =>
    pathname === '/oidc'
      ? undefined
      : 'at Logto is the domain of the tenant and /oidc, without a slash behind it: https://tenant.logto.app/oidc',
  manners: () => ({ scopes: signInAndRefresh }),
}
