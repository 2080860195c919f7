import { ownClientProviderId } from '#config/own-client.ts'
import type { Provider } from '#config/configuration.ts'
import type { Recorder } from '#trace/recorder.ts'
import { requestOf } from '#trace/message.ts'
import { createArrival } from './arrival.ts'
import { parseAuthorizationResponse, type AuthorizationResponse } from './authorization-response.ts'
import { beginTransaction, type Begin } from './begin.ts'
import type { Clock } from './clock.ts'
import type { DemoClock } from './demo-clock.ts'
import { redirectUriOf, type BroadcastMessage, type Environment } from './environment.ts'
import { askApiToken } from './grant.ts'
import { createPopupAnswers } from './popup-answers.ts'
import type { BeginRequest, CallbackRequest, CallbackResult, Problem, SignInCode } from './protocol.ts'
import type { OwnClient } from './own-client.ts'
import type { ProviderClients } from './provider-client.ts'
import { createRedemption, isAboutIdToken, isSilent } from './redemption.ts'
import type { Revealables } from './revealables.ts'
import { safeReturnPath } from './return-path.ts'
import type { Live, Session } from './session.ts'
import { transactionLifetimeMs, type Transaction } from './transaction.ts'
import { problemOf, VaultError } from './vault-error.ts'

export interface SignIn {
  /** The address to go to, or the problem that kept the person here. */
  begin: (request: BeginRequest) => Promise<{ url: string } | { problem: Problem }>
  /** As `begin`, for the hidden frame of a renewal; the outcome comes to `onFrame`. @throws VaultError */
  beginFrame: () => Promise<{ url: string; state: string }>
  /** Redeems a callback; of the same callback at once or again only the first one is redeemed. */
  complete: (request: CallbackRequest) => Promise<CallbackResult>
  /** What another vault says: it may have the answer to a window that a page of this one opened. */
  hear: (message: BroadcastMessage | null) => Promise<void>
  /** Where a person is, or was kept: left visibly, and not come back with an answer. */
  awaiting: () => { providerId: string } | undefined
  /** @throws VaultError */
  providerOf: (id: string) => Provider
  /** Resolves when the callbacks that are being redeemed have ended, well or not; at once where there are none. */
  settled: () => Promise<unknown>
}

const maxRemembered = 50

/** What a silent attempt ends with where there is nobody to restore or to renew: no failure to show, but a button. */
const nobodySilently: readonly SignInCode[] = ['login-required', 'account-changed']

/** Failures of a sign-in whose callback was in order: the code was exchanged, or could not be. */
const afterTheCallback: readonly SignInCode[] = [
  'token-refused',
  'client-secret-missing',
  'token-response',
  'provider-unreachable',
  'policy-blocked',
  'offline',
  'timeout',
  'account-changed',
]

/** The two ends of a sign-in: leaving for the provider, and coming back from it, once. */
export function createSignIn(parts: {
  environment: Environment
  clock: Clock
  session: Session
  clients: ProviderClients
  recorder: Recorder
  demoClock: DemoClock
  revealables: Revealables
  /** Where a page waits for an answer that belongs to no sign-in of this vault; nowhere but in a lesson. */
  strayTo: () => Promise<string | undefined>
  /** Somebody signs in at the built-in provider who comes back to this path. */
  leaveLesson: (returnTo: string) => Promise<void>
  ownClient: OwnClient
  /** The outcome of a hidden frame, for the renewal that waits for it. */
  onFrame: (state: string, outcome: Live | Problem) => void
  bootId: string
}): SignIn {
  const { environment, session, clients, recorder, revealables, bootId } = parts
  const popups = createPopupAnswers(environment, bootId)
  const { configuration } = environment
  const remembered = new Map<string, Promise<CallbackResult>>()
  const underWay = new Set<Promise<CallbackResult>>()
  /** The last sign-in that somebody left for on the page itself. A vault that starts anew may find it in storage. */
  let awaited: Transaction | undefined
  void lookForAwaited()
  async function lookForAwaited(): Promise<void> {
    const left = await environment.transactions.latest().catch(() => undefined)
    if (!left || awaited || left.mode !== 'interactive' || remembered.has(left.state)) return
    awaited = left
    session.changed()
  }

  const providerOf = (id: string): Provider => {
    const known = configuration.providers.find((candidate) => candidate.id === id)
    const provider = id === ownClientProviderId ? parts.ownClient.provider() : known
    if (!provider) throw new VaultError('configuration')
    return provider
  }
  const redeem = createRedemption({ ...parts, providerOf })
  const arrive = createArrival(parts)

  async function leave(provider: Provider, request: Begin): Promise<{ url: string; transaction: Transaction }> {
    if (provider.kind !== 'demo') parts.demoClock.reset()
    const client = await clients.open(provider)
    if (provider.kind === 'demo' && request.mode !== 'frame') await parts.leaveLesson(request.returnTo)
    const begun = await beginTransaction(environment, session, client, request)
    const id = recorder.add('authorization-request', 'browser', 'authorization-server', {
      outcome: 'ok',
      request: requestOf({ method: 'GET', url: begun.url }),
      facts: { provider: provider.id, mode: request.mode },
    })
    revealables.keep(provider, id, { request: new URL(begun.url).searchParams })
    const carried = environment.tier === 'shared-extended' ? {} : { trace: recorder.entries() }
    const inPopup = request.mode === 'popup'
    if (inPopup) popups.expect(begun.transaction.state, session.generation)
    await environment.transactions.put({ ...begun.transaction, ...carried, ...(inPopup ? { askedBy: bootId } : {}) })
    if (request.mode === 'interactive') awaited = begun.transaction
    void client.keys.find(client.metadata.jwksUri, {}).catch(() => undefined)
    return begun
  }

  async function complete(request: CallbackRequest): Promise<CallbackResult> {
    let response: AuthorizationResponse
    try {
      response = parseAuthorizationResponse(request.query, request.fragment)
    } catch (error) {
      return stray(problemOf(error), request)
    }
    const { state } = response
    if (state === undefined) return stray({ code: 'state-missing', facts: {} }, request)
    const earlier = remembered.get(state)
    if (earlier) return earlier
    const result = take(state, response, request)
    remembered.set(state, result)
    for (const oldest of remembered.keys()) {
      if (remembered.size > maxRemembered) remembered.delete(oldest)
    }
    underWay.add(result)
    const outcome = await result.finally(() => underWay.delete(result))
    // Who comes again by reload or Back is not told of a problem twice.
    remembered.set(state, Promise.resolve({ returnTo: outcome.returnTo }))
    return outcome
  }

  /** An answer that belongs to no sign-in of this vault. */
  async function stray(problem: Problem, request: CallbackRequest): Promise<CallbackResult> {
    const { code } = problem
    if (isAboutIdToken(code)) recorder.add('id-token', 'vault', 'vault', { outcome: 'failed', code })
    const told = refuse(problem, request)
    return { returnTo: (await parts.strayTo()) ?? configuration.base, problem: told }
  }

  function refuse(problem: Problem, { query, fragment }: CallbackRequest): Problem {
    const { code } = problem
    // What was wrong with an ID token stands in the trace already.
    if (isAboutIdToken(code)) return problem
    if (afterTheCallback.includes(code)) {
      recorder.add('session', 'vault', 'browser', { outcome: 'failed', code })
    } else {
      recorder.add('authorization-response', 'authorization-server', 'browser', {
        outcome: 'failed',
        code,
        request: requestOf({ method: 'GET', url: redirectUriOf(environment) + query + fragment }),
      })
    }
    return problem
  }

  async function take(
    state: string,
    response: AuthorizationResponse,
    arrived: CallbackRequest,
  ): Promise<CallbackResult> {
    const { generation } = session
    if (awaited?.state === state) awaited = undefined
    const transaction = await environment.transactions.take(state).catch(() => undefined)
    if (!transaction) return stray({ code: 'state-unknown', facts: {} }, arrived)
    if (await popups.passOn({ transaction, arrived }).catch(() => false)) {
      return { returnTo: configuration.base, popup: true }
    }
    return finish(transaction, response, { arrived, generation })
  }

  async function finish(
    transaction: Transaction,
    response: AuthorizationResponse,
    { arrived, generation }: { arrived: CallbackRequest; generation: number },
  ): Promise<CallbackResult> {
    const { state } = transaction
    if (transaction.providerId === ownClientProviderId) await parts.ownClient.ready
    if (transaction.trace) recorder.restore(transaction.trace)
    const returnTo = safeReturnPath(transaction.returnTo, environment.origin, configuration.base)
    const popup = transaction.mode === 'popup' && transaction.askedBy === bootId
    try {
      if (session.generation !== generation) throw new VaultError('session-ended')
      const redeemed = await redeem(transaction, response, arrived)
      if (session.generation !== generation) throw new VaultError('session-ended')
      if (transaction.mode === 'frame') {
        parts.onFrame(state, redeemed)
        return { returnTo }
      }
      const { live, problem } = await readyForApis(redeemed)
      if (session.generation !== generation) throw new VaultError('session-ended')
      arrive(live, popup)
      if (problem) session.withoutApiToken(problem)
      return { returnTo, ...(popup ? { popup } : {}) }
    } catch (error) {
      const problem = problemOf(error)
      if (transaction.mode === 'frame') parts.onFrame(state, problem)
      else session.signInFailed()
      if (isSilent(transaction) && nobodySilently.includes(problem.code)) return { returnTo }
      const told = refuse({ ...problem, providerId: transaction.providerId }, arrived)
      if (!popup) return { returnTo, problem: told }
      // The person is on the page that opened the window, and is told there.
      session.report(told)
      return { returnTo, popup }
    }
  }

  /** A broker that hands over no token keeps nobody from being signed in. */
  async function readyForApis(live: Live): Promise<{ live: Live; problem?: Problem }> {
    const { client, broker, signedIn } = live
    if (!broker) return { live }
    try {
      const token = await askApiToken(client, broker, parts.clock)
      return { live: { ...live, ...token, signedIn: { ...signedIn, ...token.signedIn } } }
    } catch (error) {
      return { live, problem: problemOf(error) }
    }
  }

  return {
    begin: async (request) => {
      try {
        if (request.providerId === ownClientProviderId) await parts.ownClient.ready
        const provider = providerOf(request.providerId)
        const { scopes, prompt, returnTo, loginHint, uiLocales, popup } = request
        const samePerson = scopes !== undefined && session.live?.client.provider.id === provider.id
        const restoring = prompt === 'none'
        if (popup) session.dismiss()
        if (restoring && !session.takeRestorable()) throw new VaultError('login-required')
        const hint = restoring ? await environment.hints.read() : undefined
        if (restoring) await environment.hints.remove()
        // Google takes the subject as a hint; elsewhere it would mean nothing.
        const knownAs = loginHint ?? (provider.kind === 'oidc' ? undefined : hint?.subject)
        const asked = scopes ?? hint?.scopes
        const { url } = await leave(provider, {
          returnTo,
          mode: restoring ? 'restore' : popup ? 'popup' : 'interactive',
          samePerson,
          ...(asked ? { scopes: asked } : {}),
          ...(prompt ? { prompt } : {}),
          ...(knownAs ? { loginHint: knownAs } : {}),
          ...(hint ? { expectedSubject: hint.subject } : {}),
          ...(uiLocales ? { uiLocales } : {}),
        })
        return { url }
      } catch (error) {
        return { problem: problemOf(error) }
      }
    },
    beginFrame: async () => {
      const live = session.live
      if (!live) throw new VaultError('session-ended')
      const { url, transaction } = await leave(live.client.provider, {
        returnTo: configuration.base,
        mode: 'frame',
        prompt: 'none',
        samePerson: true,
      })
      return { url, state: transaction.state }
    },
    complete,
    hear: async (message) => {
      const answer = await popups.hear(message)
      if (!answer) return
      const { transaction, arrived, generation } = answer
      const { query, fragment } = arrived
      await finish(transaction, parseAuthorizationResponse(query, fragment), { arrived, generation })
    },
    awaiting: () =>
      awaited && environment.nowMs() - awaited.createdAtMs < transactionLifetimeMs
        ? { providerId: awaited.providerId }
        : undefined,
    providerOf,
    settled: () => Promise.allSettled(underWay),
  }
}
