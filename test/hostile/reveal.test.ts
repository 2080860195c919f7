import { expect, test } from 'vitest'
import { createDemoBench } from '../in-process/demo.ts'
import { createGoogleBench, events, googleKind } from '../in-process/google.ts'
import { createTestTime } from '../in-process/time.ts'

const scope = 'https://www.googleapis.com/auth/calendar.events'
const call = { ...events, scopes: [scope] }

async function entryOf(bench: { page: Awaited<ReturnType<typeof createDemoBench>>['page'] }, step: string) {
  await expect.poll(() => bench.page.trace.findLast((entry) => entry.step === step)?.outcome).toBe('ok')
  return bench.page.trace.findLast((entry) => entry.step === step)?.id ?? 0
}

test('in the demo a hidden value is handed out whole, one at a time, and only when it is asked for', async () => {
  const bench = await createDemoBench()
  await bench.signIn([scope])
  const entry = await entryOf(bench, 'token-request')
  const { value: verifier } = await bench.page.call('reveal', { entry, side: 'request', name: 'code_verifier' })
  const { value: token } = await bench.page.call('reveal', { entry, side: 'response', name: 'access_token' })
  expect(verifier).toMatch(/^[\w.~-]{43,128}$/)
  expect(token?.length).toBeGreaterThan(20)
  expect(JSON.stringify(bench.page.trace)).not.toContain(verifier)
  expect(JSON.stringify(bench.page.trace)).not.toContain(token)

  await bench.page.call('send', call)
  const api = await entryOf(bench, 'api-request')
  expect(await bench.page.call('reveal', { entry: api, side: 'request', name: 'authorization' })).toEqual({
    value: `Bearer ${token}`,
  })
})

test.each([
  { entry: 999, side: 'request', name: 'code' },
  { entry: 1, side: 'request', name: '__proto__' },
  { entry: 1, side: 'constructor', name: 'name' },
  { entry: '1', side: 'request', name: 'code' },
  { entry: 1 },
])('a value that is not there is not revealed: %o', async (hidden) => {
  const bench = await createDemoBench()
  await bench.signIn()
  expect(await bench.page.call('reveal', hidden as never)).toEqual({})
})

test('after a sign-out nothing is revealed any more, to the next person neither', async () => {
  const bench = await createDemoBench()
  await bench.signIn()
  const entry = await entryOf(bench, 'token-request')
  await bench.page.call('signOut', { revoke: false })
  const hidden = { entry, side: 'response', name: 'access_token' } as const
  expect(await bench.page.call('reveal', hidden)).toEqual({})
})

test.each([
  ['any provider', undefined],
  ['Google', googleKind],
])('a page that asks for a secret of %s gets none', async (_name, config) => {
  const bench = createGoogleBench(createTestTime(), config ? { config } : {})
  const page = await bench.open()
  page.tell({ type: 'watch-trace', watch: true })
  await bench.signIn(page)
  await page.call('send', { ...events, scopes: [] })
  for (const entry of page.trace.map(({ id }) => id)) {
    for (const side of ['request', 'response'] as const) {
      for (const name of ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token', 'authorization']) {
        expect(await page.call('reveal', { entry, side, name })).toEqual({})
      }
    }
  }
})
