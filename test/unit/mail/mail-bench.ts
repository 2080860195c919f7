import type { ApiRequest, Send } from '#google/send.ts'
import type { MockGoogle } from '#mock/google.ts'
import type { MockOptions } from '#mock/options.ts'
import { newGoogle, redeem, request, Visitor, auth, bearer } from '../mock/visitor.ts'

const apis = { gmail: 'https://api.test/gmail/v1/', gmailUpload: 'https://api.test/upload/gmail/v1/' }

export interface MailBench {
  google: MockGoogle
  /** The network as the endpoint functions see it, without a vault: straight to the built-in Google. */
  send: Send
  /** What was sent, oldest first. */
  requests: ApiRequest[]
  /** Whose mailbox it is. */
  person: MockGoogle['world']['people'][number]
  /** Stands before the built-in Google: what it answers is the answer. */
  before: (rule: (request: ApiRequest) => Response | Promise<Response | undefined> | undefined) => void
}

/** Endpoint functions over the built-in Google, signed in with mail. */
export async function mailBench(options: Partial<MockOptions> = {}): Promise<MailBench> {
  const google = newGoogle({ apis, ...options })
  const query = request({ scope: `openid email profile ${auth('gmail.modify')}` })
  const tokens = (await redeem(google, await new Visitor(google).allow(query))).body
  const [person] = google.world.people
  if (!person) throw new Error('nobody is there')
  const requests: ApiRequest[] = []
  let rule: Parameters<MailBench['before']>[0] = () => undefined
  const send: Send = async (apiRequest, signal) => {
    requests.push(apiRequest)
    if (signal?.aborted) return { kind: 'failure', code: 'aborted' }
    const { api, method, path, query: parameters = {}, headers = {}, body } = apiRequest
    const url = new URL((api === 'gmailUpload' ? apis.gmailUpload : apis.gmail) + path)
    for (const [name, value] of Object.entries(parameters)) {
      for (const one of [value].flat()) url.searchParams.append(name, one)
    }
    const init = { method, headers: { ...headers, ...bearer(tokens['access_token']) }, ...(body ? { body } : {}) }
    const response = (await rule(apiRequest)) ?? (await google.handle(new Request(url, init)))
    if (signal?.aborted) return { kind: 'failure', code: 'aborted' }
    return {
      kind: 'answer',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
  return { google, send, requests, person, before: (next) => (rule = next) }
}

/** A message as it travels. */
export const rawMessage = (headers: Readonly<Record<string, string>>, text = 'Hello') =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}Content-Type: text/plain; charset=UTF-8\r\n\r\n${text}\r\n`
