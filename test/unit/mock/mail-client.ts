import type { MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { answerOf, auth, bearer, newGoogle, redeem, request, Visitor, type Answer } from './visitor.ts'

const gmailApi = 'https://api.test/gmail/v1/'

export interface MailClient {
  google: MockGoogle
  /** @param path below `users/me/` */
  get: (path: string, query?: Readonly<Record<string, string | readonly string[]>>) => Promise<Answer>
  send: (method: string, path: string, body?: unknown) => Promise<Answer>
}

/** A Google of the test's own, and a client that one of its people allowed to work with their mail. */
export async function mailClient({
  email,
  scopes = [auth('gmail.modify')],
  ...options
}: Partial<MockOptions> & { email?: string; scopes?: readonly string[] } = {}): Promise<MailClient> {
  const google = newGoogle({ apis: { gmail: gmailApi }, ...options })
  const query = request({ scope: ['openid', 'email', 'profile', ...scopes].join(' ') })
  const tokens = (await redeem(google, await new Visitor(google).allow(query, email))).body
  const headers = bearer(tokens['access_token'])
  return {
    google,
    get: async (path, parameters = {}) => {
      const url = new URL(`${gmailApi}users/me/${path}`)
      for (const [name, value] of Object.entries(parameters)) {
        for (const one of [value].flat()) url.searchParams.append(name, one)
      }
      return answerOf(await google.handle(new Request(url, { headers })))
    },
    send: async (method, path, body) => {
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await google.handle(new Request(`${gmailApi}users/me/${path}`, { method, headers, ...init }))
      return response.status === 204 ? { status: 204, headers: response.headers, body: {} } : answerOf(response)
    },
  }
}
