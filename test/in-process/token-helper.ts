import type { MockGoogle } from '#mock/google.ts'
import type { Environment } from '../../deploy/token-helper/settings.ts'
import { answer } from '../../deploy/token-helper/token-helper.ts'

export const helperUrl = 'https://app.example/token'
export const clientSecret = 'secret-of-the-test'
export const sessionKey = Buffer.alloc(32, 7).toString('base64')
export const otherSessionKey = Buffer.alloc(32, 8).toString('base64')

export const helperEnvironment: Environment = {
  REDIRECT_URI: 'https://app.example/callback',
  CLIENT_ID: 'pixy-test',
  CLIENT_SECRET: clientSecret,
}

/** A token helper as one browser meets it: with the page's origin, and a jar that only it and the helper look into. */
export interface HelperDoor {
  /** What the browser sends for the page: cookies where the request asks for them. */
  fetch: (request: Request) => Promise<Response>
  /** Sealed values by name. */
  jar: Map<string, string>
  /** Each `Set-Cookie` so far. */
  setCookies: string[]
  /** Each answer's body so far: all that the page could learn. */
  answers: string[]
  /** What the helper asked of Google. */
  asked: { url: string; form: URLSearchParams }[]
  environment: Environment
  /** While true Google cannot be reached from the helper. */
  network: { down: boolean }
}

/** The real helper, with the built-in Google where the real one would be. */
export function createHelperDoor(
  google: MockGoogle,
  issuer: string,
  { environment = helperEnvironment, nowMs }: { environment?: Environment; nowMs: () => number },
): HelperDoor {
  const door: HelperDoor = {
    jar: new Map(),
    setCookies: [],
    answers: [],
    asked: [],
    environment: { ...environment },
    network: { down: false },
    fetch: async (request) => {
      const headers = new Headers(request.headers)
      headers.set('Origin', new URL(door.environment.REDIRECT_URI ?? '').origin)
      headers.set('Sec-Fetch-Site', 'same-origin')
      const hasCookies = request.credentials === 'include'
      if (hasCookies && door.jar.size > 0) {
        headers.set('Cookie', [...door.jar].map(([name, value]) => `${name}=${value}`).join('; '))
      }
      const body = await request.text()
      const asked = new Request(request.url, { method: request.method, headers, body })
      const response = await answer(asked, door.environment, { send, nowMs: nowMs() })
      door.answers.push(await response.clone().text())
      for (const cookie of hasCookies ? response.headers.getSetCookie() : []) {
        door.setCookies.push(cookie)
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (/Max-Age=0\b/.test(cookie)) door.jar.delete(name)
        else door.jar.set(name, value)
      }
      return response
    },
  }
  const send: typeof fetch = async (input, init) => {
    const url = new Request(input).url
    const form = new URLSearchParams(init?.body as URLSearchParams)
    door.asked.push({ url, form })
    if (door.network.down) throw new TypeError('fetch failed')
    const at = url.replace('https://oauth2.googleapis.com', issuer)
    return google.handle(new Request(at, { method: 'POST', body: form }))
  }
  return door
}
