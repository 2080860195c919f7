import { htmlScreen, pageLanguage } from '../http/html.ts'
import { notFound } from '../http/answer.ts'
import { base64url, hashOf } from '../world/encoding.ts'
import type { World } from '../world/world.ts'
import { authorize, type Decision, type Screen } from './authorization.ts'

/**
 * The authorization endpoint over HTTP. `GET` takes the request; `POST` takes the answer to a screen, with the request
 * in the field `request`. Where a page of our own draws the screens (`page/main.ts`), it asks the rules itself.
 */
export async function authorizationEndpoint(world: World, request: Request, form: URLSearchParams): Promise<Response> {
  if (world.options.pages === 'app') return notFound()
  const answered = request.method === 'POST' && form.has('request')
  const posted = answered ? new URLSearchParams(form.get('request') ?? '') : form
  const query = request.method === 'POST' ? posted : new URL(request.url).searchParams
  const browser = await browserOf(world, request)
  const screen = await authorize(world, browser.key, query, answered ? decisionIn(form) : {})
  const response = skin(world, screen, query)
  if (browser.setCookie) response.headers.append('Set-Cookie', browser.setCookie)
  return response
}

function skin(world: World, screen: Screen, query: URLSearchParams): Response {
  if (screen.kind !== 'redirect') return htmlScreen(screen, query, pageLanguage(query, world.language))
  const headers = { Location: screen.location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }
  return new Response(null, { status: 302, headers })
}

function decisionIn(form: URLSearchParams): Decision {
  const decision = form.get('decision')
  const account = form.get('account')
  return {
    ...(account ? { account } : {}),
    ...(decision === 'continue' ? { consent: form.getAll('scope') } : {}),
    cancel: decision === 'cancel',
    otherAccount: decision === 'other-account',
  }
}

/** Who asks: the browser, known by its cookie. */
async function browserOf(world: World, request: Request): Promise<{ key: string; setCookie?: string }> {
  const name = cookieName(world)
  const cookies = (request.headers.get('Cookie') ?? '').split('; ')
  const sent = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
  if (sent) return { key: await hashOf(sent) }
  const made = base64url(world.options.random(32))
  return { key: await hashOf(made), setCookie: `${name}=${made}; Path=/; HttpOnly; SameSite=Lax` }
}

/** Cookies of one host are shared by all its ports, so the port is in the name. */
const cookieName = (world: World) => `demo_browser_${new URL(world.options.issuer).port}`

/** RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0), for tests of providers that have it. */
export async function endSessionEndpoint(world: World, request: Request, form: URLSearchParams): Promise<Response> {
  const parameters = request.method === 'POST' ? form : new URL(request.url).searchParams
  const { key } = await browserOf(world, request)
  delete world.state.browserSessions[key]
  const client = world.options.clients.find(({ clientId }) => clientId === parameters.get('client_id'))
  const target = parameters.get('post_logout_redirect_uri')
  if (!client || !target || !mayReturnTo(client.redirectUris, target)) return new Response('Signed out')
  const url = new URL(target)
  const state = parameters.get('state')
  if (state !== null) url.searchParams.set('state', state)
  return new Response(null, { status: 302, headers: { Location: url.href, 'Cache-Control': 'no-store' } })
}

/** After a logout the browser may go to any page of an origin that the client registered. */
function mayReturnTo(redirectUris: readonly string[] | ((uri: string) => boolean), target: string): boolean {
  const origin = URL.parse(target)?.origin
  return typeof redirectUris === 'function'
    ? redirectUris(target) || redirectUris(`${origin ?? ''}/callback`)
    : redirectUris.some((uri) => new URL(uri).origin === origin)
}
