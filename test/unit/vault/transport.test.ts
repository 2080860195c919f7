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

const driveScope = 'https://www.googleapis.com/auth/drive.file'
const start = {
  api: 'driveUpload',
  method: 'POST',
  path: 'files',
  query: { uploadType: 'resumable' },
  headers: { 'Content-Type': 'application/json', 'X-Upload-Content-Length': '600000' },
  body: '{"name":"secret plans.txt"}',
  scopes: [driveScope],
} as const

/** A signed-in page with an upload begun, and how to send its pieces. */
async function uploading() {
  const { vault, page } = await signedIn([driveScope])
  page.tell({ type: 'watch-trace', watch: true })
  const begun = await page.call('send', start)
  if (begun.kind !== 'answer') throw new Error(begun.code)
  const uploadId = new URL(begun.headers['location'] ?? '').searchParams.get('upload_id') ?? ''
  const piece = (range: string, body: ArrayBuffer): ApiRequest => ({
    ...start,
    method: 'PUT',
    query: { uploadType: 'resumable', upload_id: uploadId },
    headers: { 'Content-Range': range, 'X-GUploader-No-308': 'yes' },
    body,
  })
  return { vault, page, uploadId, piece }
}

test('a piece of an upload is answered with how much arrived, and its bytes are handed over', async () => {
  const { page, piece } = await uploading()
  const bytes = new ArrayBuffer(262_144)
  const sending = page.call('send', piece('bytes 0-262143/600000', bytes))
  expect(bytes.byteLength).toBe(0)
  expect(await sending).toMatchObject({
    kind: 'answer',
    status: 200,
    headers: { range: 'bytes=0-262143', 'x-http-status-code-override': '308' },
  })
})

test('the trace of an upload holds neither its bytes nor the id of its session', async () => {
  const { page, piece, uploadId } = await uploading()
  const body = new TextEncoder().encode('my diary'.repeat(40_000)).buffer
  await page.call('send', piece('bytes 0-319999/600000', body))
  await expect.poll(() => page.trace.filter(({ step }) => step === 'api-request').length).toBeGreaterThan(1)
  const trace = JSON.stringify(page.trace)
  expect(uploadId.length).toBeGreaterThan(20)
  for (const secret of [uploadId, 'my diary', 'secret plans']) expect(trace).not.toContain(secret)
})

test('a large piece has as long as its size needs, and not for ever', async () => {
  const { vault, page, piece } = await uploading()
  let given = false
  vault.environment.fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        given = true
        reject(new DOMException('', 'AbortError'))
      })
    })
  const sending = page.call('send', piece('bytes 0-8388607/*', new ArrayBuffer(8_388_608)))
  await vault.time.advance(300_000)
  expect(given).toBe(false)
  await vault.time.advance(10_000)
  expect(await sending).toEqual({ kind: 'failure', code: 'timeout' })
})

test.each(['NaN', '-5', '', '9'.repeat(40)])(
  'a body of the length "%s" that never ends is given up',
  async (length) => {
    const { vault, page } = await signedIn()
    vault.environment.fetch = (_input, init) => {
      const body = new ReadableStream({
        start: (controller) => init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted'))),
      })
      return Promise.resolve(new Response(body, { headers: { 'Content-Length': length } }))
    }
    const sending = page.call('send', events)
    await vault.time.advance(16 * 60_000)
    expect(await sending).toEqual({ kind: 'failure', code: 'timeout' })
  },
)

test('a 401 in the middle of an upload is renewed, and the same bytes are sent again', async () => {
  const { vault, page, piece } = await uploading()
  vault.google.world.faults.turnOn('api-401', 1)
  const sent = await page.call('send', piece('bytes 0-262143/600000', new ArrayBuffer(262_144)))
  expect(sent).toMatchObject({ kind: 'answer', status: 200, headers: { range: 'bytes=0-262143' } })
})

test('the inspector may send what no granted scope allows, to the same destinations, and sees the API refuse', async () => {
  const { vault, page } = await signedIn([])
  const answer = await page.call('send', { ...events, unchecked: true })
  expect(answer).toMatchObject({ kind: 'answer', status: 403 })
  expect(apiRequests(vault)).toHaveLength(1)
  const elsewhere: ApiRequest = { api: 'calendar', method: 'GET', path: '../../token', scopes: [], unchecked: true }
  expect(await page.call('send', elsewhere)).toEqual({ kind: 'failure', code: 'destination-not-allowed' })
})

test('the trace tells which granted scope allowed a request and how old the token was, and its answer leads there', async () => {
  const { vault, page } = await signedIn()
  page.tell({ type: 'watch-trace', watch: true })
  await vault.time.advance(90_000)
  const answer = await page.call('send', events)
  const entry = page.trace.findLast(({ step }) => step === 'api-request')
  expect(entry?.facts).toMatchObject({
    grantedScope: calendarScope,
    tokenAgeSeconds: '90',
    tokenLifetimeSeconds: '3599',
    renewals: '0',
  })
  expect(answer).toMatchObject({ step: entry?.id })
})
