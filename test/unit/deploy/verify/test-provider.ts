import type { Answer, Asked } from '../../../../deploy/verify/answer.ts'
import type { Ask, Question } from '../../../../deploy/verify/asker.ts'
import { siteInMemory } from './test-site.ts'

export const issuer = 'http://127.0.0.1:9000/realm'
const apis = ['calendar', 'gmail', 'gmailUpload', 'drive', 'driveUpload']

/** A site whose every endpoint is on one other origin of this machine. */
export const config = {
  providers: [{ id: 'work', kind: 'oidc', label: 'Work', clientId: 'pixy', issuer }],
  apis: Object.fromEntries(apis.map((name) => [name, `${issuer}/api/${name}/`])),
}

export const discovery = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  userinfo_endpoint: `${issuer}/userinfo`,
  revocation_endpoint: `${issuer}/revoke`,
  code_challenge_methods_supported: ['S256'],
}

export interface Reply {
  status?: number
  headers?: Readonly<Record<string, string>>
  body?: string | object
}
/** Says otherwise what an address of the provider answers; undefined leaves it as it is. */
export type Otherwise = (path: string, question: Question, url: URL) => Reply | undefined

/** The site and its provider, which may answer otherwise, and all that was asked of others than the site. */
export function siteWithProvider(
  otherwise: Otherwise = () => undefined,
  raw: Readonly<Record<string, unknown>> = config,
) {
  const inMemory = siteInMemory(raw)
  const asked: { method: string; url: URL; headers: Readonly<Record<string, string>> }[] = []
  const ask: Ask = (text, question = {}): Promise<Asked> => {
    const url = new URL(text)
    if (url.origin === inMemory.site.origin && url.pathname !== '/token-helper') return inMemory.ask(text, question)
    asked.push({ method: question.method ?? 'GET', url, headers: question.headers ?? {} })
    const path = url.pathname.replace('/realm', '')
    return Promise.resolve(answerOf(text, otherwise(path, question, url) ?? usual(path, question, url)))
  }
  return { ...inMemory, ask, asked }
}

function answerOf(url: string, { status = 200, headers = {}, body = '' }: Reply): Answer {
  const byName = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]] as const)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { kind: 'answer', url, status, headers: new Map(byName), body: Buffer.from(text) }
}

/** A provider without a fault. */
function usual(path: string, { method = 'GET', headers = {} }: Question, url: URL): Reply {
  const cors = { 'Access-Control-Allow-Origin': headers['Origin'] ?? '' }
  if (path === '/authorize') return back(url, { error: 'login_required' })
  if (method === 'OPTIONS') {
    const allowed = {
      'Access-Control-Allow-Methods': headers['Access-Control-Request-Method'] ?? '',
      'Access-Control-Allow-Headers': headers['Access-Control-Request-Headers'] ?? '',
    }
    return { status: 204, headers: { ...cors, ...allowed } }
  }
  if (path.startsWith('/.well-known/')) return { headers: cors, body: discovery }
  if (path === '/keys') return { headers: cors, body: { keys: [] } }
  return { status: 405, headers: cors }
}

/** Back to the redirect URI of the request, as a provider does that knows it. */
export const back = (url: URL, parameters: Readonly<Record<string, string>>): Reply => ({
  status: 302,
  headers: { Location: withQuery(url.searchParams.get('redirect_uri') ?? '', new URLSearchParams(parameters)) },
})

const withQuery = (address: string, query: URLSearchParams) =>
  `${address}${address.includes('?') ? '&' : '?'}${query.toString()}`
