import type { Provider } from '#config/configuration.ts'
import { covers } from '#config/scopes.ts'
import { base64url } from './base64url.ts'
import { redirectUriOf, type Environment } from './environment.ts'
import type { SignedIn } from './protocol.ts'
import type { ProviderClient } from './provider-client.ts'
import { safeReturnPath } from './return-path.ts'
import type { Session } from './session.ts'
import type { Transaction } from './transaction.ts'

export interface Begin {
  /** Scopes beside those of sign-in. */
  scopes?: readonly string[]
  returnTo: string
  loginHint?: string
  uiLocales?: string
  prompt?: 'none' | 'select_account'
  mode: Transaction['mode']
  /** True when more is asked for the person who is signed in: the answer must be about them. */
  samePerson?: boolean
  /** Who was here when the vault was lost: a restore of somebody else would go unseen. */
  expectedSubject?: string
}

/**
 * Makes state, nonce and verifier of a sign-in and the address that starts it (RFC 6749 §4.1.1, RFC 7636 §4.3,
 * OpenID Connect Core §3.1.2.1). The transaction is the caller's to store.
 */
export async function beginTransaction(
  environment: Environment,
  session: Session,
  client: ProviderClient,
  request: Begin,
): Promise<{ url: string; transaction: Transaction }> {
  const { provider, metadata } = client
  const same = request.samePerson ? session.live?.signedIn : undefined
  const more = [...(same?.grantedScopes ?? []), ...(request.scopes ?? [])]
  // What the APIs want is between the broker and their own provider.
  const scopes = [...new Set(provider.apiToken ? provider.scopes : [...provider.scopes, ...more])]
  const expectedSubject = same?.account.subject ?? request.expectedSubject
  const nonce = base64url(environment.random(32))
  const loginHint = request.loginHint ?? same?.account.email
  const holdsToken = same !== undefined && session.live?.refreshToken !== undefined && !lacksAgain(same, scopes)
  const isHere = session.live?.client.provider.id === provider.id
  const prompt = request.prompt ?? promptFor(provider, scopes, { holdsToken, isHere })
  const parameters = {
    scopes,
    nonce,
    ...(prompt ? { prompt } : {}),
    ...(loginHint ? { loginHint } : {}),
    ...(request.uiLocales ? { uiLocales: request.uiLocales } : {}),
    extra: extraFor(provider, request.uiLocales),
  }
  const flow = provider.kind === 'google-direct' ? 'token' : 'code'
  const asked: { url: string; state: string; codeVerifier?: string } =
    flow === 'token'
      ? tokenFlowUrl(environment, client, { ...parameters, mode: request.mode })
      : await client.authorizationUrl(parameters)
  return {
    url: asked.url,
    transaction: {
      state: asked.state,
      nonce,
      ...(asked.codeVerifier ? { codeVerifier: asked.codeVerifier } : {}),
      flow,
      providerId: provider.id,
      issuer: metadata.issuer,
      authorizationEndpoint: metadata.authorizationEndpoint,
      ...(metadata.tokenEndpoint ? { tokenEndpoint: metadata.tokenEndpoint } : {}),
      redirectUri: client.redirectUri,
      scopes,
      returnTo: safeReturnPath(request.returnTo, environment.origin, environment.configuration.base),
      createdAtMs: environment.nowMs(),
      mode: request.mode,
      ...(expectedSubject === undefined ? {} : { expectedSubject }),
    },
  }
}

/**
 * Google hands out a refresh token only with fresh consent, so consent is asked where none is held; where one is, Google
 * asks by itself for what is new, and that is consent. OpenID Connect Core §11 wants consent for `offline_access`, and
 * some providers drop it silently without. Whoever signs in at a broker again does it for the token that the broker
 * keeps: it goes for a new one where the person signs in anew.
 */
function promptFor(
  provider: Provider,
  scopes: readonly string[],
  { holdsToken, isHere }: { holdsToken: boolean; isHere: boolean },
): string | undefined {
  if (provider.kind === 'google-code') return holdsToken ? undefined : 'consent'
  if (provider.kind === 'demo') return 'consent'
  const offline = scopes.includes('offline_access') && provider.offlineConsent !== false
  const prompts = [provider.apiToken && isHere ? 'login' : '', offline ? 'consent' : '']
  return prompts.join(' ').trim() || undefined
}

/** Something was asked before and is missing: unticked, or not covered by the token that is held. That takes a new one. */
const lacksAgain = ({ requestedScopes, grantedScopes }: SignedIn, scopes: readonly string[]) =>
  scopes.some((scope) => covers(requestedScopes, scope) && !covers(grantedScopes, scope))

/**
 * What a provider's configuration adds; and Google's own.
 * @see https://developers.google.com/identity/protocols/oauth2/web-server
 */
function extraFor(provider: Provider, uiLocales: string | undefined): Readonly<Record<string, string>> {
  if (provider.kind === 'oidc') return provider.authorizationParameters ?? {}
  return {
    include_granted_scopes: 'true',
    ...(uiLocales ? { hl: uiLocales } : {}),
    ...(provider.kind === 'google-direct' ? {} : { access_type: 'offline' }),
  }
}

/** By it a page that opens in a window knows at once that it has an answer to hand over, and nothing to draw. */
const windowMark = 'w.'

/** Google's browser-only flow: both tokens in the fragment, tied by nonce and at_hash (Core §3.2.2.1). */
function tokenFlowUrl(
  environment: Environment,
  { provider, metadata }: ProviderClient,
  request: {
    scopes: readonly string[]
    nonce: string
    mode: Transaction['mode']
    prompt?: string
    loginHint?: string
    extra: Readonly<Record<string, string>>
  },
): { url: string; state: string } {
  const state = `${request.mode === 'popup' ? windowMark : ''}${base64url(environment.random(32))}`
  const url = new URL(metadata.authorizationEndpoint)
  const parameters = {
    client_id: provider.clientId,
    redirect_uri: redirectUriOf(environment),
    response_type: 'token id_token',
    scope: request.scopes.join(' '),
    state,
    nonce: request.nonce,
    ...(request.prompt ? { prompt: request.prompt } : {}),
    ...(request.loginHint ? { login_hint: request.loginHint } : {}),
    ...request.extra,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href, state }
}
