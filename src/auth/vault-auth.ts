import type { Configuration, Provider } from '#config/configuration.ts'
import { covers, missingScopes } from '#config/scopes.ts'
import type { TraceEntry } from '#trace/entry.ts'
import { mergeEntries } from '#trace/merge.ts'
import type {
  ApiRequest,
  BeginRequest,
  CallbackResult,
  Problem,
  SendResult,
  SessionSnapshot,
  SignedIn,
} from '#vault/protocol.ts'
import type { Auth } from './auth.ts'
import { VaultLost, type Connection, type Listeners } from './connection.ts'
import { openFrame } from './frame.ts'
import type { Popup } from './popup.ts'
import { createSessionView } from './session-view.ts'

/** What the page side needs of the browser; tests hand in their own. */
export interface Page {
  connect: (listeners: Listeners) => Promise<Connection>
  /** Calls back when the vault of this boot id is dead. */
  onVaultDeath: (bootId: string, callback: () => void) => void
  /** Path, query and hash of where the person is. */
  here: () => string
  origin: string
  /** What the page speaks, as a BCP 47 tag. */
  language: () => string
  /** Leaves the page; the current entry of the history is replaced where nobody should come back to it. */
  leave: (url: string, how: 'push' | 'replace') => void
  /** An empty window for an answer of the provider; `blocked` by the browser, undefined where none should be opened. */
  openPopup: () => Popup | 'blocked' | undefined
  onSession: (snapshot: SessionSnapshot) => void
  /** What is shown is no memory of this page any more: the vault has spoken, or there is none. */
  onVaultWord: () => void
  isVisible: () => boolean
  isOnline: () => boolean
}

export interface VaultAuth extends Auth {
  /** Hands the callback to the vault: the first thing a page does when it has one. */
  complete: (arrived: { query: string; fragment: string }) => Promise<CallbackResult>
  /** One silent try to restore a person whose vault died, on a fresh page load only. True when the page is leaving. */
  restore: () => Promise<boolean>
  /** The page was hidden, or is seen again, perhaps from the back/forward cache. */
  tellVisible: () => void
  tellOnline: () => void
  /** The policy of the page refused something, such as the vault's script. */
  tellViolation: (violation: { effectiveDirective: string; blockedURI: string }) => void
  goodbye: () => void
}

/** Of so many writes the entries are remembered, for whoever asks why they were allowed. */
const maxWrites = 20

/** All that screens may do with the session, over a vault that may die and come again. */
export function createVaultAuth(configuration: Configuration, page: Page): VaultAuth {
  const view = createSessionView(page.onSession)
  let trace: readonly TraceEntry[] = []
  const traceListeners = new Set<() => void>()
  let connecting: Promise<Connection> | undefined
  let unavailable: Problem = { code: 'vault-unavailable', facts: {} }
  let writes: readonly number[] = []

  const listeners: Listeners = {
    session: (snapshot, bootId) => {
      view.receive(snapshot, bootId)
      if (snapshot.state !== 'unknown') page.onVaultWord()
    },
    trace: ({ entries, reset }) => {
      trace = mergeEntries(trace, entries, reset)
      for (const listener of traceListeners) listener()
    },
    openFrame: ({ url, timeoutMs }) =>
      openFrame(
        url,
        timeoutMs,
        (arrived) => void call('callback', { ...arrived, frame: true }).catch(() => undefined),
        (reason) => void call('frameFailed', { reason }).catch(() => undefined),
      ),
  }

  function connection(): Promise<Connection> {
    connecting ??= connect()
    return connecting
  }

  async function connect(): Promise<Connection> {
    try {
      const opened = await page.connect(listeners)
      opened.tell({ type: 'online', online: page.isOnline() })
      opened.tell({ type: 'visible', visible: page.isVisible() })
      if (traceListeners.size > 0) opened.tell({ type: 'watch-trace', watch: true })
      page.onVaultDeath(opened.bootId, () => {
        opened.close()
        connecting = undefined
        view.lost()
        void connection().catch(() => undefined)
      })
      return opened
    } catch (error) {
      connecting = undefined
      view.report(unavailable)
      page.onVaultWord()
      throw error
    }
  }

  const providersOf = ({ ownProvider: own }: SessionSnapshot): readonly Provider[] =>
    own ? [...configuration.providers, own] : configuration.providers

  const call: Connection['call'] = async (name, argument, signal) => (await connection()).call(name, argument, signal)
  const tell: Connection['tell'] = (message) =>
    void connection().then(
      (open) => open.tell(message),
      () => undefined,
    )

  async function begin(request: BeginRequest, how: 'push' | 'replace' | Popup): Promise<Problem | undefined> {
    const popup = typeof how === 'object'
    view.report(undefined)
    view.leaving(!popup)
    const stay = (problem: Problem) => {
      if (popup) how.close()
      view.leaving(false)
      view.report(problem)
      return problem
    }
    try {
      const asked = { ...request, uiLocales: page.language(), ...(popup ? { popup } : {}) }
      const open = await connection()
      // Nobody has left yet, so the vault that takes the place of one that gave way may be asked the same.
      const begun = await open.call('begin', asked).catch(() => call('begin', asked))
      if ('problem' in begun) return stay(begun.problem)
      if (popup) how.go(begun.url)
      else page.leave(begun.url, how)
      return undefined
    } catch {
      return stay(unavailable)
    }
  }

  /** Where the person stays while they answer the provider, if they can; before anything is waited for, or it is blocked. */
  function elsewhere(signedIn: SignedIn | undefined): Popup | 'push' {
    const popup = signedIn?.renewal === 'popup' ? page.openPopup() : undefined
    return typeof popup === 'object' ? popup : 'push'
  }

  async function send(request: ApiRequest, signal?: AbortSignal): Promise<SendResult> {
    if (signal?.aborted) return { kind: 'failure', code: 'aborted' }
    try {
      const result = await call('send', request, signal)
      const step = result.kind === 'answer' && request.method !== 'GET' ? result.step : undefined
      if (step !== undefined) writes = [...writes, step].slice(-maxWrites)
      return result
    } catch (error) {
      if (!(error instanceof VaultLost)) throw error
      return { kind: 'failure', code: 'vault-lost' }
    }
  }

  const signIn: Auth['signIn'] = ({ providerId, loginHint, returnTo, here }) => {
    const { signedIn } = view.getSnapshot()
    const same = signedIn?.providerId === providerId ? signedIn : undefined
    const request: BeginRequest = {
      providerId,
      returnTo: returnTo ?? page.here(),
      ...(loginHint ? { loginHint } : {}),
      // Who signs in again gets back what they had allowed, without a trip for each feature.
      ...(same ? { scopes: same.grantedScopes } : {}),
    }
    return begin(request, here ? 'push' : elsewhere(same))
  }

  /** Where the browser opens no window the person is told, and chooses when this page goes instead. */
  async function renewInWindow({ providerId, grantedScopes }: SignedIn): Promise<Problem | undefined> {
    const popup = page.openPopup()
    if (popup === 'blocked') return { code: 'popup-blocked', facts: {} }
    return begin({ providerId, returnTo: page.here(), scopes: grantedScopes }, popup ?? 'push')
  }

  /** The vault's first word may be that it does not know yet. */
  async function knownSession(): Promise<SessionSnapshot> {
    await connection().catch(() => undefined)
    return new Promise((resolve) => {
      const look = () => {
        const snapshot = view.getSnapshot()
        if (snapshot.state === 'unknown' && !snapshot.problem) return
        stop()
        resolve(snapshot)
      }
      const stop = view.subscribe(look)
      look()
    })
  }

  async function end(revoke: boolean): Promise<void> {
    const signedOut = `${configuration.base}signed-out`
    const postLogoutRedirectUri = `${page.origin}${signedOut}`
    const answer = await call('signOut', { revoke, postLogoutRedirectUri }).catch(() => undefined)
    leaveSignedOut(answer?.endSessionUrl ?? signedOut)
  }

  /** Without a network another page would be the browser's own error; this one shows the signed-out view already. */
  function leaveSignedOut(url: string): void {
    if (page.isOnline()) page.leave(url, 'replace')
  }

  return {
    session: view,
    trace: {
      getSnapshot: () => trace,
      subscribe: (listener) => {
        traceListeners.add(listener)
        if (traceListeners.size === 1) tell({ type: 'watch-trace', watch: true })
        return () => {
          traceListeners.delete(listener)
          if (traceListeners.size === 0) tell({ type: 'watch-trace', watch: false })
        }
      },
    },
    get providers() {
      return providersOf(view.getSnapshot())
    },
    apis: configuration.apis,
    signIn,
    allow: async (feature, further = []) => {
      const { signedIn } = view.getSnapshot()
      const provider = providersOf(view.getSnapshot()).find(({ id }) => id === signedIn?.providerId)
      if (!signedIn || !provider) return { code: 'session-ended', facts: {} }
      const lacking = further.filter((scope) => !covers(signedIn.grantedScopes, scope))
      const scopes = [...new Set([...missingScopes(provider, feature, signedIn.grantedScopes), ...lacking])]
      return begin({ providerId: provider.id, scopes, returnTo: page.here() }, elsewhere(signedIn))
    },
    send,
    takeWrites: () => {
      const taken = writes
      writes = []
      return taken
    },
    reveal: async (hidden) => (await call('reveal', hidden).catch(() => undefined))?.value,
    renew: async () => {
      const { signedIn } = view.getSnapshot()
      if (signedIn?.renewal === 'popup') return renewInWindow(signedIn)
      const { problem } = await call('renew', undefined).catch(() => ({ problem: unavailable }))
      return problem
    },
    signOut: () => end(false),
    disconnect: () => end(true),
    dismiss: () => {
      view.report(undefined)
      void call('dismiss', undefined).catch(() => undefined)
    },
    keepOwnClient: async (clientId) => {
      const kept = await call('ownClient', clientId === undefined ? {} : { clientId }).catch(() => undefined)
      return kept ? kept.problem : unavailable
    },
    examine: (providerId) => call('examine', providerId === undefined ? {} : { providerId }).catch(() => undefined),
    resetDemo: async () => {
      await call('resetDemo', undefined).catch(() => undefined)
      leaveSignedOut(`${configuration.base}signed-out`)
    },
    demo: (request) => call('demo', request).catch(() => ({ problem: unavailable })),
    complete: async (arrived) => {
      try {
        const result = await call('callback', { ...arrived, frame: false })
        if (result.problem) view.report(result.problem)
        return result
      } catch {
        view.report(unavailable)
        return { returnTo: configuration.base, problem: unavailable }
      }
    },
    restore: async () => {
      const { state, restorable } = await knownSession()
      if (state !== 'signed-out' || !restorable || !page.isOnline()) return false
      const problem = await begin({ ...restorable, prompt: 'none', returnTo: page.here() }, 'replace')
      if (problem) view.report(undefined)
      return !problem
    },
    tellVisible: () => {
      // Who sees this page again has come back from the provider without an answer.
      view.leaving(false)
      tell({ type: 'visible', visible: page.isVisible() })
    },
    tellViolation: ({ effectiveDirective }) => {
      if (effectiveDirective === 'worker-src')
        unavailable = { code: 'vault-unavailable', facts: { directive: effectiveDirective } }
    },
    tellOnline: () => tell({ type: 'online', online: page.isOnline() }),
    goodbye: () => tell({ type: 'goodbye' }),
  }
}
