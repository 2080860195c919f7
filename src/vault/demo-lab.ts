import type { Provider } from '#config/configuration.ts'
import type { DemoClock } from './demo-clock.ts'
import { redirectUriOf, type Demo, type Environment } from './environment.ts'
import type { DemoAnswer, DemoRequest } from './protocol.ts'
import type { ProviderClients } from './provider-client.ts'
import type { Renewal } from './renewal.ts'
import { safeReturnPath } from './return-path.ts'
import type { Session } from './session.ts'
import { problemOf, VaultError } from './vault-error.ts'

/** Nobody needs to see more than a month go by. */
const longestMs = 31 * 86_400_000
const maxFaults = 10

/** What a learner may do with the built-in provider: let it misbehave, move its clock, rotate its keys, practise. */
export interface DemoLab {
  /** Does it, or says why not: refused unless the built-in provider is there, and nobody is signed in elsewhere. */
  ask: (request: DemoRequest) => Promise<DemoAnswer>
  /** Where a lesson waits for an answer that belongs to no sign-in of this vault. */
  waitingAt: () => Promise<string | undefined>
  /** Who signs in from elsewhere has left the lesson that waits; its fault is not for them. */
  leave: (returnTo: string) => Promise<void>
}

/** The door to the built-in provider's own side. What comes through it may be forged, and can harm the demo alone. */
export function createDemoLab(parts: {
  environment: Environment
  openDemo: () => Promise<Demo>
  clock: DemoClock
  session: Session
  clients: ProviderClients
  renewal: Renewal
}): DemoLab {
  const { environment, openDemo, clock, session, clients, renewal } = parts
  const { configuration, origin, tier } = environment
  let wasAsked = false

  function demoProvider(): Provider {
    const provider = configuration.providers.find(({ kind }) => kind === 'demo')
    const elsewhere = session.live !== undefined && session.live.client.provider.kind !== 'demo'
    if (!provider || elsewhere) throw new VaultError('configuration')
    return provider
  }

  function signedInAtDemo(): void {
    if (session.live?.client.provider.kind !== 'demo') throw new VaultError('session-ended')
  }

  /** A code for a challenge, redeemed with a verifier at the real token endpoint; the tokens are dropped unseen. */
  async function practise(provider: Provider, codeChallenge: string, codeVerifier: string): Promise<DemoAnswer> {
    if (!/^[\w-]{43}$/.test(codeChallenge) || !/^[\w.~-]{1,128}$/.test(codeVerifier)) return refused
    const client = await clients.open(provider)
    const { lab } = await openDemo()
    const authorizationCode = await lab.practiceCode(provider.clientId, redirectUriOf(environment), codeChallenge)
    try {
      await client.exchangeCode({ authorizationCode, state: 'practice', codeVerifier, scopes: ['openid'] })
      return { practice: { accepted: true } }
    } catch (error) {
      const { code, facts } = problemOf(error)
      return { practice: { accepted: false, code, ...(facts['error'] ? { error: facts['error'] } : {}) } }
    }
  }

  async function carryOut(request: DemoRequest): Promise<DemoAnswer> {
    const provider = demoProvider()
    const { lab } = await openDemo()
    switch (request.do) {
      case 'look':
        break
      case 'faults':
        await lab.setFaults(request.ids.slice(0, maxFaults).map(String), request.once)
        wasAsked = true
        await lab.waitAt(request.ids.length > 0 ? pathIn(request.waitingAt) : undefined)
        break
      case 'forward':
        signedInAtDemo()
        if (!(request.ms > 0 && clock.aheadMs() + request.ms <= longestMs)) return refused
        await lab.moveClock(clock.aheadMs() + request.ms)
        signedInAtDemo()
        clock.forward(request.ms)
        session.changed()
        renewal.look()
        break
      case 'rotate-keys':
        await lab.rotateKeys()
        break
      case 'practise':
        return practise(provider, request.codeChallenge, request.codeVerifier)
      case 'renew-by-frame': {
        signedInAtDemo()
        const problem = await renewal.renewByFrame()
        return problem ? { problem } : {}
      }
      default:
        return refused
    }
    return { state: await lab.look() }
  }

  const pathIn = (path: string | undefined) =>
    path === undefined ? undefined : safeReturnPath(path, origin, configuration.base)

  return {
    // Kept in the demo's world, which outlives a vault that dies on the way to the provider; read from there with care.
    waitingAt: async () => {
      // A vault that lives through the trip knows whether a lesson was begun, and need not load the demo to see.
      if (!wasAsked && tier === 'shared-extended') return undefined
      try {
        demoProvider()
        return pathIn(await (await openDemo()).lab.waitingAt())
      } catch {
        return undefined
      }
    },
    leave: async (returnTo) => {
      try {
        const { lab } = await openDemo()
        const waiting = await lab.waitingAt()
        if (waiting === undefined || pathnameOf(waiting) === pathnameOf(returnTo)) return
        await lab.setFaults([], false)
        await lab.waitAt(undefined)
      } catch {
        // A provider that does not open says so to the sign-in itself.
      }
    },
    ask: (request) => carryOut(request).catch((error: unknown): DemoAnswer => ({ problem: problemOf(error) })),
  }
}

/** The run of a lesson is in the query, and goes on there. */
const pathnameOf = (path: string) => path.split('?')[0]

const refused: DemoAnswer = { problem: { code: 'configuration', facts: {} } }
