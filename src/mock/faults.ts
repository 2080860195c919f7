/**
 * The misbehaviours that the built-in Google can be told to show. Closed list: a lesson, a test and the handler name
 * the same thing. Each is done for real by the handler; nothing on the client's side pretends.
 */
export const faultIds = [
  'access-denied',
  'redirect-uri-mismatch',
  'scope-unticked',
  'third-party-cookies-blocked',
  'authorization-server-error',
  'wrong-state',
  'state-missing',
  'issuer-parameter-wrong',
  'issuer-parameter-missing',
  'discovery-down',
  'discovery-wrong-issuer',
  'keys-down',
  'token-endpoint-down',
  'token-endpoint-503',
  'token-endpoint-not-json',
  'client-secret-missing',
  'code-expired',
  'code-replayed',
  'verifier-refused',
  'refresh-refused',
  'refresh-token-reused',
  'token-type-unknown',
  'expires-in-malformed',
  'scopes-dropped',
  'id-token-missing',
  'nonce-mismatch',
  'nonce-missing',
  'wrong-issuer',
  'wrong-audience',
  'wrong-subject',
  'wrong-access-token-hash',
  'id-token-expired',
  'clock-skew',
  'tampered-signature',
  'unknown-key',
  'alg-none',
  'alg-hs256',
  'userinfo-down',
  'userinfo-wrong-subject',
  'revocation-down',
  'grant-revoked',
  'api-down',
  'api-401',
  'api-403',
  'api-403-rate',
  'api-410',
  'api-429',
  'api-503',
] as const

export type FaultId = (typeof faultIds)[number]

/** Which faults are on: how often each will still be shown, or `null` for as long as it stays on. */
export type FaultState = Partial<Record<FaultId, number | null>>

/** The switches of a world's faults. */
export class FaultSwitches {
  readonly #state: () => FaultState

  constructor(state: () => FaultState) {
    this.#state = state
  }

  /** Turns a fault on; with `times`, it turns itself off after it was shown that often. */
  turnOn(id: FaultId, times?: number) {
    this.#state()[id] = times ?? null
  }

  turnOff(id: FaultId) {
    delete this.#state()[id]
  }

  /** How often each that is on will still be shown. */
  get on(): FaultState {
    return { ...this.#state() }
  }

  turnOffAll() {
    for (const id of faultIds) this.turnOff(id)
  }

  has(id: FaultId): boolean {
    return this.#state()[id] !== undefined
  }

  /** Whether to show the fault now. Counts it as shown. */
  strikes(id: FaultId): boolean {
    const left = this.#state()[id]
    if (left === undefined) return false
    if (left !== null) {
      if (left <= 1) this.turnOff(id)
      else this.#state()[id] = left - 1
    }
    return true
  }
}

/** Thrown where a fault is the network's: what `fetch` would throw. A door over HTTP destroys the socket instead. */
export const networkError = () => new TypeError('Failed to fetch')
