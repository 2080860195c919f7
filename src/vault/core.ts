import { ownClientProviderId } from '#config/own-client.ts'
import { createRecorder } from '#trace/recorder.ts'
import { base64url } from './base64url.ts'
import { createClock } from './clock.ts'
import { createDemoClock } from './demo-clock.ts'
import { createDemoDoor } from './demo-door.ts'
import { createDemoLab } from './demo-lab.ts'
import type { Environment } from './environment.ts'
import { createExamination } from './examination.ts'
import { createFrames } from './frames.ts'
import { createOwnClient } from './own-client.ts'
import { createPagePorts, type Calls } from './page-ports.ts'
import { createPages } from './pages.ts'
import { createProviderClients } from './provider-client.ts'
import { createRenewal } from './renewal.ts'
import { createRestore } from './restore.ts'
import { createRevealables } from './revealables.ts'
import { createSession, type Live } from './session.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { createSignOut } from './sign-out.ts'
import { traceExchange } from './trace-exchange.ts'
import { orInMemory } from './transaction.ts'
import { createTransport } from './transport.ts'

export interface Vault {
  /** Names this life of the vault; a Web Lock of this name is held as long as it lasts. */
  bootId: string
  connect: (port: MessagePort) => void
}

/** The vault, wired: everything with a side effect comes from the environment. */
export function createVault(given: Environment): Vault {
  const { openDemo, fetchFor } = createDemoDoor(given, () => !session.live && pages.online())
  const resetDemoClock = () =>
    void openDemo().then(
      ({ lab }) => lab.moveClock(0),
      () => undefined,
    )
  const demoClock = createDemoClock(given, resetDemoClock)
  const { nowMs, monotonicNowMs } = demoClock
  const environment = { ...given, nowMs, monotonicNowMs }
  const withStorage = { ...environment, transactions: orInMemory(environment.transactions, environment.nowMs) }
  const bootId = base64url(environment.random(16))
  const clock = createClock(environment)
  const pages = createPages()
  const ownClient = createOwnClient(environment, () => session.changed())
  const session = createSession(
    environment.tier,
    (snapshot) => pages.send({ type: 'session', bootId, snapshot }),
    () => {
      const [clockAheadMs, own, awaiting] = [demoClock.aheadMs(), ownClient.provider(), signIn.awaiting()]
      return {
        ...(clockAheadMs === 0 ? {} : { clockAheadMs }),
        ...(own ? { ownProvider: own } : {}),
        ...(awaiting ? { awaiting } : {}),
      }
    },
  )
  const inFlight = new Set<string>()
  const recorder = createRecorder({
    now: given.nowMs,
    monotonic: given.monotonicNowMs,
    secrets: () => [...secretsOf(session.live), ...inFlight],
  })
  const revealables = createRevealables(recorder)
  // What is written down happened at the device's time.
  const observed = { ...environment, nowMs: given.nowMs }
  const clients = createProviderClients(observed, fetchFor, traceExchange(recorder, inFlight, revealables))
  const frames = createFrames(environment, pages, bootId)
  const signIn: SignIn = createSignIn({
    environment: withStorage,
    clock,
    session,
    clients,
    recorder,
    demoClock,
    revealables,
    onFrame: frames.settle,
    bootId,
    ownClient,
    strayTo: () => lab.waitingAt(),
    leaveLesson: (returnTo) => lab.leave(returnTo),
  })
  const renewal = createRenewal({ environment, clock, session, pages, frames, signIn, recorder })
  const { configuration } = environment
  const examine = createExamination({
    environment: observed,
    clients,
    fetchFor,
    providerOf: signIn.providerOf,
    online: pages.online,
  })
  const transport = createTransport({
    environment: given,
    clock,
    configuration,
    session,
    signIn,
    renewal,
    recorder,
    revealables,
    fetchFor,
  })
  const lab = createDemoLab({ environment, openDemo, clock: demoClock, session, clients, renewal })
  const signOut = createSignOut({
    environment: withStorage,
    session,
    clients,
    transport,
    renewal,
    recorder,
    demoClock,
    bootId,
  })

  /** Who was signed in with a client that is gone leaves with it. */
  async function followOwnClient(): Promise<void> {
    await ownClient.lookAgain()
    if (!ownClient.provider() && session.live?.client.provider.id === ownClientProviderId) signOut.follow()
  }

  environment.onBroadcast((message) => {
    if (message?.type === 'signed-out' && message.bootId !== bootId) signOut.follow()
    if (message?.type === 'own-client') void followOwnClient()
    void signIn.hear(message).then(renewal.look)
  })
  const restore = createRestore({
    environment,
    clock,
    session,
    clients,
    recorder,
    resumeLeaving: (hint) => void signOut.resume(hint),
    onRestored: renewal.look,
  })
  void restore.start()

  const calls: Calls = {
    begin: signIn.begin,
    callback: async (request) => {
      restore.giveWay()
      const result = await signIn.complete(request)
      if (!session.live) void restore.goOn()
      renewal.look()
      return result
    },
    send: transport.send,
    renew: async () => {
      const problem = await renewal.renewNow()
      return problem ? { problem } : {}
    },
    signOut: signOut.signOut,
    dismiss: async () => session.dismiss(),
    frameFailed: async () => frames.failed(),
    reveal: async (hidden) => revealables.reveal(hidden, session.live?.client.provider),
    resetDemo: async () => {
      await signOut.signOut({ revoke: false })
      await (await openDemo()).reset()
    },
    examine: async ({ providerId }) => examine(providerId),
    ownClient: async ({ clientId }) => {
      const { live } = session
      const leaves = clientId === undefined && live?.client.provider.id === ownClientProviderId
      if (leaves) await signOut.signOut({ revoke: false })
      return (await ownClient.keep(clientId)) ? {} : { problem: { code: 'configuration', facts: {} } }
    },
    demo: lab.ask,
  }

  const connect = createPagePorts({ calls, pages, frames, session, renewal, recorder, bootId })
  return { bootId, connect }
}

/** Everything of a session that must never be seen, for the trace's safety net. */
function secretsOf(live: Live | undefined): string[] {
  const secrets = live ? [live.accessToken, live.broker?.accessToken, live.refreshToken, live.idToken] : []
  return secrets.filter((one) => typeof one === 'string').filter((one) => one !== '')
}
