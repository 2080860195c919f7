import { expect, test } from 'vitest'
import { createMemoryTransactions, transactionLifetimeMs, type Transaction } from '#vault/transaction.ts'

const transaction = (state: string, createdAtMs: number): Transaction => ({
  state,
  nonce: 'n',
  codeVerifier: 'v',
  flow: 'code',
  providerId: 'work',
  issuer: 'https://id.example',
  authorizationEndpoint: 'https://id.example/authorize',
  redirectUri: 'https://app.example/callback',
  scopes: ['openid'],
  returnTo: '/',
  createdAtMs,
  mode: 'interactive',
})

test('of two callers at once only one gets a transaction', async () => {
  const store = createMemoryTransactions(() => 0)
  await store.put(transaction('s', 0))
  const taken = await Promise.all([store.take('s'), store.take('s')])
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('a state named like a member of every object finds nothing', async () => {
  const store = createMemoryTransactions(() => 0)
  for (const state of ['constructor', '__proto__', 'toString']) expect(await store.take(state)).toBeUndefined()
})

test('what is older than ten minutes is swept when the next sign-in begins', async () => {
  let now = 0
  const store = createMemoryTransactions(() => now)
  await store.put(transaction('old', 0))
  now = transactionLifetimeMs + 1
  await store.put(transaction('new', now))
  expect(await store.take('old')).toBeUndefined()
  expect(await store.take('new')).toBeDefined()
})

test('the number of pending sign-ins is bounded, the oldest go first', async () => {
  const store = createMemoryTransactions(() => 0)
  for (let index = 0; index < 30; index += 1) await store.put(transaction(`s${index}`, 0))
  expect(await store.take('s0')).toBeUndefined()
  expect(await store.take('s29')).toBeDefined()
})
