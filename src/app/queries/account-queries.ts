import type { Query, QueryClient } from '@tanstack/react-query'
import type { Auth, Observable, SessionSnapshot } from '#auth/auth.ts'

/** A cache and whose it is. */
export interface AccountClient {
  /** Provider, issuer and subject; empty where nobody is signed in. */
  account: string
  client: QueryClient
}

/** The same person at another provider is another account. */
const accountOf = ({ signedIn }: SessionSnapshot) =>
  signedIn ? JSON.stringify([signedIn.providerId, signedIn.account.issuer, signedIn.account.subject]) : ''

const failed = ({ state }: Query) => state.error !== null

/** What else belongs to the account that is signed in. */
export interface Belongings {
  arrive: (account: string) => void
  leave: () => void
}

/**
 * The cache of the account that is signed in. It, and all that belongs to it, is dropped in the very turn in which the session says that somebody
 * else, or nobody, is there: requests in flight are aborted, and nothing that was read stays behind.
 */
export function accountClients(
  session: Auth['session'],
  create: () => QueryClient,
  belongings: Belongings = { arrive: () => undefined, leave: () => undefined },
): Observable<AccountClient> {
  const make = () => {
    const account = accountOf(session.getSnapshot())
    if (account) belongings.arrive(account)
    return { account, client: create() }
  }
  let current = make()
  let wasOver = false

  const follow = () => {
    if (accountOf(session.getSnapshot()) === current.account) return
    // Removing a query also aborts what it has in flight.
    current.client.clear()
    if (current.account) belongings.leave()
    current = make()
  }
  return {
    getSnapshot: () => {
      follow()
      return current
    },
    subscribe: (listener) =>
      session.subscribe(() => {
        const before = current
        follow()
        if (current !== before) listener()
        const { state } = session.getSnapshot()
        // Who signs in again beside the page, here or in another tab, finds what could not be read meanwhile.
        if (wasOver && state === 'signed-in') void current.client.refetchQueries({ type: 'active', predicate: failed })
        wasOver = state === 'expired'
      }),
  }
}
