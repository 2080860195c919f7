import type { Configuration, Provider } from '#config/configuration.ts'
import type { HintStore } from './hint.ts'
import type { Seal, Sealed } from './seal.ts'
import type { OwnClientStore } from './own-client.ts'
import type { DemoState, Tier } from './protocol.ts'
import type { TransactionStore } from './transaction.ts'

export type Fetch = (input: Request | string, init?: RequestInit) => Promise<Response>

/** The built-in provider, opened only when the demo is chosen. */
export interface Demo {
  handle: (request: Request) => Promise<Response>
  reset: () => Promise<void>
  /** Its own side of the lessons. */
  lab: {
    look: () => Promise<DemoState>
    setFaults: (ids: readonly string[], once: boolean) => Promise<void>
    /** Where a lesson waits, for as long as the world lives. */
    waitAt: (path: string | undefined) => Promise<void>
    waitingAt: () => Promise<string | undefined>
    moveClock: (aheadMs: number) => Promise<void>
    rotateKeys: () => Promise<void>
    practiceCode: (clientId: string, redirectUri: string, codeChallenge: string) => Promise<string>
  }
}

/** All that the vault takes from outside, so that every rule runs without a browser. */
export interface Environment {
  configuration: Configuration
  /** `https://host`; redirect URIs are made of it. */
  origin: string
  tier: Tier
  nowMs: () => number
  /** A clock that no one can set, such as `performance.now()`. */
  monotonicNowMs: () => number
  random: (bytes: number) => Uint8Array
  fetch: Fetch
  /** Calls back once after the delay; the answer cancels it. */
  after: (delayMs: number, callback: () => void) => () => void
  /** Runs alone among all vaults of the origin: two generations may live side by side during a deploy. */
  exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>
  /** Resolves when the vault of this boot id lives no more. */
  whenGone: (bootId: string) => Promise<unknown>
  /** Tells pages and other vaults of the origin; a page in the back/forward cache is dropped by it. */
  broadcast: (message: BroadcastMessage) => void
  /** What comes may be forged: any script of the origin can speak there. */
  onBroadcast: (listener: (message: BroadcastMessage | null) => void) => void
  transactions: TransactionStore
  hints: HintStore
  seal: Seal
  ownClients: OwnClientStore
  openDemo: () => Promise<Demo>
  /** Ends this vault; pages that ask on meet another one, of the version that the site has now. */
  retire: () => void
}

/**
 * What vaults say to each other where any script of the origin may listen and speak: that somebody signed out, that the
 * client of one's own is another one now, and, sealed, what a window brought for the vault of another page. A forged
 * message can sign out, have storage read again, or have a window close.
 */
export type BroadcastMessage =
  | { type: 'signed-out'; bootId: string }
  | { type: 'own-client' }
  | { type: 'popup-answer'; to: string; from: string; sealed: Sealed }
  | { type: 'popup-taken'; to: string }

/**
 * A provider sends people back to this address, registered there character by character (RFC 6749 §3.1.2); with a query
 * where the provider has one of its own.
 */
export const redirectUriOf = (
  { origin, configuration }: { origin: string; configuration: Pick<Configuration, 'base'> },
  provider?: Pick<Provider, 'id' | 'ownCallback'>,
): string => `${origin}${configuration.base}callback${provider?.ownCallback ? `?provider=${provider.id}` : ''}`
