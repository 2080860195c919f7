import type { Recorder } from '#trace/recorder.ts'
import { noApiToken } from './api-token.ts'
import type { Clock, Instant } from './clock.ts'
import type { Environment } from './environment.ts'
import type { Frames } from './frames.ts'
import { acceptRefresh, askApiToken, asRenewal } from './grant.ts'
import type { Pages } from './pages.ts'
import type { Problem, SignInCode } from './protocol.ts'
import type { BrokerToken, Live, Renewed, Session } from './session.ts'
import type { SignIn } from './sign-in.ts'
import type { RefreshToken } from './token-response.ts'
import { traceIdToken } from './trace-exchange.ts'
import { problemOf, VaultError } from './vault-error.ts'

/** Timers renew at most this often; a request that waits for a token may renew at once. */
const timerGapMs = 10_000
/** So long a broker's no holds for all who ask: the screens of one page, not a person who tries again. */
const withheldMs = 2_000
const longestSleepMs = 60_000
const longestBackoffMs = 300_000

/** Failures of the way, not of the grant: the session goes on and the next attempt comes by itself. */
const transient: readonly SignInCode[] = ['offline', 'timeout', 'provider-unreachable', 'policy-blocked']
export const isTransient = (code: SignInCode) => transient.includes(code)

const sessionEnded: Problem = { code: 'session-ended', facts: {} }

export interface Renewal {
  /** A token that is good by the clock; waits for a renewal where it is not. @throws VaultError */
  accessToken: () => Promise<string>
  /** After a 401: a token other than the refused one. @throws VaultError */
  tokenAfter: (refused: string) => Promise<string>
  renewNow: () => Promise<Problem | undefined>
  /** In a hidden frame, whatever else there is. */
  renewByFrame: () => Promise<Problem | undefined>
  /** Somebody looks or signed in: think again about when to renew. */
  look: () => void
  /** The network is back: what failed without it counts no longer. */
  cameOnline: () => void
  stop: () => void
}

/** Renews by deadline, by look and by need; one renewal at a time. */
export function createRenewal(parts: {
  environment: Environment
  clock: Clock
  session: Session
  pages: Pages
  frames: Frames
  signIn: SignIn
  recorder: Recorder
}): Renewal {
  const { environment, clock, session, pages, frames, signIn, recorder } = parts
  let flight: Promise<Problem | undefined> | undefined
  let cancelTimer: (() => void) | undefined
  let lastAttempt: Instant | undefined
  let failures = 0
  /** Why a broker handed over no token for the APIs when it was last asked. */
  let withheld: Problem | undefined

  const canRenewItself = (live: Live) => live.refreshToken !== undefined || live.client.provider.silentFrame
  /** A broker's own token, as long as it is good by the clock. */
  const brokerOf = ({ broker }: Live): BrokerToken | undefined =>
    broker && (broker.lifetimeMs === undefined || clock.elapsedMs(broker.issuedAt) < broker.lifetimeMs)
      ? broker
      : undefined
  const canRenew = (live: Live) => canRenewItself(live) || brokerOf(live) !== undefined
  /** Milliseconds the access token still has; a tenth of its life, at most ten seconds, is kept for the way. */
  const restMs = (live: Live) => {
    if (live.lifetimeMs === undefined) return Number.POSITIVE_INFINITY
    return live.lifetimeMs - Math.min(10_000, live.lifetimeMs / 10) - clock.elapsedMs(live.issuedAt)
  }
  const earlyMs = (live: Live) => Math.min(50_000, (live.lifetimeMs ?? 0) / 10)

  function cancel(): void {
    cancelTimer?.()
    cancelTimer = undefined
  }

  function schedule(): void {
    cancel()
    const live = session.live
    if (!live || session.state === 'expired' || flight) return
    const rest = restMs(live)
    if (!canRenew(live)) {
      if (Number.isFinite(rest)) cancelTimer = environment.after(clampMs(rest), expireOrWait)
      return
    }
    if (!Number.isFinite(rest)) return
    const sinceLast = lastAttempt ? clock.elapsedMs(lastAttempt) : Number.POSITIVE_INFINITY
    const gap = failures === 0 ? timerGapMs : Math.min(longestBackoffMs, timerGapMs * 2 ** (failures - 1))
    const due = Math.max(rest - earlyMs(live), gap - sinceLast)
    cancelTimer = environment.after(clampMs(due), () => {
      // Timers stand still while a machine sleeps, so a long wait is taken in steps and measured again after each.
      if (due > longestSleepMs) schedule()
      else if (pages.anyVisible() && pages.online()) void renew()
    })
  }

  function expireOrWait(): void {
    const live = session.live
    if (live && restMs(live) <= 0) session.expire(sessionEnded)
    else schedule()
  }

  /** One renewal for all tabs and all waiting requests. */
  function renew(means?: 'frame'): Promise<Problem | undefined> {
    flight ??= environment
      .exclusively('pixy-renewal', () => run(means))
      .catch((error: unknown) => problemOf(error))
      .finally(() => {
        flight = undefined
        schedule()
      })
    return flight
  }

  async function run(only?: 'frame'): Promise<Problem | undefined> {
    const live = session.live
    if (!live) return sessionEnded
    const { generation } = session
    lastAttempt = clock.now()
    const broker = only ? undefined : brokerOf(live)
    const refreshToken = only ? undefined : live.refreshToken
    const means = broker ? 'api-token' : refreshToken === undefined ? 'frame' : 'refresh-token'
    const step = recorder.start('renewal', 'vault', 'authorization-server', { facts: { means } })
    session.renewing()
    try {
      const renewed = await (broker ? byBroker(live, broker) : byItself(live, refreshToken))
      if (session.generation !== generation) throw new VaultError('session-ended')
      failures = 0
      withheld = undefined
      session.renewed(renewed)
      step.end({ outcome: 'ok' })
      return undefined
    } catch (error) {
      const problem = problemOf(error)
      step.end({ outcome: 'failed', code: problem.code })
      // A sign-in that ended meanwhile brought a token of its own.
      if (session.generation !== generation) return session.live ? undefined : problem
      if (isTransient(problem.code)) {
        failures += 1
        session.renewalPaused()
        return problem
      }
      return refused(live, problem)
    }
  }

  /** With the broker's own token; where the broker refuses that one, with a new one. */
  async function byBroker(live: Live, broker: BrokerToken): Promise<Renewed> {
    try {
      const { signedIn, ...token } = await askApiToken(live.client, broker, clock)
      return { ...token, signedIn: { ...signedIn, renewals: live.signedIn.renewals + 1 } }
    } catch (error) {
      if (problemOf(error).facts['status'] !== '401' || !canRenewItself(live)) throw error
      return byItself(live, live.refreshToken)
    }
  }

  /** At a broker, what the APIs take is asked with the token that this brings. */
  async function byItself(live: Live, refreshToken: RefreshToken | undefined): Promise<Renewed> {
    const renewed = await (refreshToken === undefined ? byFrame() : byRefreshToken(live, refreshToken))
    const { broker } = renewed
    if (!broker) return renewed
    session.brokerRenewed(live.broker, broker)
    const token = await askApiToken(live.client, broker, clock)
    return { ...renewed, ...token, signedIn: { ...renewed.signedIn, ...token.signedIn } }
  }

  async function byRefreshToken(live: Live, refreshToken: RefreshToken): Promise<Renewed> {
    const requestedAt = clock.now()
    const response = await live.client.refresh(refreshToken, live.signedIn.grantedScopes)
    // Even if what else came is refused, or a sign-in ended meanwhile that goes on with the old one.
    if (response.refreshToken) session.rotated(refreshToken, response.refreshToken)
    const checks = traceIdToken(recorder)
    const renewed = await acceptRefresh(live, response, requestedAt, { clock, onCheck: checks.onCheck }).catch(
      (error: unknown) => {
        checks.end(problemOf(error).code)
        throw error
      },
    )
    if (response.idToken) checks.end()
    return renewed
  }

  async function byFrame(): Promise<Renewed> {
    const answer = await frames.renew(signIn.beginFrame)
    return asRenewal(answer, session.live)
  }

  /** The provider said no. Where a frame may still help it is tried; where the token still lives, so does the session. */
  async function refused(live: Live, problem: Problem): Promise<Problem | undefined> {
    if (problem.code === 'api-token') {
      withheld = problem
      session.withoutApiToken(problem)
      return problem
    }
    const endOfGrant = problem.code === 'session-ended' || problem.code === 'renewal-refused'
    if (live.refreshToken !== undefined && endOfGrant) {
      session.renewalRefused()
      if (live.client.provider.silentFrame) return run()
      if (restMs(live) > 0) return problem
    }
    session.expire(problem)
    return problem
  }

  /** Every screen asks; a broker that has just said no is not asked for each of them. */
  async function renewFor(live: Live): Promise<Problem | undefined> {
    if (withheld && lastAttempt && clock.elapsedMs(lastAttempt) < withheldMs) return withheld
    return canRenew(live) ? renew() : sessionEnded
  }

  return {
    accessToken: async () => {
      const live = session.live
      if (!live || session.state === 'expired') throw new VaultError('session-ended')
      if (live.accessToken && restMs(live) > 0) return live.accessToken
      const problem = await renewFor(live)
      if (!problem) return session.live?.accessToken ?? ''
      if (!canRenew(live)) session.expire(problem)
      throw new VaultError(problem.code, problem.facts)
    },
    tokenAfter: async (refusedToken) => {
      const live = session.live
      if (!live || session.state === 'expired') throw new VaultError('session-ended')
      if (live.accessToken && live.accessToken !== refusedToken) return live.accessToken
      const problem = await renewFor(live)
      if (!problem) {
        const next = session.live?.accessToken ?? ''
        // Some brokers hand over what they keep, whatever has become of it.
        if (live.broker && next === refusedToken) throw noApiToken('missing')
        return next
      }
      // The API refused this token and no other is to be had: by the clock it lives, in truth it is dead.
      if (!isTransient(problem.code) && session.live?.accessToken === refusedToken) session.expire(problem)
      throw new VaultError(problem.code, problem.facts)
    },
    renewNow: async () => {
      const live = session.live
      if (!live) return sessionEnded
      if (!canRenew(live)) return { code: 'renewal-refused', facts: {} }
      return renew()
    },
    renewByFrame: async () => (session.live ? renew('frame') : sessionEnded),
    look: schedule,
    cameOnline: () => {
      failures = 0
      schedule()
    },
    stop: () => {
      cancel()
      withheld = undefined
    },
  }
}

const clampMs = (delayMs: number) => Math.min(Math.max(delayMs, 0), longestSleepMs)
