import { calendarApi } from './calendar/routes.ts'
import { driveApi, driveUploadApi } from './drive/routes.ts'
import { networkError } from './faults.ts'
import { gmailApi, gmailUploadApi } from './gmail/routes.ts'
import { json, notFound } from './http/answer.ts'
import { answerApi, type Api } from './http/api.ts'
import { preflight, withCors, type CorsPolicy } from './http/cors.ts'
import { pictureEndpoint } from './http/picture.ts'
import { createLab, type Lab } from './lab.ts'
import { discoveryDocument } from './oauth/discovery.ts'
import { authorizationEndpoint, endSessionEndpoint } from './oauth/endpoint.ts'
import { publishedKeys, rotateKeys } from './oauth/keys.ts'
import { revocationEndpoint } from './oauth/revocation.ts'
import { tokenEndpoint } from './oauth/token-endpoint.ts'
import { userinfoEndpoint } from './oauth/userinfo.ts'
import type { MockOptions } from './options.ts'
import { forgetExpired, keepSeedFresh } from './world/state.ts'
import { World } from './world/world.ts'

/**
 * The built-in Google: one function from Request to Response, with its world behind it.
 *
 * Doors: the vault (`browser.ts`), node's HTTP server (`test/e2e/server.ts`), and Mock Service Worker in one line:
 * `http.all('*', ({ request }) => google.handle(request))`.
 */
export interface MockGoogle {
  /** Answers any request to the issuer or an API; 404 for everything else. Throws TypeError where a fault is the network's. */
  handle: (request: Request) => Promise<Response>
  /** Whether an address belongs to this Google. */
  owns: (url: string) => boolean
  /** The state as last seen, to look at and, with a store in memory, to arrange in place. */
  readonly world: World
  /** Arranges the world where the store is shared with other documents. */
  arrange: <T>(work: (world: World) => T | Promise<T>) => Promise<T>
  /** A new signing key; the one before stays published. */
  rotateKeys: () => Promise<void>
  /** The provider's own side of the lessons. */
  readonly lab: Lab
  /** Forgets everything: the world starts anew. */
  reset: () => Promise<void>
}

interface Endpoint {
  cors: CorsPolicy
  methods: readonly string[]
  answer: (world: World, request: Request, form: URLSearchParams) => Promise<Response>
}

/** By their names in the configuration. */
const apis: Readonly<Record<string, Api>> = {
  calendar: calendarApi,
  gmail: gmailApi,
  gmailUpload: gmailUploadApi,
  drive: driveApi,
  driveUpload: driveUploadApi,
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/.well-known/openid-configuration': {
    cors: 'plain',
    methods: ['GET'],
    answer: (world) => {
      if (world.faults.strikes('discovery-down')) throw networkError()
      const headers = { 'Cache-Control': 'public, max-age=3600' }
      return Promise.resolve(json(discoveryDocument(world), { headers }))
    },
  },
  '/certs': {
    cors: 'plain',
    methods: ['GET'],
    answer: async (world) => {
      if (world.faults.strikes('keys-down')) throw networkError()
      const headers = { 'Cache-Control': 'public, max-age=19000, must-revalidate, no-transform' }
      return json(await publishedKeys(world), { headers })
    },
  },
  '/authorize': { cors: 'none', methods: ['GET', 'POST'], answer: authorizationEndpoint },
  '/token': { cors: 'open', methods: ['POST'], answer: (world, _request, form) => tokenEndpoint(world, form) },
  '/userinfo': { cors: 'open', methods: ['GET', 'POST'], answer: userinfoEndpoint },
  '/revoke': {
    cors: 'open',
    methods: ['POST'],
    answer: (world, _request, form) => revocationEndpoint(world, form),
  },
  '/logout': {
    cors: 'none',
    methods: ['GET', 'POST'],
    answer: (world, request, form) =>
      world.settings.endSession ? endSessionEndpoint(world, request, form) : Promise.resolve(notFound()),
  },
}

/** Starts a built-in Google over a store. */
export function createMockGoogle(options: MockOptions): MockGoogle {
  const world = new World(options)
  let loaded = false

  const arrange: MockGoogle['arrange'] = (work) =>
    options.store.exclusive(async () => {
      const kept = await options.store.load()
      const before = JSON.stringify(kept)
      // A store that was emptied by another document means a new world, not that the old one is written back.
      if (kept) world.state = kept
      else if (loaded) world.state = world.fresh()
      loaded = true
      keepSeedFresh(world.state, options.now())
      try {
        return await work(world)
      } finally {
        forgetExpired(world.state, world.nowMs)
        if (JSON.stringify(world.state) !== before) await options.store.save(world.state)
      }
    })

  return {
    world,
    arrange,
    owns: (url) => routeOf(options, url) !== undefined,
    handle: async (request) => {
      const route = routeOf(options, request.url)
      if (!route) return notFound()
      const cors = route.cors === 'upload' && world.settings.hidesUploadHeaders ? 'open' : route.cors
      if (request.method === 'OPTIONS') return preflight(cors, request)
      if (!route.methods.includes(request.method)) return withCors(cors, request, new Response(null, { status: 405 }))
      const form = await formOf(request)
      const response = await arrange((now) => route.answer(now, request, form))
      response.headers.set('Date', new Date(world.nowMs).toUTCString())
      return withCors(cors, request, response)
    },
    rotateKeys: () => arrange(rotateKeys),
    lab: createLab({ arrange }),
    reset: () =>
      options.store.exclusive(async () => {
        world.state = world.fresh()
        loaded = false
        await options.store.clear()
      }),
  }
}

function routeOf(options: MockOptions, url: string): Endpoint | undefined {
  const plain = url.split(/[?#]/)[0] ?? ''
  for (const [name, api] of Object.entries(apis)) {
    const prefix = options.apis[name]
    if (!prefix || !plain.startsWith(prefix)) continue
    const answer: Endpoint['answer'] = (world, request) => answerApi(api, world, request, plain.slice(prefix.length))
    const cors = name === 'driveUpload' ? 'upload' : 'open'
    return { cors, methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], answer }
  }
  if (!plain.startsWith(`${options.issuer}/`)) return undefined
  const path = plain.slice(options.issuer.length)
  if (path.startsWith('/pictures/')) {
    return { cors: 'plain', methods: ['GET'], answer: (world) => Promise.resolve(pictureEndpoint(world, path)) }
  }
  return Object.hasOwn(endpoints, path) ? endpoints[path] : undefined
}

/** The form in a body; empty where there is none. */
async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('Content-Type') ?? ''
  const isForm = request.method === 'POST' && type.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? await request.text() : '')
}
