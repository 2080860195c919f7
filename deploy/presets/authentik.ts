import { signInAndRefresh, type Preset } from './preset.ts'

/** @see https://docs.goauthentik.io/add-secure-apps/providers/oauth2/ */
export const authentik: Preset = {
  issuerProblem: (_url, text) =>
    /\/application\/o\/[^/]+\/$/.test(text)
      ? undefined
      : 'at authentik ends in /application/o/, the slug of the application and a slash: https://id.example.org/application/o/pixy/',
  manners: () => ({ scopes: signInAndRefresh, offlineConsent: false }),
}
