import { signInAndRefresh, type Preset } from './preset.ts'

/**
 * An ID token is for every client of the project and for the project itself.
 * @see https://zitadel.com/docs/apis/openidoauth/claims
 */
export const zitadel: Preset = {
  issuerProblem: ({ pathname }, text) =>
    pathname === '/' && !text.endsWith('/')
      ? undefined
      : 'at Zitadel is the domain of the instance and nothing behind it: https://instance.zitadel.cloud',
  keys: {
    projectId: (value) =>
      typeof value === 'string' && /^\d{1,30}$/.test(value)
        ? undefined
        : 'must be the id of the project at Zitadel, as text: its digits',
  },
  manners: ({ projectId = '' }) => ({
    scopes: signInAndRefresh,
    offlineConsent: false,
    trustedAudiences: [projectId],
  }),
}
