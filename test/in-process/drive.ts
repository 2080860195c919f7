import type { Send } from '#google/send.ts'
import { createMockGoogle, type MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { hashOf } from '#mock/world/encoding.ts'
import { memoryStore } from '#mock/world/store.ts'

const scopeBase = 'https://www.googleapis.com/auth/'
export const apis = {
  drive: 'https://api.test/drive/v3/',
  driveUpload: 'https://api.test/upload/drive/v3/',
}

export interface DriveBench {
  google: MockGoogle
  /** One request with the token of the first person, or of another. */
  request: (path: string, init?: RequestInit & { api?: keyof typeof apis }) => Promise<Response>
  /** What the endpoint functions are handed: the vault's `send`, without the vault. */
  send: Send
  /** Decides about each request before Google sees it: `cut` breaks the connection. */
  weather: { at: (request: Request) => 'pass' | 'cut' | Promise<'pass' | 'cut'> }
  /** The provider's clock. */
  time: { nowMs: number }
}

/** The built-in Google's Drive alone, with a token for a person; no sign-in, no vault. */
export async function createDriveBench(
  options: { scopes?: readonly string[]; clientId?: string; person?: 0 | 1 | 2; mock?: Partial<MockOptions> } = {},
): Promise<DriveBench> {
  const { scopes = ['drive'], clientId = 'pixy-test', person = 0 } = options
  const time = { nowMs: Date.UTC(2026, 10, 20, 3, 0) }
  const weather: DriveBench['weather'] = { at: () => 'pass' }
  const google = createMockGoogle({
    issuer: 'https://google.test',
    apis,
    clients: [],
    store: memoryStore(),
    now: () => time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
    ...options.mock,
  })
  const token = `token-of-${clientId}`
  const accessToken = await hashOf(token)
  await google.arrange((world) => {
    world.state.accessTokens[accessToken] = {
      familyId: 'family',
      clientId,
      subject: world.people[person]?.subject ?? '',
      scopes: scopes.map((scope) => scopeBase + scope),
      expiresAtMs: Number.MAX_SAFE_INTEGER,
    }
  })

  const request: DriveBench['request'] = async (path, { api = 'drive', ...init } = {}) => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', `Bearer ${token}`)
    const asked = new Request(apis[api] + path, { ...init, headers })
    if ((await weather.at(asked.clone())) === 'cut') throw new TypeError('Failed to fetch')
    return google.handle(asked)
  }

  const send: Send = async ({ api, method, path, query = {}, headers, body, read }, signal) => {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    )
    const question = search.size > 0 ? `?${search.toString()}` : ''
    try {
      const response = await request(path + question, {
        api: api as keyof typeof apis,
        method,
        ...(headers ? { headers } : {}),
        ...(body === undefined ? {} : { body }),
      })
      if (signal?.aborted) return { kind: 'failure', code: 'aborted' }
      return {
        kind: 'answer',
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: read === 'bytes' ? await response.arrayBuffer() : await response.text(),
      }
    } catch {
      return { kind: 'failure', code: signal?.aborted ? 'aborted' : 'offline' }
    }
  }
  return { google, request, send, weather, time }
}
