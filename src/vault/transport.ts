import type { Configuration, Provider } from '#config/configuration.ts'
import { allows, grantedFor } from '#config/scopes.ts'
import { requestOf, responseOf } from '#trace/message.ts'
import type { Recorder } from '#trace/recorder.ts'
import { judgeRequest, responseHeadersOf } from './destination.ts'
import type { Clock } from './clock.ts'
import type { Environment, Fetch } from './environment.ts'
import type { ApiRequest, SendFailureCode, SendResult } from './protocol.ts'
import { readBounded } from './read-bounded.ts'
import type { Revealables } from './revealables.ts'
import type { Renewal } from './renewal.ts'
import { isSamePerson, type Live, type Session } from './session.ts'
import type { SignIn } from './sign-in.ts'
import { problemOf, VaultError } from './vault-error.ts'

const readTimeoutMs = 20_000
const writeTimeoutMs = 45_000
const maxBytes = 100 * 1024 * 1024
/** Slower than this, a transfer of many bytes counts as none. */
const slowestBytesPerMs = 32
/** No answer gets longer than this, whatever length it announces. */
const longestMs = 15 * 60_000

export interface Transport {
  /** Sends a request with the person's authority, and once more with a new token after a 401 (RFC 6750 §3.1). */
  send: (request: ApiRequest, signal: AbortSignal) => Promise<SendResult>
  /** Ends all that is under way, in every tab: somebody signed out. */
  abortAll: () => void
}

type SendFailure = Extract<SendResult, { kind: 'failure' }>

/** The only place where an access token meets the network of an API. */
export function createTransport(parts: {
  environment: Environment
  clock: Clock
  configuration: Configuration
  session: Session
  signIn: SignIn
  renewal: Renewal
  recorder: Recorder
  revealables: Revealables
  fetchFor: (provider: Provider) => Fetch
}): Transport {
  const { environment, clock, configuration, session, signIn, renewal, recorder, revealables, fetchFor } = parts
  let generationAbort = new AbortController()

  async function exchange(
    request: ApiRequest,
    { url, headers }: { url: URL; headers: Headers },
    accessToken: string,
    { signal, restart }: Limit,
  ): Promise<SendResult> {
    const live = session.live
    if (!live) return { kind: 'failure', code: 'signed-out' }
    headers.set('Authorization', `Bearer ${accessToken}`)
    const { method } = request
    const step = recorder.start('api-request', 'vault', 'resource-server', {
      request: requestOf({ method, url: url.href, headers }),
      facts: { api: request.api, scopes: request.scopes.join(' '), ...authorityOf(request, live, clock) },
    })
    revealables.keep(live.client.provider, step.id, { request: [['authorization', `Bearer ${accessToken}`]] })
    try {
      const response = await fetchFor(live.client.provider)(url.href, {
        method,
        headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      })
      restart(readTimeoutMs + transferMs(Number(response.headers.get('Content-Length'))))
      const bytes = await readBounded(response, maxBytes)
      if (!bytes) {
        step.end({ outcome: 'failed', code: 'too-large' })
        return { kind: 'failure', code: 'too-large' }
      }
      const body = request.read === 'bytes' ? bytes.buffer : new TextDecoder().decode(bytes)
      step.end({
        outcome: response.ok ? 'ok' : 'failed',
        response: responseOf({
          status: response.status,
          headers: response.headers,
          endpoint: 'api',
          bodyBytes: bytes.byteLength,
          ...(!response.ok && typeof body === 'string' ? { text: body } : {}),
        }),
      })
      return {
        kind: 'answer',
        status: response.status,
        headers: responseHeadersOf(response.headers),
        body,
        step: step.id,
      }
    } catch (error) {
      const blocked = error instanceof VaultError && error.code === 'policy-blocked'
      const code = blocked ? 'destination-not-allowed' : failureOf(signal)
      step.end({ outcome: 'failed', code: blocked ? error.code : code })
      return { kind: 'failure', code }
    }
  }

  /** Why a request cannot be sent in the session as it is now. */
  function obstacleTo(request: ApiRequest): SendFailure | undefined {
    const { live, state } = session
    if (!live) return { kind: 'failure', code: 'signed-out' }
    if (state === 'expired') return { kind: 'failure', code: 'expired' }
    const allowed = request.unchecked === true || allows(live.client.provider, request, live.signedIn.grantedScopes)
    if (allowed) return undefined
    return { kind: 'failure', code: 'scope-missing', scopes: request.scopes }
  }

  return {
    send: async (request, pageSignal) => {
      const judged = judgeRequest(configuration.apis, request)
      if (!judged) return { kind: 'failure', code: 'destination-not-allowed' }
      const limit = limited(environment, [pageSignal, generationAbort.signal], allowedMs(request))
      const { signal } = limit
      try {
        // A callback that is being redeemed may bring what is missing; then the request leaves as the token arrives.
        if (obstacleTo(request)) await unlessAborted(signal, signIn.settled())
        const { live } = session
        const obstacle = obstacleTo(request)
        if (!live || obstacle) return { kind: 'failure', code: 'signed-out', ...obstacle }
        const accessToken = await unlessAborted(signal, renewal.accessToken())
        if (!isSamePerson(session.live, live)) return { kind: 'failure', code: 'signed-out' }
        const first = await exchange(request, judged, accessToken, limit)
        if (first.kind === 'failure' || first.status !== 401) return first
        const another = await unlessAborted(signal, renewal.tokenAfter(accessToken))
        if (!isSamePerson(session.live, live)) return { kind: 'failure', code: 'signed-out' }
        limit.restart(allowedMs(request))
        return await exchange(request, judged, another, limit)
      } catch (error) {
        return { kind: 'failure', code: signal.aborted ? failureOf(signal) : sessionFailureOf(error) }
      } finally {
        limit.stop()
      }
    },
    abortAll: () => {
      generationAbort.abort(new VaultError('session-ended'))
      generationAbort = new AbortController()
    },
  }
}

/** Why a request may leave: which granted scope covers it, and how old the token is that proves it. */
function authorityOf({ scopes }: ApiRequest, live: Live, clock: Clock): Record<string, string> {
  const { grantedScopes, renewals } = live.signedIn
  const grantedScope = scopes.map((scope) => grantedFor(grantedScopes, scope)).find((scope) => scope !== undefined)
  const seconds = (ms: number) => String(Math.max(0, Math.round(ms / 1_000)))
  return {
    ...(grantedScope === undefined ? {} : { grantedScope }),
    tokenAgeSeconds: seconds(clock.elapsedMs(live.issuedAt)),
    ...(live.lifetimeMs === undefined ? {} : { tokenLifetimeSeconds: seconds(live.lifetimeMs) }),
    renewals: String(renewals),
  }
}

/** What ends a request: the page, a sign-out, or the clock. */
interface Limit {
  signal: AbortSignal
  /** So much time from now on. */
  restart: (ms: number) => void
  stop: () => void
}

function limited({ after }: Environment, others: readonly AbortSignal[], ms: number): Limit {
  const timeout = new AbortController()
  const begin = (forMs: number) => after(forMs, () => timeout.abort(new VaultError('timeout')))
  let stop = begin(ms)
  return {
    signal: AbortSignal.any([...others, timeout.signal]),
    restart: (forMs) => {
      stop()
      stop = begin(forMs)
    },
    stop: () => stop(),
  }
}

/** Until the answer begins: what is sent has to arrive first. */
const allowedMs = ({ method, body }: ApiRequest) =>
  (method === 'GET' ? readTimeoutMs : writeTimeoutMs) +
  transferMs(typeof body === 'string' ? body.length : (body?.byteLength ?? 0))

/** A length that is none, as a server may write one, gives no time. */
const transferMs = (bytes: number) => (bytes > 0 ? Math.min(bytes / slowestBytesPerMs, longestMs) : 0)

/** Waits no longer than the request lives; a renewal that it waited for goes on, for all others. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject)
  })
}

/** Why a request has no answer: given up by the page, by the clock, by a sign-out, or by the network. */
function failureOf(signal: AbortSignal): SendFailureCode {
  if (!signal.aborted) return 'offline'
  const reason: unknown = signal.reason
  if (!(reason instanceof VaultError)) return 'aborted'
  return reason.code === 'timeout' ? 'timeout' : 'signed-out'
}

function sessionFailureOf(error: unknown): SendFailureCode {
  const { code } = problemOf(error)
  if (code === 'offline' || code === 'provider-unreachable') return 'offline'
  return code === 'timeout' || code === 'api-token' ? code : 'expired'
}
