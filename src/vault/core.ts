import { ownClientProviderId } from '#config/own-client.ts'
import type { Provider } from '#config/schema.ts'
import { createRecorder } from '#trace/recorder.ts'
import { base64url } from './base64url.ts'
import { createClock } from './clock.ts'
import type { Demo, Environment, Fetch } from './environment.ts'
import { createDemoClock } from './demo-clock.ts'
import { createDemoLab } from './demo-lab.ts'
import { createExamination } from './examination.ts'
import { createFrames } from './frames.ts'
import { createOwnClient } from './own-client.ts'
import { createPages, type Page } from './pages.ts'
import { protocolVersion, type SendResult, type ToVault, type VaultCallName, type VaultCalls } from './protocol.ts'
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
import { VaultError } from './vault-error.ts'

type Calls = {
  [N in VaultCallName]: (argument: VaultCalls[N]['argument'], signal: AbortSignal) => Promise<VaultCalls[N]['answer']>
}

export interface Vault {
  /** Names this life of the vault; a Web Lock of this name is held as long as it lasts. */
  bootId: string
  connect: (port: MessagePort) => void
}

/** The vault, wired: everything with a side effect comes from the environment. */
export function createVault(given: Environment): Vault {
  const openDemo = openedOnce(given)
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
  const fetchFor = createFetches(given, async () => {
    try {
      return await openDemo()
    } catch (error) {
      if (session.live || !pages.online()) throw error
      // The site has another version now, and this one's files are gone: the next vault finds its own, and is asked
      // what this one leaves without an answer.
      given.retire()
      return new Promise<never>(() => undefined)
    }
  })
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

  function connect(port: MessagePort): void {
    const page: Page = { post: (message) => port.postMessage(message), visible: true, online: true }
    const running = new Map<number, AbortController>()

    const answer = async (message: Extract<ToVault, { type: 'call' }>) => {
      const controller = new AbortController()
      running.set(message.id, controller)
      try {
        // The name comes from a page: only the vault's own calls are to be found.
        if (!Object.hasOwn(calls, message.name)) throw new VaultError('configuration')
        const call = calls[message.name] as (argument: unknown, signal: AbortSignal) => Promise<unknown>
        const result = await call(message.argument, controller.signal)
        port.postMessage({ type: 'answer', bootId, id: message.id, answer: result }, transferOf(result))
      } catch {
        page.post({ type: 'refused', bootId, id: message.id })
      } finally {
        running.delete(message.id)
      }
    }

    const leave = () => {
      for (const controller of running.values()) controller.abort()
      pages.remove(page)
      frames.left(page)
    }

    port.onmessage = ({ data }: MessageEvent<ToVault | null>) => {
      if (!data) return
      switch (data.type) {
        case 'call':
          void answer(data)
          break
        case 'abort':
          running.get(data.id)?.abort()
          break
        case 'visible':
          page.visible = data.visible
          // Who looks again may come out of the back/forward cache, and shows nothing before this word.
          if (data.visible) {
            pages.seen(page)
            page.post({ type: 'session', bootId, snapshot: session.snapshot() })
          }
          renewal.look()
          break
        case 'online':
          page.online = data.online
          if (data.online) renewal.cameOnline()
          break
        case 'watch-trace':
          page.unwatchTrace?.()
          delete page.unwatchTrace
          if (!data.watch) break
          page.post({ type: 'trace', bootId, entries: recorder.entries(), reset: true })
          page.unwatchTrace = recorder.subscribe((entries, reset) =>
            page.post({ type: 'trace', bootId, entries, reset }),
          )
          break
        case 'goodbye':
          leave()
          break
      }
    }
    // A tab that crashed says no goodbye; its port closes all the same.
    port.addEventListener('close', leave)
    pages.add(page)
    page.post({ type: 'hello', bootId, protocolVersion })
    page.post({ type: 'session', bootId, snapshot: session.snapshot() })
  }

  return { bootId, connect }
}

/** Everything of a session that must never be seen, for the trace's safety net. */
function secretsOf(live: Live | undefined): string[] {
  const secrets = live ? [live.accessToken, live.broker?.accessToken, live.refreshToken, live.idToken] : []
  return secrets.filter((one) => typeof one === 'string' && one !== '') as string[]
}

/** Bytes are handed over, not copied. */
function transferOf(result: unknown): Transferable[] {
  const { body } = (result ?? {}) as Partial<Extract<SendResult, { kind: 'answer' }>>
  return body instanceof ArrayBuffer ? [body] : []
}

/** The built-in provider, opened when it is first needed, and again where that failed. Its clock starts out right. */
function openedOnce(environment: Environment): () => Promise<Demo> {
  let demo: Promise<Demo> | undefined
  const open = async () => {
    const opened = await environment.openDemo()
    await opened.lab.moveClock(0)
    return opened
  }
  return () => {
    demo ??= open().catch((error: unknown) => {
      demo = undefined
      throw error
    })
    return demo
  }
}

/** The built-in provider answers in the worker itself; all others are on the network. */
function createFetches(environment: Environment, openDemo: () => Promise<Demo>): (provider: Provider) => Fetch {
  const demoFetch: Fetch = async (input, init) => (await openDemo()).handle(new Request(input, init))
  return (provider) => (provider.kind === 'demo' ? demoFetch : environment.fetch)
}
