import type { Environment, Fetch } from './environment.ts'
import { VaultError } from './vault-error.ts'

/** What a `securitypolicyviolation` event says. @see https://www.w3.org/TR/CSP3/#report-violation */
export interface PolicyViolation {
  effectiveDirective: string
  /** The address without its fragment; of some browsers, its origin alone. */
  blockedURI: string
}

/** The event is a task of its own, and may come after the fetch that it is about has failed. */
const patienceMs = 250

/**
 * Tells a request that the policy of this script refuses from one that the network loses: to `fetch` both are the
 * same TypeError.
 * @param listen hears of every violation in this worker
 */
export function createPolicyAwareFetch(
  fetch: Fetch,
  listen: (listener: (violation: PolicyViolation) => void) => void,
  after: Environment['after'],
): Fetch {
  const listeners = new Set<(violation: PolicyViolation) => void>()
  listen((violation) => {
    for (const listener of listeners) listener(violation)
  })
  return async (input, init) => {
    const url = typeof input === 'string' ? input : input.url
    let refused: PolicyViolation | undefined
    let stopWaiting = () => undefined as void
    const listener = (violation: PolicyViolation) => {
      if (!isAbout(violation, url)) return
      refused = violation
      stopWaiting()
    }
    listeners.add(listener)
    try {
      return await fetch(input, init)
    } catch (error) {
      if (!refused && !init?.signal?.aborted) {
        await new Promise<void>((resolve) => {
          const cancel = after(patienceMs, resolve)
          stopWaiting = () => {
            cancel()
            resolve()
          }
        })
      }
      if (refused) {
        throw new VaultError('policy-blocked', { directive: refused.effectiveDirective, address: new URL(url).origin })
      }
      throw error
    } finally {
      listeners.delete(listener)
    }
  }
}

const isAbout = ({ effectiveDirective, blockedURI }: PolicyViolation, url: string) =>
  effectiveDirective === 'connect-src' && (blockedURI === url.replace(/#.*/, '') || blockedURI === new URL(url).origin)
