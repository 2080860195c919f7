import { expect, test } from 'vitest'
import { createMemoryTransactions } from '#vault/transaction.ts'
import { createGoogleBench, googleKind } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

const { tokenEndpoint: _helper, ...direct } = googleKind
const begin = { providerId: 'work', returnTo: '/' }

test('who comes back without an answer is known to have left, until an answer comes or ten minutes are over', async () => {
  const vault = createGoogleBench(createTestTime(), { config: direct })
  const leaving = await vault.open()
  const begun = await leaving.call('begin', begin)
  expect((await vault.open()).session().awaiting).toEqual({ providerId: 'work' })
  await leaving.call('callback', await vault.consent('url' in begun ? begun.url : '', { cancel: true }))
  expect((await vault.open()).session().awaiting).toBeUndefined()

  await leaving.call('begin', begin)
  await vault.time.advance(601_000)
  expect((await vault.open()).session().awaiting).toBeUndefined()
})

test('a vault that died meanwhile finds it in storage', async () => {
  const time = createTestTime()
  const transactions = createMemoryTransactions(time.nowMs)
  const before = createGoogleBench(time, { config: direct, vault: { tier: 'shared', transactions } })
  await (await before.open()).call('begin', begin)
  const after = createGoogleBench(time, { config: direct, vault: { tier: 'shared', transactions } })
  expect((await after.open()).session().awaiting).toEqual({ providerId: 'work' })
})
