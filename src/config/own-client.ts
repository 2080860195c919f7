import { googleFeatureScopes, googleIssuer, googleMetadata, signInScopes } from './google-defaults.ts'
import type { Configuration, Provider } from './configuration.ts'

/** No configuration can give a provider this id: theirs have no capital letters. */
export const ownClientProviderId = 'ownClient'

/** What Google's client ids look like: the number of the project, and a word of the client's own. */
const googleClientId = /^\d{6,20}(-[a-z0-9]{1,64})?\.apps\.googleusercontent\.com$/

/** Whether a text is a client id of Google, whole and nothing else. */
export const isGoogleClientId = (text: string) => googleClientId.test(text)

/** Whether a provider is Google, by whichever kind of connection. */
export const isGoogle = ({ kind }: Pick<Provider, 'kind'>) => kind === 'google-code' || kind === 'google-direct'

/**
 * The provider that somebody adds in their own browser, of nothing but a client id: Google, browser only, under the
 * endpoints this deployment knows for it. Whatever is stored, it can be no other one; its label is made here, so that
 * it cannot pass for another.
 * @returns undefined where the deployment does not allow it, or where the text is no client id of Google
 */
export function ownProvider(
  { ownClient, providers }: Pick<Configuration, 'ownClient' | 'providers'>,
  clientId: unknown,
): Provider | undefined {
  if (!ownClient || typeof clientId !== 'string' || !isGoogleClientId(clientId)) return undefined
  const google = providers.find(isGoogle)
  const { token_endpoint: _ofTheHelper, ...metadata } = google?.metadata ?? googleMetadata
  return {
    kind: 'google-direct',
    id: ownClientProviderId,
    label: `Google ${/^\d+/.exec(clientId)?.[0] ?? ''}`,
    clientId,
    issuer: google?.issuer ?? googleIssuer,
    scopes: signInScopes,
    featureScopes: google?.featureScopes ?? googleFeatureScopes,
    silentFrame: false,
    logoutHint: 'login',
    metadata,
  }
}
