import { expect, test } from 'vitest'
import { createProtocolFetch, type Exchange, type ProtocolFetchSettings } from '#vault/protocol-fetch.ts'

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>

function setUp(answer: Answer, settings: Partial<ProtocolFetchSettings> = {}) {
  const sent: { url: string; init: RequestInit }[] = []
  const timers = new Set<() => void>()
  const network = createProtocolFetch({
    fetch: async (url, init = {}) => {
      sent.push({ url, init })
      return answer(url, init)
    },
    isAllowed: (url) => url.hostname === 'id.example' || url.hostname === 'localhost',
    nowMs: () => 1_000,
    monotonicNowMs: () => 5,
    after: (_delayMs, callback) => {
      timers.add(callback)
      return () => timers.delete(callback)
    },
    ...settings,
  })
  return { network, sent, timers, timeOut: () => timers.forEach((callback) => callback()) }
}

const token = 'https://id.example/token'

test('a request goes without credentials, cache, referrer and redirects', async () => {
  const { network, sent } = setUp(() => Response.json({ ok: 1 }))
  const answer = await network.request('token', token, { method: 'POST', form: new URLSearchParams({ code: 'c' }) })
  expect(answer).toMatchObject({ status: 200, mediaType: 'application/json', text: '{"ok":1}' })
  expect(sent[0]?.init).toMatchObject({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
  expect(String(sent[0]?.init.body)).toBe('code=c')
})

test('the access token goes into the header and nowhere else', async () => {
  const { network, sent } = setUp(() => Response.json({}))
  await network.request('userinfo', 'https://id.example/me', { method: 'GET', accessToken: 'at' })
  expect(new Headers(sent[0]?.init.headers).get('authorization')).toBe('Bearer at')
  expect(sent[0]?.url).toBe('https://id.example/me')
})

test.each([
  'http://id.example/token',
  'https://evil.example/token',
  'https://id.example@evil.example/token',
  'https://user:pw@id.example/token',
  'https://id.example/token#fragment',
  'javascript:alert(1)',
  'data:application/json,{}',
  'blob:https://id.example/1',
  '/token',
  'https:\\\\id.example/token',
  '',
])('nothing is sent to %s', async (url) => {
  const { network, sent } = setUp(() => Response.json({}))
  await expect(network.request('token', url, { method: 'POST' })).rejects.toMatchObject({
    code: 'endpoint-not-allowed',
  })
  expect(sent).toEqual([])
})

test('plain http is allowed on loopback, for development', async () => {
  const { network } = setUp(() => Response.json({}))
  await expect(network.request('keys', 'http://localhost:4000/jwks', { method: 'GET' })).resolves.toBeDefined()
})

test('a network failure is told without its text', async () => {
  const { network } = setUp(() => Promise.reject(new TypeError('secret')))
  const failure = await network.request('token', token, { method: 'POST' }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'offline', message: 'offline', facts: {} })
})

test('a discovery that redirects asks for the exact issuer', async () => {
  const { network, sent } = setUp(() => new Response(null, { status: 301, headers: { location: '/x' } }))
  await expect(network.request('discovery', 'https://id.example/d', { method: 'GET' })).rejects.toMatchObject({
    code: 'provider-metadata',
    facts: { member: 'issuer', reason: 'redirected' },
  })
  expect(sent).toHaveLength(1)
})

test('an answer that never comes is given up', async () => {
  const { network, timeOut } = setUp(() => new Promise(() => undefined))
  const pending = network.request('token', token, { method: 'POST' })
  timeOut()
  await expect(pending).rejects.toMatchObject({ code: 'timeout' })
})

test('a body that drips is given up in the same time as the headers', async () => {
  const stopped: unknown[] = []
  const { network, timeOut } = setUp((_url, { signal }) => {
    signal?.addEventListener('abort', () => stopped.push(signal.reason))
    return new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))
  })
  const pending = network.request('token', token, { method: 'POST' })
  await Promise.resolve()
  timeOut()
  await expect(pending).rejects.toMatchObject({ code: 'timeout' })
  expect(stopped).toHaveLength(1)
})

test('no timer is left behind by an answer', async () => {
  const { network, timers } = setUp(() => Response.json({}))
  await network.request('token', token, { method: 'POST' })
  expect(timers.size).toBe(0)
})

test('a body without end is cut', async () => {
  let chunks = 0
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          chunks += 1
          controller.enqueue(new Uint8Array(65_536))
        },
      }),
    )
  const { network } = setUp(endless)
  await expect(network.request('token', token, { method: 'POST' })).rejects.toMatchObject({ code: 'token-response' })
  await expect(network.request('keys', 'https://id.example/jwks', { method: 'GET' })).rejects.toMatchObject({
    code: 'provider-metadata',
  })
  expect(chunks).toBeLessThan(50)
})

test('the caller can give up', async () => {
  const { network } = setUp(() => new Promise(() => undefined))
  const stop = new AbortController()
  const pending = network.request('token', token, { method: 'POST', signal: stop.signal })
  stop.abort(new Error('signed out'))
  await expect(pending).rejects.toThrow('signed out')
})

test('an observer sees what was exchanged, and what failed', async () => {
  const exchanges: Exchange[] = []
  const answers = [() => Response.json({ a: 1 }), () => Promise.reject(new TypeError())]
  const { network } = setUp(() => answers.shift()?.() ?? Response.error(), {
    onExchange: (exchange) => exchanges.push(exchange),
  })
  const form = new URLSearchParams({ code: 'c' })
  await network.request('token', token, { method: 'POST', form })
  await network.request('token', token, { method: 'POST' }).catch(() => undefined)
  expect(exchanges).toEqual([
    {
      kind: 'token',
      url: token,
      method: 'POST',
      form,
      status: 200,
      mediaType: 'application/json',
      text: '{"a":1}',
      startedAtMs: 1_000,
      durationMs: 0,
    },
    { kind: 'token', url: token, method: 'POST', startedAtMs: 1_000, durationMs: 0, error: 'offline' },
  ])
})
