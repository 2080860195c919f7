import { signInAndRefresh, type Preset } from './preset.ts'

const guid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const worldwide = new RegExp(`^https://(login\\.microsoftonline\\.com|[a-z0-9-]+\\.ciamlogin\\.com)/${guid}/v2\\.0$`)
const national = new RegExp(`^https://login\\.(microsoftonline\\.us|partner\\.microsoftonline\\.cn)/${guid}/v2\\.0$`)
const shape = 'https://login.microsoftonline.com/<tenant id>/v2.0'

/**
 * Consent is not asked again by ourselves: where people may not consent, that page would lead nowhere.
 * @see https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
 */
export const entra: Preset = {
  issuerProblem: ({ pathname }, text) => {
    if (worldwide.test(text) || national.test(text)) return undefined
    return /^\/(common|organizations|consumers)\//.test(pathname)
      ? `at Entra ID must name one tenant by its id, ${shape}: what "common", "organizations" and "consumers" publish is a template that no token equals`
      : `at Entra ID has the form ${shape}, with the id (a GUID in small letters) and not a name`
  },
  manners: ({ issuer = '' }) => ({
    scopes: signInAndRefresh,
    logoutHint: 'login_hint',
    offlineConsent: false,
    // On another origin than the issuer, so it has to be named.
    ...(worldwide.test(issuer) ? { metadata: { userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo' } } : {}),
  }),
}
