import { createHash } from 'node:crypto'
import type { MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { memoryStore } from '#mock/world/store.ts'
import { startMockGoogle } from '../../in-process/mock-google.ts'

export const issuer = 'https://demo.test/base/demo'
export const calendarApi = 'https://api.test/calendar/v3/'
export const redirectUri = 'https://app.test/base/callback'
export const clientId = 'pixy-test'
const codeVerifier = 'v'.repeat(50)
export const startMs = Date.UTC(2026, 10, 20, 3, 0)

export const auth = (name: string) => `https://www.googleapis.com/auth/${name}`
export const readEvents = auth('calendar.events.readonly')
export const readList = auth('calendar.calendarlist.readonly')

/** A Google of the test's own: its clock stands at 2026-11-20 12:00 in Seoul until the test moves it. */
export function newGoogle(options: Partial<MockOptions> = {}): MockGoogle {
  let drawn = 0
  return startMockGoogle({
    issuer,
    apis: { calendar: calendarApi },
    clients: [{ clientId, redirectUris: [redirectUri] }],
    store: memoryStore(),
    now: () => startMs,
    random: (bytes) => {
      drawn += 1
      return new Uint8Array(createHash('sha512').update(String(drawn)).digest().subarray(0, bytes))
    },
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
    ...options,
  })
}

/** The parameters of an authorization request with code and PKCE; a parameter set to `undefined` is left out. */
export function request(more: Record<string, string | undefined> = {}): URLSearchParams {
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }
  return new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

/** A browser at the provider: keeps its cookie, reads forms, presses buttons. */
export class Visitor {
  readonly #google: MockGoogle
  #cookie = ''

  constructor(google: MockGoogle) {
    this.#google = google
  }

  open(query: URLSearchParams): Promise<Page> {
    return this.#visit(
      new Request(`${issuer}/authorize?${query.toString()}`, { headers: { Cookie: this.#cookie } }),
      query,
    )
  }

  /** Sends the form on the screen, as the button would. */
  press(query: URLSearchParams, fields: readonly (readonly [string, string])[]): Promise<Page> {
    const body = new URLSearchParams([['request', query.toString()], ...fields.map(([name, value]) => [name, value])])
    return this.#visit(
      new Request(`${issuer}/authorize`, { method: 'POST', headers: { Cookie: this.#cookie }, body }),
      query,
    )
  }

  /** Goes through all screens: chooses the person, ticks these scopes (or all), continues. */
  async allow(query: URLSearchParams, email = 'mina@demo.example', scopes?: readonly string[]): Promise<URL> {
    const account = this.#google.world.personBy(email)?.subject ?? ''
    let page = await this.open(query)
    if (!page.location) page = await this.press(query, [['account', account]])
    if (!page.location) {
      const ticked = scopes ?? page.checkboxes
      const fields = ticked.map((scope) => ['scope', scope] as const)
      page = await this.press(query, [['account', account], ['decision', 'continue'], ...fields])
    }
    if (!page.location) throw new Error(`still at the provider: ${page.text}`)
    return page.location
  }

  async #visit(visit: Request, query: URLSearchParams): Promise<Page> {
    const response = await this.#google.handle(visit)
    this.#cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie
    const text = await response.text()
    const location = response.headers.get('Location')
    return {
      status: response.status,
      text,
      query,
      checkboxes: [...text.matchAll(/type="checkbox" name="scope" value="([^"]*)"/g)].map((found) => found[1] ?? ''),
      ...(location ? { location: new URL(location) } : {}),
    }
  }
}

export interface Page {
  status: number
  text: string
  query: URLSearchParams
  /** Values of the boxes on a consent screen. */
  checkboxes: string[]
  location?: URL
}

export interface Answer {
  status: number
  headers: Headers
  /** Members of the JSON object in the body. */
  body: Record<string, unknown>
}

export async function answerOf(response: Response): Promise<Answer> {
  const body: unknown = await response.json()
  return { status: response.status, headers: response.headers, body: { ...(body as object) } }
}

export async function post(google: MockGoogle, path: string, fields: Record<string, string>): Promise<Answer> {
  return answerOf(
    await google.handle(new Request(`${issuer}${path}`, { method: 'POST', body: new URLSearchParams(fields) })),
  )
}

/** Redeems the code of a callback. */
export const redeem = (google: MockGoogle, callback: URL, more: Record<string, string> = {}) =>
  post(google, '/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
    ...more,
  })

export const refresh = (google: MockGoogle, refreshToken: unknown, more: Record<string, string> = {}) =>
  post(google, '/token', {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: String(refreshToken),
    ...more,
  })

/** The header for a token from a token answer; none where there is no token. */
export const bearer = (accessToken: unknown): Record<string, string> =>
  typeof accessToken === 'string' ? { Authorization: `Bearer ${accessToken}` } : {}

/** Asks the calendar API with an access token, or without one. */
export async function ask(google: MockGoogle, path: string, accessToken?: unknown): Promise<Answer> {
  return answerOf(await google.handle(new Request(calendarApi + path, { headers: bearer(accessToken) })))
}

/** Signs a person in with calendar scopes; the members of the token answer. */
export async function signedIn(google: MockGoogle, email?: string): Promise<Record<string, unknown>> {
  const query = request({ scope: `openid email profile ${readEvents} ${readList}`, access_type: 'offline' })
  return (await redeem(google, await new Visitor(google).allow(query, email))).body
}
