import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { accountClients } from '#app/queries/account-queries.ts'
import type { SessionSnapshot, SignedIn } from '#auth/auth.ts'

const signedIn = (providerId: string, subject: string, more: Partial<SignedIn> = {}): SignedIn => ({
  providerId,
  account: { issuer: 'https://accounts.example', subject, emailVerified: true },
  idTokenClaims: {},
  verification: { algorithm: 'RS256', keysUrl: 'https://accounts.example/keys', verifiedAtMs: 0, checks: [] },
  requestedScopes: [],
  grantedScopes: [],
  signedInAtMs: 0,
  accessTokenIssuedAtMs: 0,
  renewal: 'none',
  renewals: 0,
  ...more,
})

/** A session that the test changes. */
function sessionOf(first: SignedIn | undefined) {
  const listeners = new Set<() => void>()
  const snapshot = (person: SignedIn | undefined): SessionSnapshot => ({
    state: person ? 'signed-in' : 'signed-out',
    revision: 1,
    tier: 'shared',
    revocationPending: false,
    ...(person && { signedIn: person }),
  })
  let current = snapshot(first)
  return {
    getSnapshot: () => current,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    become: (person: SignedIn | undefined) => {
      current = snapshot(person)
      for (const listener of listeners) listener()
    },
  }
}

const clientsOf = (session: ReturnType<typeof sessionOf>) =>
  accountClients({ getSnapshot: session.getSnapshot, subscribe: session.subscribe }, () => new QueryClient())

test('in the turn of the sign-out the cache is empty and requests in flight are aborted', () => {
  const session = sessionOf(signedIn('work', 'mina'))
  const clients = clientsOf(session)
  clients.subscribe(() => undefined)
  const { client } = clients.getSnapshot()
  client.setQueryData(['calendar', 'events'], 'private')
  let signal: AbortSignal | undefined
  const reading = client.fetchQuery({
    queryKey: ['calendar', 'calendars'],
    queryFn: (context) => {
      ;({ signal } = context)
      return new Promise<never>(() => undefined)
    },
  })
  reading.catch(() => undefined)

  session.become(undefined)

  expect(client.getQueryCache().getAll()).toEqual([])
  expect(signal?.aborted).toBe(true)
  expect(clients.getSnapshot().client).not.toBe(client)
})

test.each([
  ['another person', signedIn('work', 'kenji')],
  ['the same person at another provider', signedIn('home', 'mina')],
])('%s gets another cache', (_who, next) => {
  const session = sessionOf(signedIn('work', 'mina'))
  const clients = clientsOf(session)
  let told = 0
  clients.subscribe(() => (told += 1))
  const before = clients.getSnapshot()
  before.client.setQueryData(['calendar'], 'private')
  session.become(next)
  expect(told).toBe(1)
  expect(clients.getSnapshot()).not.toBe(before)
  expect(clients.getSnapshot().client.getQueryData(['calendar'])).toBeUndefined()
})

test('a renewal, or another scope, leaves the cache of the same person as it is', () => {
  const session = sessionOf(signedIn('work', 'mina'))
  const clients = clientsOf(session)
  let told = 0
  clients.subscribe(() => (told += 1))
  const before = clients.getSnapshot()
  before.client.setQueryData(['calendar'], 'kept')
  session.become(signedIn('work', 'mina', { renewals: 1, grantedScopes: ['more'] }))
  expect(told).toBe(0)
  expect(clients.getSnapshot()).toBe(before)
  expect(before.client.getQueryData(['calendar'])).toBe('kept')
})
