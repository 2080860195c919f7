import type { MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { memoryStore } from '#mock/world/store.ts'
import type { CallbackRequest } from '#vault/protocol.ts'
import { startMockGoogle } from './mock-google.ts'
import type { TestTime } from './time.ts'
import { appOrigin, createTestVault, type TestPage, type TestVault } from './vault.ts'

export const issuer = 'https://google.example'
/** Google's own kind of connection, with a token helper: it asks for offline access, so there are refresh tokens. */
export const googleKind = {
  kind: 'google',
  tokenEndpoint: `${issuer}/token`,
  metadata: {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    jwks_uri: `${issuer}/certs`,
    userinfo_endpoint: `${issuer}/userinfo`,
    revocation_endpoint: `${issuer}/revoke`,
  },
}
const clientId = 'pixy-test'
const apis = {
  calendar: 'https://google.example/calendar/v3/',
  drive: 'https://google.example/drive/v3/',
  driveUpload: 'https://google.example/upload/drive/v3/',
}

export const calendarScope = 'https://www.googleapis.com/auth/calendar.events.readonly'
export const events = {
  api: 'calendar',
  method: 'GET',
  path: 'calendars/primary/events',
  query: { maxResults: '1' },
  scopes: [calendarScope],
} as const

/** A request as the provider's network saw it. */
export interface Seen {
  method: string
  url: URL
  form: URLSearchParams
  authorization: string | null
}

export interface GoogleBench extends TestVault {
  google: MockGoogle
  requests: Seen[]
  to: (path: string) => Seen[]
  /** While true every request fails as if there were no network. */
  network: { down: boolean }
  /** Plays the person at the provider: signs in, ticks these scopes, and comes back. */
  consent: (url: string, choice?: { scopes?: readonly string[]; cancel?: boolean }) => Promise<CallbackRequest>
  /** A whole sign-in through one page. */
  signIn: (page: TestPage, options?: { scopes?: readonly string[] }) => Promise<void>
}

/** The real vault against the built-in Google, in one process and on one clock. */
export function createGoogleBench(
  time: TestTime,
  options: {
    mock?: Partial<MockOptions>
    config?: object
    /** Offers the built-in provider beside it. */
    demo?: boolean
    vault?: Parameters<typeof createTestVault>[0]['environment']
    /** Answers in the provider's place what is not the provider's. */
    door?: (request: Request, google: MockGoogle) => Promise<Response> | undefined
  } = {},
): GoogleBench {
  const requests: Seen[] = []
  const network = { down: false }
  const google = startMockGoogle({
    issuer,
    apis,
    clients: [{ clientId, redirectUris: [`${appOrigin}/callback`] }],
    store: memoryStore(),
    now: time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
    ...options.mock,
  })
  const bench = createTestVault({
    config: {
      providers: [{ id: 'work', label: 'Work', clientId, ...(options.config ?? { kind: 'oidc', issuer }) }],
      apis,
      ...(options.demo ? { demo: true } : {}),
    },
    time,
    ...(options.vault ? { environment: options.vault } : {}),
    fetch: async (request) => {
      if (network.down) throw new TypeError('Failed to fetch')
      const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '')
      requests.push({
        method: request.method,
        url: new URL(request.url),
        form,
        authorization: request.headers.get('authorization'),
      })
      return options.door?.(request, google) ?? google.handle(request)
    },
  })

  const consent: GoogleBench['consent'] = async (url, { scopes, cancel } = {}) => {
    const { searchParams, origin, pathname } = new URL(url)
    const [person] = google.world.people
    const form = new URLSearchParams({
      request: searchParams.toString(),
      account: person?.subject ?? '',
      decision: cancel ? 'cancel' : 'continue',
    })
    for (const scope of scopes ?? (searchParams.get('scope') ?? '').split(' ')) form.append('scope', scope)
    const response = await google.handle(new Request(origin + pathname, { method: 'POST', body: form }))
    const location = response.headers.get('Location')
    if (!location) throw new Error(`The provider stayed on its page: ${await response.text()}`)
    const { search, hash } = new URL(location)
    return { query: search, fragment: hash, frame: false }
  }

  const signIn: GoogleBench['signIn'] = async (page, { scopes } = {}) => {
    const begun = await page.call('begin', { providerId: 'work', returnTo: '/', ...(scopes ? { scopes } : {}) })
    if ('problem' in begun) throw new Error(begun.problem.code)
    await page.call('callback', await consent(begun.url))
    await time.idle()
  }
  return {
    ...bench,
    google,
    requests,
    network,
    consent,
    signIn,
    to: (path) => requests.filter(({ url }) => url.pathname === path),
  }
}
