import { expect } from 'vitest'
import { test } from '../browser.ts'
import { findLeaks, heapOf, secretsInHeap, type Leak } from '../canary.ts'
import { secretsIn, type Secret } from '../secrets.ts'
import { serveFiles } from './small-site.ts'

const value = 'sQ7-planted_Secret.0123456789'
const secret: Secret = { kind: 'accessToken', value }
const worker = `let kept
onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => { kept = data; port.postMessage('kept') }
}`
const page = '<!doctype html><link rel="icon" href="data:,"><title>small</title><input><div id="host"></div>'

const serve = () =>
  serveFiles({ 'index.html': page, 'worker.js': worker, 'next.html': page, _redirects: '/away / 200' })

/** Each way of losing a secret, as code that a page would run with it. */
const careless: Record<string, (value: string) => unknown> = {
  localStorage: (planted) => localStorage.setItem('kept', `{"token":"${planted}"}`),
  sessionStorage: (planted) => sessionStorage.setItem(btoa(`x${planted}y`), 'as a key'),
  indexedDB: (planted) =>
    new Promise((resolve) => {
      const request = indexedDB.open('careless', 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('things').put({ deep: { inside: new TextEncoder().encode(planted) } }, 1)
      }
      request.onsuccess = () => resolve(request.result.close())
    }),
  caches: async (planted) => (await caches.open('careless')).put('/kept', new Response(planted)),
  'document.cookie': (planted) => {
    document.cookie = `kept=${encodeURIComponent(planted)}`
  },
  location: (planted) => history.replaceState(null, '', `#${planted}`),
  'history.state': (planted) => history.replaceState({ usr: { planted } }, ''),
  'navigation entries': (planted) => {
    history.pushState(null, '', `?code=${planted}`)
    history.pushState(null, '', '/')
  },
  'performance entries': (planted) => performance.mark(planted),
  document: (planted) => {
    document.querySelector('#host')?.setAttribute('data-kept', planted)
  },
  'field value': (planted) => {
    const field = document.querySelector('input')
    if (field) field.value = planted
  },
  'shadow root': (planted) => {
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' })
    if (root) root.textContent = planted
  },
  globals: (planted) => Object.assign(window, { store: { session: { token: planted } } }),
  'window.name': (planted) => {
    window.name = planted
  },
  console: (planted) => console.debug('signed in', { token: planted }),
  error: (planted) => void Promise.reject(new Error('exchange failed', { cause: { form: planted } })),
  'message-in': (planted) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage({ token: planted })
    }),
  'message-out': (planted) =>
    new SharedWorker('./worker.js', { type: 'module', name: 'small' }).port.postMessage({ planted }),
  'broadcast-out': (planted) => new BroadcastChannel('careless').postMessage(planted),
  'window-message': (planted) =>
    new Promise((resolve) => {
      addEventListener('message', resolve)
      window.postMessage({ planted })
    }),
  'address of GET /away': (planted) => fetch(`/away?${new URLSearchParams({ planted })}`),
  'body of POST /away': (planted) => fetch('/away', { method: 'POST', body: JSON.stringify({ planted }) }),
  'header x-careless of GET /away': (planted) => fetch('/away', { headers: { 'x-careless': planted } }),
}
const seenAs: Record<string, string> = {
  'field value': 'document',
  'shadow root': 'document',
  'window.name': 'globals',
}

const places = (leaks: readonly Leak[]) => leaks.map(({ place }) => place.replace(/ at \/.*$/, ''))

test('the scan finds a secret in every place where a page could lose it', async ({ person }) => {
  const site = await serve()
  const scene = { appOrigin: site.origin, providerOrigins: [] }
  person.forgive(/exchange failed/)
  for (const [index, [place, lose]] of Object.entries(careless).entries()) {
    const planted: Secret = { kind: 'accessToken', value: `${value}-${index}-${value}` }
    const tab = await person.openTab(site.url())
    await tab.evaluate(lose, planted.value)
    await expect
      .poll(async () => places(await findLeaks(person, scene, [planted])), { message: place })
      .toContain(seenAs[place] ?? place)
    await tab.close()
  }
})

test('the scan finds nothing on a page that lost nothing', async ({ person }) => {
  const site = await serve()
  await person.page.goto(site.url())
  expect(await findLeaks(person, { appOrigin: site.origin, providerOrigins: [] }, [secret])).toEqual([])
})

test('a token that only a worker holds is in no heap of the page, and one that a closure holds is', async ({
  person,
}) => {
  const site = await serve()
  await person.page.goto(site.url())
  // The worker is told by another tab, so that the page itself never had the secret.
  const other = await person.openTab(site.url('next.html'))
  await other.evaluate(async (planted) => {
    const { port } = new SharedWorker('./worker.js', {
      type: 'module',
      name: 'small',
      extendedLifetime: true,
    } as object)
    await new Promise((resolve) => {
      port.onmessage = resolve
      port.postMessage(`${planted}-from-worker`)
    })
  }, value)
  await other.close()
  const inWorker = [{ kind: 'refreshToken', value: `${value}-from-worker` }] as const
  // The debugger may come to it later than the page.
  await expect.poll(() => person.workers().length).toBe(1)
  expect(secretsInHeap((await person.workers()[0]?.heap()) ?? '', inWorker)).toEqual(['refreshToken'])

  await person.page.evaluate((planted) => {
    const kept = ['a', 'closure', planted].join('-')
    addEventListener('never', () => kept)
  }, value)
  const heap = await heapOf(person.page)
  expect(secretsInHeap(heap, [{ kind: 'accessToken', value: `a-closure-${value}` }])).toEqual(['accessToken'])
})

test('the secrets of a run are read off the network', () => {
  const exchange = {
    method: 'GET',
    url: 'http://127.0.0.1:1/',
    requestHeaders: {},
    requestBody: '',
    responseHeaders: {},
    responseBody: '',
  }
  const secrets = secretsIn([
    { ...exchange, url: 'http://127.0.0.1:1/auth?response_type=code&nonce=nonce-0001&state=state-0001' },
    { ...exchange, url: 'http://app.localhost:2/callback?code=code-0001&state=state-0001' },
    {
      ...exchange,
      method: 'POST',
      requestBody: 'grant_type=authorization_code&code=code-0001&code_verifier=verifier-0001',
      responseBody: '{"access_token":"access-0001","refresh_token":"refresh-0001","id_token":"header.payload.proof"}',
    },
  ])
  expect(secrets).toEqual([
    { kind: 'nonce', value: 'nonce-0001' },
    { kind: 'code', value: 'code-0001' },
    { kind: 'codeVerifier', value: 'verifier-0001' },
    { kind: 'accessToken', value: 'access-0001' },
    { kind: 'refreshToken', value: 'refresh-0001' },
    { kind: 'idToken', value: 'header.payload.proof' },
  ])
})
