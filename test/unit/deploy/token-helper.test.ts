import { expect, test } from 'vitest'
import type { Environment } from '../../../deploy/token-helper/settings.ts'
import { answer } from '../../../deploy/token-helper/token-helper.ts'
import { helperEnvironment as environment, helperUrl, sessionKey } from '../../in-process/token-helper.ts'

const exchange = {
  grant_type: 'authorization_code',
  client_id: 'pixy-test',
  code: 'code-of-the-test',
  code_verifier: 'verifier-of-the-test',
  redirect_uri: 'https://app.example/callback',
}
const refresh = { grant_type: 'refresh_token', client_id: 'pixy-test', refresh_token: 'refresh-of-the-test' }
const tokens = { access_token: 'access-of-the-test', refresh_token: 'refresh-of-the-test' }

interface How {
  headers?: Record<string, string>
  method?: string
  settings?: Environment
  url?: string
  google?: () => Promise<Response>
}

/** Sends a form to the helper, with Google played by `google`. */
async function post(form: Record<string, string> | string, how: How = {}) {
  const {
    headers,
    method = 'POST',
    settings = environment,
    google = () => Promise.resolve(Response.json(tokens)),
  } = how
  const asked: { url: string; form: Record<string, string>; redirect: RequestRedirect | undefined }[] = []
  const request = new Request(how.url ?? helperUrl, {
    method,
    headers: { Origin: 'https://app.example', ...headers },
    ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
  })
  const send: typeof fetch = (input, init) => {
    const sent = Object.fromEntries(init?.body as URLSearchParams)
    asked.push({ url: new Request(input).url, form: sent, redirect: init?.redirect })
    return google()
  }
  const response = await answer(request, settings, { send })
  return { response, text: await response.text(), asked }
}

test('a code exchange goes to Google with the secret, and its answer comes back to the app alone', async () => {
  const { response, text, asked } = await post({ ...exchange, scope: 'dropped' })
  expect(asked).toEqual([
    {
      url: 'https://oauth2.googleapis.com/token',
      form: { ...exchange, client_secret: 'secret-of-the-test' },
      redirect: 'manual',
    },
  ])
  expect(JSON.parse(text)).toEqual(tokens)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example')
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})

test('a refresh goes to Google with the secret', async () => {
  const { asked } = await post(refresh)
  expect(asked[0]?.form).toEqual({ ...refresh, client_secret: 'secret-of-the-test' })
})

test('what Google refuses is refused in its own words', async () => {
  const refusal = { error: 'invalid_grant', error_description: 'Bad Request' }
  const { response, text } = await post(exchange, {
    google: () => Promise.resolve(Response.json(refusal, { status: 400 })),
  })
  expect([response.status, JSON.parse(text)]).toEqual([400, refusal])
})

test('of an answer only what a token endpoint says is handed on', async () => {
  const { text } = await post(exchange, {
    google: () => Promise.resolve(Response.json({ ...tokens, internal: 'not for pages' })),
  })
  expect(JSON.parse(text)).toEqual(tokens)
})

const unreachable: readonly [string, () => Promise<Response>][] = [
  ['cannot be reached', () => Promise.reject(new TypeError(JSON.stringify(exchange)))],
  ['redirects', () => Promise.resolve(Response.redirect('https://elsewhere.example'))],
  ['answers with a page', () => Promise.resolve(new Response('<h1>Sign in to this network</h1>'))],
  ['repeats the secret', () => Promise.resolve(Response.json({ error: `secret-of-the-test is wrong` }))],
  ['answers without end', () => Promise.resolve(Response.json({ access_token: 'x'.repeat(100_000) }))],
]

test.each(unreachable)(
  'a Google that %s is an error of its own, with nothing of the request in it',
  async (_, google) => {
    const { response, text } = await post(exchange, { google })
    expect([response.status, text]).toEqual([502, '{"error":"temporarily_unavailable"}'])
  },
)

test('a browser may ask beforehand whether it may ask', async () => {
  const { response, asked } = await post({}, { method: 'OPTIONS' })
  expect([response.status, response.headers.get('Access-Control-Allow-Methods'), asked]).toEqual([204, 'POST', []])
})

const refused: readonly [string, Record<string, string> | string, How, number][] = [
  ['another origin', exchange, { headers: { Origin: 'https://evil.example' } }, 403],
  ['an origin of the same site', exchange, { headers: { Origin: 'https://other.app.example' } }, 403],
  ['a page without an origin', exchange, { headers: { Origin: 'null' } }, 403],
  ['another method', exchange, { method: 'GET' }, 405],
  ['another media type', exchange, { headers: { 'Content-Type': 'text/plain' } }, 415],
  ['another client', { ...exchange, client_id: 'other' }, {}, 400],
  ['another redirect URI', { ...exchange, redirect_uri: 'https://app.example/other' }, {}, 400],
  ['a code without a redirect URI', { ...exchange, redirect_uri: '' }, {}, 400],
  ['a code without a verifier', { ...exchange, code_verifier: '' }, {}, 400],
  ['another grant', { ...exchange, grant_type: 'password' }, {}, 400],
  ['a grant named after a member of every object', { ...exchange, grant_type: 'constructor' }, {}, 400],
  ['a refresh without a token', { ...refresh, refresh_token: '' }, {}, 400],
  ['the end of a session that is not kept', { client_id: 'pixy-test', session: 'end' }, {}, 400],
  ['a parameter twice', `${new URLSearchParams(exchange).toString()}&code=other`, {}, 400],
  ['a form that is too long', { ...exchange, code: 'x'.repeat(20_000) }, {}, 413],
]

test.each(refused)('%s never reaches Google', async (_, form, how, status) => {
  const { response, text, asked } = await post(form, how)
  expect([response.status, asked]).toEqual([status, []])
  expect(text).not.toContain('secret-of-the-test')
})

test('a body is read no further than a form can be long', async () => {
  let given = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 1
      controller.enqueue(new Uint8Array(1_024).fill(120))
    },
  })
  const headers = { Origin: 'https://app.example', 'Content-Type': 'application/x-www-form-urlencoded' }
  const request = new Request(helperUrl, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  const response = await answer(request, environment, { send: () => Promise.reject(new Error('asked')) })
  expect(response.status).toBe(413)
  expect(given).toBeLessThan(20)
})

test.each([
  ['REDIRECT_URI', { REDIRECT_URI: '' }],
  ['REDIRECT_URI', { REDIRECT_URI: 'app.example/callback' }],
  ['CLIENT_ID', { CLIENT_ID: '' }],
  ['CLIENT_SECRET', { CLIENT_SECRET: undefined }],
  ['SESSION_KEY', { SESSION_KEY: 'dG9vIHNob3J0' }],
  ['SESSION_KEY', { SESSION_KEY: 'no base64 at all!' }],
  ['SESSION_KEY', { SESSION_KEY_BEFORE: sessionKey }],
])('a %s that cannot be used is told by its name alone, and nothing is asked', async (name, wrong) => {
  const { response, text, asked } = await post(exchange, { settings: { ...environment, ...wrong } })
  expect([response.status, asked]).toEqual([500, []])
  const { error_description: description } = JSON.parse(text) as { error_description: string }
  expect(description).toBe(`The token helper cannot use: ${name}`)
})
