/** What the deployer sets in the edge platform; the secret stands nowhere else. */
export interface Settings {
  /** `https://app.example`: the only origin whose pages may ask. */
  APP_ORIGIN: string
  /** Exactly as registered at Google. */
  REDIRECT_URI: string
  CLIENT_ID: string
  CLIENT_SECRET: string
}

const googleTokenEndpoint = 'https://oauth2.googleapis.com/token'
const maxBytes = 16_384
const timeoutMs = 10_000

/** What each grant may carry; anything else is dropped, and what is listed first must be there. */
const grants: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'code_verifier', 'redirect_uri'],
  refresh_token: ['refresh_token'],
}

/**
 * Google's token endpoint for a page that has no secret: adds the secret to a code exchange (which must carry a PKCE
 * verifier) or a refresh of one client, and hands Google's answer back. Keeps nothing and logs nothing.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/web-server#exchange-authorization-code
 */
export async function answer(request: Request, settings: Settings, ask: typeof fetch = fetch): Promise<Response> {
  const headers = { 'Access-Control-Allow-Origin': settings.APP_ORIGIN, Vary: 'Origin', 'Cache-Control': 'no-store' }
  const refuse = (status: number, error: string) => Response.json({ error }, { status, headers })
  if (request.headers.get('Origin') !== settings.APP_ORIGIN) return refuse(403, 'access_denied')
  if (request.method === 'OPTIONS') {
    return new Response(null, { status: 204, headers: { ...headers, 'Access-Control-Allow-Methods': 'POST' } })
  }
  if (request.method !== 'POST') return refuse(405, 'invalid_request')

  const text = await request.text()
  if (text.length > maxBytes) return refuse(413, 'invalid_request')
  const asked = new URLSearchParams(text)
  const grantType = asked.get('grant_type') ?? ''
  const names = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (!names) return refuse(400, 'unsupported_grant_type')
  if (asked.get('client_id') !== settings.CLIENT_ID) return refuse(400, 'unauthorized_client')
  if (names.some((name) => !asked.get(name))) return refuse(400, 'invalid_request')
  if (names.includes('redirect_uri') && asked.get('redirect_uri') !== settings.REDIRECT_URI) {
    return refuse(400, 'invalid_request')
  }

  const body = new URLSearchParams({
    grant_type: grantType,
    client_id: settings.CLIENT_ID,
    client_secret: settings.CLIENT_SECRET,
  })
  for (const name of names) body.set(name, asked.get(name) ?? '')
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const given = await ask(googleTokenEndpoint, { method: 'POST', body, redirect: 'error', signal })
    const type = given.headers.get('Content-Type') ?? 'application/json'
    return new Response(await given.text(), { status: given.status, headers: { ...headers, 'Content-Type': type } })
  } catch {
    return refuse(502, 'temporarily_unavailable')
  }
}

/** The shape that Cloudflare Workers, Deno Deploy and Vercel's edge expect. */
export default { fetch: (request: Request, settings: Settings) => answer(request, settings) }
