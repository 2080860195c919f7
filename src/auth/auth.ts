import type { Feature, Provider } from '#config/configuration.ts'
import type { TraceEntry } from '#trace/entry.ts'
import type {
  ApiRequest,
  DemoAnswer,
  DemoRequest,
  Examination,
  HiddenValue,
  Problem,
  RevealedValue,
  SendResult,
  SessionSnapshot,
  SignedIn,
} from '#vault/protocol.ts'

/** What the session is made of, for the screens: they import no other part of the vault's protocol. */
export type { Examination, HiddenValue, Problem, RevealedValue, SendResult, SessionSnapshot, SignedIn }

/** A value that React can follow with `useSyncExternalStore`. The snapshot keeps its identity until it changes. */
export interface Observable<T> {
  getSnapshot(): T
  subscribe(listener: () => void): () => void
}

export interface SignInOptions {
  providerId: string
  loginHint?: string
  /** Path, query and hash below the base path; default: where the person is. */
  returnTo?: string
  /** In this window, also where another one could be opened for it. */
  here?: boolean
}

/** All that screens may do with the session. Implemented over the vault; a token is in none of its answers. */
export interface Auth {
  session: Observable<SessionSnapshot>
  /** Redacted steps, oldest first; recorded all the time, delivered while someone subscribes. */
  trace: Observable<readonly TraceEntry[]>
  /** Those of the deployment, and the one that was added in this browser; follows the session. */
  readonly providers: readonly Provider[]
  /** Where requests may go, and nowhere else: name to URL prefix. */
  apis: Readonly<Record<string, string>>
  /**
   * Leaves the page for the provider; where only a click renews (`popup`), whoever is signed in stays, and a window
   * opens for the answer. To be called in the turn of the click, or the browser opens none and the page leaves after
   * all. Resolves with the problem that kept the person here, or with nothing when page or window is on its way.
   */
  signIn(options: SignInOptions): Promise<Problem | undefined>
  /**
   * Asks the provider for the scopes a feature lacks, and for `further` ones that a part of it needs; leaves the page
   * as `signIn` does.
   */
  allow(feature: Feature, further?: readonly string[]): Promise<Problem | undefined>
  /** Sends a request to a configured API with the person's authority. Never throws. */
  send(request: ApiRequest, signal?: AbortSignal): Promise<SendResult>
  /** Ids of the trace's entries of what was written since this was last asked, oldest first: the exchanges of a deed. */
  takeWrites(): readonly number[]
  /** Only in the demo: a value that the trace hides, whole. Nothing for any other provider. */
  reveal(hidden: HiddenValue): Promise<RevealedValue | undefined>
  /**
   * Renews the access token now; where that takes a window, as `signIn` does, but that a blocked window is a problem
   * and the page stays. Resolves with the problem, if any.
   */
  renew(): Promise<Problem | undefined>
  /** Local and complete at once, whatever the network does; ends at the provider, on the signed-out page, or, offline, here. */
  signOut(): Promise<void>
  /** Signs out and revokes the grant (RFC 7009). */
  disconnect(): Promise<void>
  /** Forgets the problem of a failed sign-in. */
  dismiss(): void
  /**
   * Keeps a client id of Google in this browser, as a provider beside the others, or forgets it (and signs out who is
   * signed in with it). Resolves with the problem where this deployment allows none.
   */
  keepOwnClient(clientId: string | undefined): Promise<Problem | undefined>
  /** Looks, without leaving, whether a provider can be asked from here; without an id, Google. Nothing where the vault is gone. */
  examine(providerId?: string): Promise<Examination | undefined>
  /** Starts the world of the built-in provider anew, and signs out. */
  resetDemo(): Promise<void>
  /** Asks the built-in provider for something that no client could ask of a real one; refused for any other. */
  demo(request: DemoRequest): Promise<DemoAnswer>
}
