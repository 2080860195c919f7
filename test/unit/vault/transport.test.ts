import { expect, test } from 'vitest'
import type { ApiRequest } from '#vault/protocol.ts'
import { calendarScope, createGoogleBench, events, googleKind } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

async function signedIn(scopes: readonly string[] = [calendarScope]) {
  const vault = createGoogleBench(createTestTime(), { config: { ...googleKind, scopes: ['openid', ...scopes] } })
  const page = await vault.open()
  await vault.signIn(page)
  return { vault, page }
}
const apiRequests = (vault: Awaited<ReturnType<typeof signedIn>>['vault']) =>
  vault.requests.filter(({ url }) => url.pathname.startsWith('/calendar/'))

test('the token goes into the Authorization header and nowhere else', async () => {
  const { vault, page } = await signedIn()
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  const [request] = apiRequests(vault)
  expect(request?.authorization).toMatch(/^Bearer \S+$/)
  expect(request?.url.search).toBe('?maxResults=1')
})

test('a scope that was not granted is said before anything is sent', async () => {
  const { vault, page } = await signedIn([])
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'scope-missing', scopes: [calendarScope] })
  expect(apiRequests(vault)).toHaveLength(0)
})

test.each([
  { api: 'evil', path: 'x' },
  { api: 'calendar', path: '../../token' },
  { api: 'calendar', path: 'https://evil.example/' },
])('a destination that is not configured is refused: $api $path', async (to) => {
  const { vault, page } = await signedIn()
  const before = vault.requests.length
  const request: ApiRequest = { ...to, method: 'GET', scopes: [] }
  expect(await page.call('send', request)).toEqual({ kind: 'failure', code: 'destination-not-allowed' })
  expect(vault.requests).toHaveLength(before)
})

test('nobody signed in: nothing is sent', async () => {
  const vault = createGoogleBench(createTestTime())
  const page = await vault.open()
  expect(await page.call('send', events)).toEqual({ kind: 'failure', code: 'signed-out' })
  expect(vault.requests).toHaveLength(0)
})

test('a page that gives up ends its own request', async () => {
  const { vault, page } = await signedIn()
  const answer = vault.environment.fetch
  vault.environment.fetch = (input, init) =>
    new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      if (!String(input).includes('/calendar/')) void answer(input, init).then(resolve, reject)
    })
  const controller = new AbortController()
  const sending = page.call('send', events, controller.signal)
  controller.abort()
  expect(await sending).toEqual({ kind: 'failure', code: 'aborted' })
})

test('a server that never answers ends in a timeout', async () => {
  const { vault, page } = await signedIn()
  vault.environment.fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  const sending = page.call('send', events)
  await vault.time.advance(20_000)
  expect(await sending).toEqual({ kind: 'failure', code: 'timeout' })
})

test('bytes come back as bytes', async () => {
  const { page } = await signedIn()
  const result = await page.call('send', { ...events, read: 'bytes' })
  if (result.kind !== 'answer' || typeof result.body === 'string') throw new Error('No bytes came')
  expect(JSON.parse(new TextDecoder().decode(result.body))).toMatchObject({ kind: 'calendar#events' })
})

test('an answer that is no success reaches the screen as it is', async () => {
  const { vault, page } = await signedIn()
  vault.google.world.faults.turnOn('api-429', 1)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 429 })
})
