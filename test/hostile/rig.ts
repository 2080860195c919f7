import { googleMetadata } from '#config/google-defaults.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { createVault } from '#vault/core.ts'
import type { BroadcastMessage } from '#vault/environment.ts'
import { createMemoryHints } from '../in-process/hints.ts'
import { createMemoryOwnClients } from '../in-process/own-clients.ts'
import { ownGlobalFetch } from '#vault/oidc.ts'
import type { ApiRequest, FromVault, SendResult, SessionSnapshot, VaultCallName, VaultCalls } from '#vault/protocol.ts'
import { createMemoryTransactions, type TransactionStore } from '#vault/transaction.ts'
import { createMemorySeal } from '../in-process/seal.ts'
import { createTestTime, settle } from '../in-process/time.ts'
import { createProvider, endpointsBelow, type Provider } from './provider.ts'

export interface Sent {
  url: string
  init: RequestInit
  form: URLSearchParams
}

/** A real vault, in process, with one page connected, among providers and APIs that do what a test tells them. */
export interface Rig {
  /** The provider under attack. */
  provider: Provider
  /** Another one, where the person is signed in already in the signed-in half of the tests. */
  home: Provider
  /** Google without a token helper: tokens in the fragment. */
  google: Provider
  /** What the broker hands over for its own token; each call is a new answer. */
  broker: { answer: (init: RequestInit) => Response | Promise<Response> }
  /** Answers of the configured APIs. */
  api: { answer: (url: string, init: RequestInit) => Response | Promise<Response> }
  /** Everything that left the vault. */
  sent: Sent[]
  sentTo: (url: string) => Sent[]
  /** Requests that went anywhere but to a provider or a configured API. */
  stray: string[]
  offline: boolean
  /** An answer that never comes. */
  hang: () => Promise<never>
  /** Everything the page was told. */
  messages: unknown[]
  /** Addresses that the page was asked to open in a hidden frame. */
  frames: string[]
  broadcasts: BroadcastMessage[]
  /** A message of another page or vault of this origin, true or forged. */
  hear: (message: BroadcastMessage) => void
  session: () => SessionSnapshot
  /** A message as a page could send it. */
  say: (message: unknown) => void
  call: <N extends VaultCallName>(name: N, argument: VaultCalls[N]['argument']) => Promise<VaultCalls[N]['answer']>
  get: (path?: string, more?: Partial<ApiRequest>) => Promise<SendResult>
  /** The whole way: begin, provider, callback. */
  signIn: (at?: 'work' | 'home' | 'google', scopes?: readonly string[]) => Promise<{ problem?: { code: string } }>
  begin: (at?: 'work' | 'home' | 'google', scopes?: readonly string[]) => Promise<string>
  callback: (query: string, fragment?: string) => Promise<VaultCalls['callback']['answer']>
  nowMs: () => number
  /** Moves only the clock that a person can set. */
  turnWallClock: (ms: number) => void
  /** Lets time pass on both clocks, and timers run. */
  pass: (ms: number) => Promise<void>
  until: (condition: () => boolean) => Promise<void>
  close: () => void
}

const origin = 'https://app.example'
const apiPrefix = 'https://api.example/calendar/'
export const brokerUrl = 'https://id.example/broker/google/token'
ownGlobalFetch(globalThis)

export interface RigOptions {
  silentFrame?: boolean
  /** Who comes back to an address of their own. */
  ownCallbacks?: readonly ('work' | 'home')[]
  logoutHint?: 'login' | 'id_token'
  /** The provider under attack is a broker in front of the APIs' own, and hands over a token for them. */
  broker?: { pointer?: string; scopes?: readonly string[] }
  /** What is pending, where it outlives the vault that began it. */
  transactions?: TransactionStore
}

export async function createRig(more: RigOptions = {}): Promise<Rig> {
  const time = createTestTime(Date.UTC(2026, 10, 20, 12))
  const { nowMs } = time
  let underWay = 0
  let hanging = 0
  // Who hangs on purpose is not waited for.
  time.whileBusy(() => underWay > hanging)

  const provider = createProvider(
    { issuer: 'https://id.example', clientId: 'pixy', subject: 'ada', endpoints: endpointsBelow('https://id.example') },
    nowMs,
  )
  const home = createProvider(
    {
      issuer: 'https://home.example',
      clientId: 'pixy',
      subject: 'ada-at-home',
      endpoints: endpointsBelow('https://home.example'),
    },
    nowMs,
  )
  const google = createProvider(
    {
      issuer: 'https://accounts.google.com',
      clientId: 'pixy.apps.googleusercontent.com',
      subject: '1234567890',
      endpoints: {
        ...endpointsBelow('https://accounts.google.com'),
        authorization: googleMetadata.authorization_endpoint ?? '',
        keys: googleMetadata.jwks_uri ?? '',
        userinfo: googleMetadata.userinfo_endpoint ?? '',
        revocation: googleMetadata.revocation_endpoint ?? '',
      },
    },
    nowMs,
  )
  const providers = [provider, home, google]

  const parsed = parseConfiguration(
    {
      providers: [
        {
          id: 'work',
          kind: 'oidc',
          label: 'Work',
          issuer: provider.issuer,
          clientId: 'pixy',
          silentFrame: more.silentFrame ?? false,
          logoutHint: more.logoutHint ?? 'login',
          ownCallback: more.ownCallbacks?.includes('work') ?? false,
          ...(more.broker ? { apiToken: { url: brokerUrl, pointer: '/access_token', ...more.broker } } : {}),
        },
        {
          ...{ id: 'home', kind: 'oidc', label: 'Home', issuer: home.issuer, clientId: 'pixy' },
          ownCallback: more.ownCallbacks?.includes('home') ?? false,
        },
        { id: 'google', kind: 'google', label: 'Google', clientId: google.clientId },
      ],
      apis: { calendar: apiPrefix },
      demo: false,
    },
    origin,
  )
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))

  const respond = async (url: string, init: RequestInit): Promise<Response> => {
    if (rig.offline) throw new TypeError('fetch failed')
    rig.sent.push({ url, init, form: new URLSearchParams(init.body instanceof URLSearchParams ? init.body : '') })
    for (const one of providers) {
      const answer = await one.answer(url, init)
      if (answer) return answer
    }
    if (more.broker && url === brokerUrl) return rig.broker.answer(init)
    if (url.startsWith(apiPrefix)) return rig.api.answer(url, init)
    rig.stray.push(url)
    throw new TypeError('fetch failed')
  }
  /** As a browser does: redirects by mode, and an end when the signal says so. */
  const fetch = async (input: Request | string, init: RequestInit = {}): Promise<Response> => {
    const url = typeof input === 'string' ? input : input.url
    const aborted = new Promise<never>((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
    })
    underWay += 1
    const response = await Promise.race([respond(url, init), aborted]).finally(() => (underWay -= 1))
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || init.redirect === 'manual') {
      return endingWith(response, init.signal)
    }
    if (init.redirect === 'error' || !location) throw new TypeError('redirect')
    return fetch(new URL(location, url).href, init)
  }

  const { port1, port2 } = new MessageChannel()
  const answers = new Map<number, (answer: unknown) => void>()
  const beginnings = new Set<number>()
  let snapshot: SessionSnapshot = { state: 'unknown', revision: 0, tier: 'shared', revocationPending: false }
  let lastCall = 0
  let listener: (message: BroadcastMessage) => void = () => undefined
  port1.onmessage = ({ data }: MessageEvent<FromVault>) => {
    // An authorization address carries state, nonce and challenge: it is the protocol's own.
    if (data.type !== 'open-frame' && !(data.type === 'answer' && beginnings.has(data.id))) rig.messages.push(data)
    if (data.type === 'open-frame') rig.frames.push(data.url)
    if (data.type === 'session') snapshot = data.snapshot
    if (data.type === 'answer') answers.get(data.id)?.(data.answer)
  }

  const rig: Rig = {
    provider,
    home,
    google,
    broker: { answer: () => Response.json(handedOver(rig)) },
    api: { answer: () => Response.json({ items: [] }) },
    sent: [],
    sentTo: (url) => rig.sent.filter((request) => request.url === url),
    stray: [],
    offline: false,
    messages: [],
    hang: () => {
      hanging += 1
      return new Promise(() => undefined)
    },
    frames: [],
    broadcasts: [],
    hear: (message) => listener(message),
    session: () => snapshot,
    say: (message) => port1.postMessage(message),
    call: (name, argument) =>
      new Promise((resolve) => {
        lastCall += 1
        const id = lastCall
        if (name === 'begin') beginnings.add(id)
        answers.set(id, (answer) => resolve(answer as never))
        port1.postMessage({ type: 'call', id, name, argument })
      }),
    get: (path = 'events', request = {}) =>
      rig.call('send', { api: 'calendar', method: 'GET', path, scopes: [], ...request }),
    begin: async (at = 'work', scopes) => {
      const begun = await rig.call('begin', { providerId: at, returnTo: '/', ...(scopes ? { scopes } : {}) })
      if ('problem' in begun) throw new Error(begun.problem.code)
      return begun.url
    },
    callback: (query, fragment = '') => rig.call('callback', { query, fragment, frame: false }),
    signIn: async (at = 'work', scopes) => {
      const begun = await rig.call('begin', { providerId: at, returnTo: '/', ...(scopes ? { scopes } : {}) })
      if ('problem' in begun) return begun
      const { query, fragment } = await { work: provider, home, google }[at].authorize(begun.url)
      return rig.callback(query, fragment)
    },
    nowMs,
    turnWallClock: time.setWallClock,
    pass: time.advance,
    until: async (condition) => {
      // Keys are made and checked on other threads, so this waits by the real clock, though never longer than needed.
      const giveUpAtMs = performance.now() + 5_000
      while (!condition()) {
        if (performance.now() > giveUpAtMs) throw new Error('It never happened')
        await settle()
      }
    },
    close: () => {
      port1.close()
      port2.close()
    },
  }

  const vault = createVault({
    configuration: parsed.configuration,
    origin,
    tier: 'shared',
    nowMs,
    monotonicNowMs: time.monotonicNowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    fetch,
    after: time.after,
    exclusively: (_name, task) => task(),
    whenGone: () => new Promise(() => undefined),
    broadcast: (message) => rig.broadcasts.push(message),
    onBroadcast: (next) => {
      listener = next
    },
    transactions: more.transactions ?? createMemoryTransactions(nowMs),
    hints: createMemoryHints(),
    seal: createMemorySeal(),
    ownClients: createMemoryOwnClients(),
    openDemo: () => Promise.reject(new Error('There is no demo here')),
    retire: () => undefined,
  })
  vault.connect(port2)
  port1.postMessage({ type: 'watch-trace', watch: true })
  await rig.until(() => snapshot.state !== 'unknown')
  return rig
}

let handOvers = 0

/** A token for the APIs, and what else a broker repeats of what Google answered it; all of it is secret. */
export function handedOver(rig: Pick<Rig, 'provider'>): Record<string, unknown> {
  handOvers += 1
  const answer = { access_token: `canary-google-${handOvers}`, refresh_token: `canary-google-refresh-${handOvers}` }
  for (const secret of Object.values(answer)) rig.provider.secrets.add(secret)
  return { ...answer, token_type: 'Bearer', expires_in: 3_599 }
}

/** As in a browser, a body ends with the signal of its request. */
function endingWith(response: Response, signal: AbortSignal | null | undefined): Response {
  if (!response.body || !signal) return response
  return new Response(response.body.pipeThrough(new TransformStream(), { signal }), response)
}
