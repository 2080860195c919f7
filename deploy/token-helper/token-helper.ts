import { readBounded } from './bounded.ts'
import { askForTokens, type Answer } from './google.ts'
import { cookieOf } from './held-token.ts'
import { Refusal } from './refusal.ts'
import { endSession, hold, refreshHeld, type Keeping } from './session.ts'
import { judgeSettings, type Environment, type Settings } from './settings.ts'

const maxBytes = 16_384
const patienceMs = 10_000
const formType = /^application\/x-www-form-urlencoded(;|$)/i

/** What each grant carries to Google, all of it needed; anything else is dropped. */
const grants: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'code_verifier', 'redirect_uri'],
  refresh_token: ['refresh_token'],
}

/**
 * Google's token endpoint for a page that has no secret: adds the secret to a code exchange (which must carry a PKCE
 * verifier) or a refresh of one client, and hands Google's answer to one origin. With a `SESSION_KEY` the refresh token
 * stays out of that answer: it is kept in a sealed cookie that comes back with each refresh. Logs nothing.
 *
 * @param environment what the deployer set; a mistake in it is told by the setting's name
 * @see docs/token-helper.md
 */
export async function answer(
  request: Request,
  environment: Environment,
  { send = fetch, nowMs = Date.now() }: { send?: typeof fetch; nowMs?: number } = {},
): Promise<Response> {
  const settings = judgeSettings(environment)
  if ('unusable' in settings) {
    const description = `The token helper cannot use: ${settings.unusable.join(', ')}`
    return Response.json({ error: 'server_error', error_description: description }, { status: 500 })
  }
  const headers = headersFor(settings)
  try {
    checkCaller(request, settings)
    if (request.method === 'OPTIONS') {
      headers.set('Access-Control-Allow-Methods', 'POST')
      return new Response(null, { status: 204, headers })
    }
    const path = pathOf(request)
    const cookie = cookieOf(request, path)
    const given = await grant({ form: await formOf(request, settings), settings, path, cookie, nowMs, send })
    if (given.setCookie) headers.set('Set-Cookie', given.setCookie)
    return Response.json(given.body, { status: given.status, headers })
  } catch (error) {
    if (error instanceof Refusal) return Response.json(error.body, { status: error.status, headers })
    return Response.json({ error: 'temporarily_unavailable' }, { status: 502, headers })
  }
}

function headersFor({ origin, sessionKeys }: Settings): Headers {
  return new Headers({
    'Access-Control-Allow-Origin': origin,
    ...(sessionKeys.length > 0 ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Origin',
    'X-Content-Type-Options': 'nosniff',
  })
}

/** The browser says which page asks, and no page can make it say another (RFC 6454 §7). @throws Refusal */
function checkCaller(request: Request, { origin, sessionKeys }: Settings): void {
  if (request.headers.get('Origin') !== origin) throw new Refusal(403, 'access_denied')
  if (sessionKeys.length > 0 && request.headers.get('Sec-Fetch-Site') === 'cross-site') {
    throw new Refusal(403, 'access_denied', 'A token helper that keeps the session must be on the same site as the app')
  }
  if (request.method !== 'POST' && request.method !== 'OPTIONS') throw new Refusal(405, 'invalid_request')
}

/** The path of a cookie is written as it came, so it may hold nothing that ends an attribute. @throws Refusal */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url)
  if (!/^[\w/.~-]+$/.test(pathname)) throw new Refusal(404, 'invalid_request')
  return pathname
}

/** @throws Refusal */
async function formOf(request: Request, { clientId, redirectUri }: Settings): Promise<URLSearchParams> {
  if (!formType.test(request.headers.get('Content-Type') ?? '')) throw new Refusal(415, 'invalid_request')
  const text = await readBounded(request.body, maxBytes, AbortSignal.timeout(patienceMs)).catch((error: unknown) => {
    throw new Refusal(error instanceof RangeError ? 413 : 408, 'invalid_request')
  })
  const form = new URLSearchParams(text)
  const names = [...form.keys()]
  if (new Set(names).size < names.length) throw new Refusal(400, 'invalid_request', 'A parameter is there twice')
  if (form.get('client_id') !== clientId) throw new Refusal(400, 'unauthorized_client')
  if (form.has('redirect_uri') && form.get('redirect_uri') !== redirectUri) {
    throw new Refusal(400, 'invalid_request', 'The redirect URI is not the one of the token helper')
  }
  return form
}

/** A code, a refresh, or the end of what is kept. @throws Refusal, and whatever keeps Google from answering */
async function grant(asked: Keeping): Promise<Answer> {
  const { form, settings, send } = asked
  const keeps = settings.sessionKeys.length > 0
  if (keeps && form.has('session')) return endSession(asked)
  const grantType = form.get('grant_type') ?? ''
  const names = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (!names) throw new Refusal(400, 'unsupported_grant_type')
  if (keeps && grantType === 'refresh_token') return refreshHeld(asked)
  if (names.some((name) => !form.get(name))) throw new Refusal(400, 'invalid_request')
  const carried = Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']))
  const given = await askForTokens(grantType, carried, settings, send)
  return keeps ? hold(asked, given) : given
}
