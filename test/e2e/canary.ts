import type { Page } from 'playwright-core'
import type { Person } from './browser.ts'
import type { Exchange } from './network-tap.ts'
import type { Sighting } from './page-watch.ts'
import { readPlaces } from './page-places.ts'
import { findSecrets, secretsIn, type Secret, type SecretKind } from './secrets.ts'

/** Where a secret was seen that has no business there. Says the kind of the secret, never the secret. */
export interface Leak {
  secret: SecretKind
  place: string
}

interface Scene {
  /** Origin of the app. */
  appOrigin: string
  /** Origins of the provider and its APIs. */
  providerOrigins: readonly string[]
  /** Where a token helper answers in the provider's place, be it on the app's own origin. */
  tokenEndpoint?: string
}

const pathOf = (url: string) => new URL(url).pathname

/**
 * The only two ways of a code on the page's side: in the callback's own address, and on to the vault. Chromium keeps
 * the address of a document's first load among its performance entries, where no script can remove it; by then the
 * code is used.
 */
const allowedOnPage = (secret: SecretKind, place: string) =>
  secret === 'code' && place === 'performance navigation entry'

/** What a request may carry: each secret goes to the one endpoint it is for, in the one part meant for it. */
function allowedOnNetwork(secret: SecretKind, part: string, exchange: Exchange, scene: Scene): boolean {
  const { origin, pathname } = new URL(exchange.url)
  if (exchange.url !== scene.tokenEndpoint) {
    if (origin === scene.appOrigin) return secret === 'code' && part === 'address' && pathname.endsWith('/callback')
    if (!scene.providerOrigins.includes(origin)) return false
  }
  const form = new URLSearchParams(part === 'body' ? exchange.requestBody : '')
  switch (secret) {
    case 'nonce':
      return exchange.requestHeaders['sec-fetch-mode'] === 'navigate'
    case 'code':
    case 'codeVerifier':
      return form.get('grant_type') === 'authorization_code'
    case 'refreshToken':
      return form.get('grant_type') === 'refresh_token' || form.has('token')
    case 'accessToken':
      return part === 'header authorization' || form.has('token')
    case 'idToken':
      return false
  }
}

function leaksOnNetwork(exchanges: readonly Exchange[], secrets: readonly Secret[], scene: Scene): Leak[] {
  return exchanges.flatMap((exchange) => {
    const parts = [
      ['address', exchange.url],
      ['body', exchange.requestBody],
      ...Object.entries(exchange.requestHeaders).map(([name, value]) => [`header ${name}`, value] as const),
    ] as const
    return parts.flatMap(([part, text]) =>
      findSecrets(secrets, text)
        .filter((secret) => !allowedOnNetwork(secret, part, exchange, scene))
        .map((secret) => ({ secret, place: `${part} of ${exchange.method} ${pathOf(exchange.url)}` })),
    )
  })
}

/** The page may send a code to the vault once, in its call, and hear an authorization address with its nonce. */
function allowedInSighting(secret: SecretKind, { kind, text }: Sighting): boolean {
  if (secret === 'code') return kind === 'message-out' && text.includes('"name":"callback"')
  if (secret === 'nonce') return kind === 'message-in' && text.includes('response_type=')
  return false
}

function leaksInSightings(sightings: readonly Sighting[], secrets: readonly Secret[], scene: Scene): Leak[] {
  return sightings
    .filter(({ at }) => at.startsWith(scene.appOrigin))
    .flatMap((sighting) =>
      findSecrets(secrets, sighting.text)
        .filter((secret) => !allowedInSighting(secret, sighting))
        .map((secret) => ({ secret, place: sighting.kind })),
    )
}

async function leaksOnPage(page: Page, secrets: readonly Secret[]): Promise<Leak[]> {
  const places = await page.evaluate(readPlaces)
  return places.flatMap(({ name, text }) =>
    findSecrets(secrets, text)
      .filter((secret) => !allowedOnPage(secret, name))
      .map((secret) => ({ secret, place: `${name} at ${pathOf(page.url())}` })),
  )
}

/**
 * Looks for every secret of the run so far in every place a script on the app's pages could reach, in every message
 * and console line they saw, and in every request that left the browser.
 * @see shared/security.md §4.3
 */
export async function findLeaks(person: Person, scene: Scene, more: readonly Secret[] = []): Promise<Leak[]> {
  const secrets = [...secretsIn(person.network.exchanges), ...more]
  const pages = person.context.pages().filter((page) => page.url().startsWith(scene.appOrigin))
  const cookies = JSON.stringify(await person.context.cookies(scene.appOrigin))
  return [
    ...(await Promise.all(pages.map((page) => leaksOnPage(page, secrets)))).flat(),
    ...findSecrets(secrets, cookies).map((secret) => ({ secret, place: 'cookies' })),
    ...leaksInSightings(person.sightings, secrets, scene),
    ...leaksOnNetwork(person.network.exchanges, secrets, scene),
  ]
}

/** What a page holds in memory, from the debugger: also closures, which no script could read. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** Kinds of secret that a heap holds. A snapshot cuts long strings, so that their beginnings decide. */
export function secretsInHeap(heap: string, secrets: readonly Secret[]): SecretKind[] {
  const inHeap = secrets.filter(({ value }) => heap.includes(JSON.stringify(value.slice(0, 500)).slice(1, -1)))
  return [...new Set(inHeap.map(({ kind }) => kind))]
}
