import type { Provider } from '#config/configuration.ts'
import { requestOf } from '#trace/message.ts'
import type { Recorder } from '#trace/recorder.ts'
import { checkCallbackAddress, checkResponseIssuer, type AuthorizationResponse } from './authorization-response.ts'
import type { Clock } from './clock.ts'
import type { DemoClock } from './demo-clock.ts'
import type { Environment } from './environment.ts'
import { acceptGrant, issuerSpellings } from './grant.ts'
import type { CallbackRequest, SignInCode } from './protocol.ts'
import type { ProviderClient, ProviderClients } from './provider-client.ts'
import type { Revealables } from './revealables.ts'
import { isSamePerson, type Live, type Session } from './session.ts'
import type { TokenResponse } from './token-response.ts'
import { transactionLifetimeMs, type Transaction } from './transaction.ts'
import { traceIdToken } from './trace-exchange.ts'
import { problemOf, VaultError } from './vault-error.ts'

/** OAuth errors that say: no silent answer, ask the person (OpenID Connect Core §3.1.2.6). */
const askThePerson = ['login_required', 'interaction_required', 'consent_required', 'account_selection_required']

/** Makes tokens of an answer to a transaction, and believes them when every check has passed. @throws VaultError */
export type Redemption = (
  transaction: Transaction,
  response: AuthorizationResponse,
  arrived: CallbackRequest,
) => Promise<Live>

/** Judges an authorization response against its transaction and redeems it (RFC 9700 §4.4.2, RFC 6749 §4.1.3). */
export function createRedemption(parts: {
  environment: Environment
  clock: Clock
  session: Session
  clients: ProviderClients
  recorder: Recorder
  demoClock: DemoClock
  revealables: Revealables
  providerOf: (id: string) => Provider
}): Redemption {
  const { environment, clock, session, clients, recorder, revealables, providerOf } = parts

  return async (transaction, response, { query, fragment }) => {
    if (providerOf(transaction.providerId).kind !== 'demo') parts.demoClock.reset()
    if (environment.nowMs() - transaction.createdAtMs > transactionLifetimeMs) {
      throw new VaultError('transaction-expired')
    }
    const client = await clients.open(providerOf(transaction.providerId))
    const { metadata } = client
    // What has changed since the person left may be another provider's: their code goes to none but the first one.
    const unchanged =
      metadata.issuer === transaction.issuer &&
      metadata.authorizationEndpoint === transaction.authorizationEndpoint &&
      metadata.tokenEndpoint === transaction.tokenEndpoint
    if (!unchanged) throw new VaultError('provider-metadata')
    checkCallbackAddress(client.provider, environment.configuration.providers, query)
    checkResponseIssuer(response.iss, issuerSpellings(client), metadata.issParameterSupported, response.kind)
    if (response.kind === 'error') throw errorOf(response.error, transaction)
    if (response.kind !== transaction.flow) throw new VaultError('flow-confused')
    const arrival = recorder.add('authorization-response', 'authorization-server', 'browser', {
      outcome: 'ok',
      request: requestOf({ method: 'GET', url: transaction.redirectUri + query + fragment }),
      facts: { checks: 'state iss', mode: transaction.mode },
    })
    revealables.keep(client.provider, arrival, { request: new URLSearchParams(query) })
    session.signingIn()
    const requestedAt = clock.now()
    const checks = traceIdToken(recorder)
    const context = {
      requestedAt,
      nonce: transaction.nonce,
      scopes: transaction.scopes,
      onCheck: checks.onCheck,
      requireAtHash: response.kind === 'token',
      ...(transaction.expectedSubject === undefined ? {} : { expectedSubject: transaction.expectedSubject }),
    }
    const live = await tokensOf(client, transaction, response)
      .then((tokens) => acceptGrant(client, tokens, context, clock))
      .catch((error: unknown) => {
        const { code } = problemOf(error)
        if (isAboutIdToken(code)) checks.end(code)
        throw error
      })
    checks.end()
    const kept = session.live
    // Google answers with a refresh token only on fresh consent: the one in hand goes on (OAuth 2.1 §4.3.2).
    // A token helper says in each answer whether it keeps one.
    if (typeof kept?.refreshToken === 'string' && !live.refreshToken && isSamePerson(kept, live)) {
      live.refreshToken = kept.refreshToken
    }
    return live
  }
}

/** Codes that name a fault of the ID token, which its own step of the trace tells. */
export const isAboutIdToken = (code: SignInCode) => code.startsWith('id-token') || code === 'clock-skew'

async function tokensOf(
  client: ProviderClient,
  transaction: Transaction,
  response: Exclude<AuthorizationResponse, { kind: 'error' }>,
): Promise<TokenResponse> {
  if (response.kind === 'token') {
    return {
      accessToken: response.accessToken,
      tokenType: 'Bearer',
      idToken: response.idToken,
      scopes: response.scopes ?? transaction.scopes,
      ...(response.expiresInSeconds === undefined ? {} : { expiresInSeconds: response.expiresInSeconds }),
    }
  }
  return client.exchangeCode({
    authorizationCode: response.authorizationCode,
    state: transaction.state,
    codeVerifier: transaction.codeVerifier ?? '',
    scopes: transaction.scopes,
  })
}

/** Nobody sees a page of the provider. */
export const isSilent = ({ mode }: Transaction) => mode === 'restore' || mode === 'frame'

/** OAuth errors in words of ours; the provider's own text stays out (OAuth 2.1 §7.12). */
function errorOf(error: string, transaction: Transaction): VaultError {
  const silent = isSilent(transaction)
  if (askThePerson.includes(error) || (silent && error === 'access_denied')) return new VaultError('login-required')
  if (error === 'access_denied') return new VaultError('access-denied')
  return new VaultError('provider-error', { error })
}
