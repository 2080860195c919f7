import type { Problem, SignInCode } from './protocol.ts'

/**
 * A failure inside the vault: a code of the closed list and facts that are safe to show. It has no cause on purpose:
 * errors of the protocol library and of `fetch` may hold the request body.
 */
export class VaultError extends Error {
  override name = 'VaultError'
  readonly code: SignInCode
  readonly facts: Readonly<Record<string, string>>

  constructor(code: SignInCode, facts: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** What the page may know of a failure. Nothing of an error that is not ours gets through. */
export function problemOf(error: unknown): Problem {
  if (error instanceof VaultError) return { code: error.code, facts: error.facts }
  return { code: 'provider-error', facts: {} }
}
