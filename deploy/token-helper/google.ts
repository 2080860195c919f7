import { readBounded } from './bounded.ts'
import type { Settings } from './settings.ts'

export interface Answer {
  status: number
  body: Readonly<Record<string, unknown>>
  setCookie?: string
}

const tokenEndpoint = 'https://oauth2.googleapis.com/token'
const revocationEndpoint = 'https://oauth2.googleapis.com/revoke'
const maxBytes = 65_536
const timeoutMs = 10_000

/** What a page has use for of an answer; the rest stays here. */
const members: readonly string[] = [
  ...['access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'refresh_token', 'refresh_token_expires_in'],
  ...['error', 'error_description', 'error_subtype'],
]

/**
 * Asks Google for tokens, with the secret. @throws where no answer of a token endpoint comes in time
 *
 * @see https://developers.google.com/identity/protocols/oauth2/web-server#exchange-authorization-code
 */
export const askForTokens = (
  grantType: string,
  parameters: Readonly<Record<string, string>>,
  settings: Settings,
  send: typeof fetch,
) => {
  const { clientId, clientSecret } = settings
  const form = { grant_type: grantType, client_id: clientId, client_secret: clientSecret, ...parameters }
  return post(tokenEndpoint, form, settings, send)
}

/** Revokes all that the token stands for; what Google does not know any more is revoked. @throws where it is not */
export async function revoke(token: string, settings: Settings, send: typeof fetch): Promise<void> {
  const { status, body } = await post(revocationEndpoint, { token }, settings, send)
  if (status !== 200 && body['error'] !== 'invalid_token') throw new Error('not revoked')
}

/** A value as JSON in its one spelling, without the quotes of a text. */
const spell = (value: unknown) => JSON.stringify(value).replaceAll(/^"|"$/g, '')

async function post(
  url: string,
  form: Readonly<Record<string, string>>,
  { clientSecret }: Settings,
  send: typeof fetch,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs)
  // Followed nowhere. Not every edge knows `redirect: 'error'`.
  const init = { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', signal } as const
  const response = await send(url, init)
  if (response.status < 200 || (response.status >= 300 && response.status < 400)) throw new Error('redirected')
  const text = await readBounded(response.body, maxBytes, signal)
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null) throw new Error('no answer of a token endpoint')
  const known = Object.entries(parsed).filter(([name]) => members.includes(name))
  // Looked for in what is handed on: as it came, it may be spelled with escapes.
  if (known.some(([, value]) => spell(value).includes(spell(clientSecret)))) throw new Error('the secret came back')
  return { status: response.status, body: Object.fromEntries(known) }
}
