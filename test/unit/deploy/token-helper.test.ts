import { expect, test } from 'vitest'
import { answer, type Settings } from '../../../deploy/token-helper/token-helper.ts'

const settings: Settings = {
  APP_ORIGIN: 'https://app.example',
  REDIRECT_URI: 'https://app.example/callback',
  CLIENT_ID: 'client-of-the-test',
  CLIENT_SECRET: 'secret-of-the-test',
}
const exchange = {
  grant_type: 'authorization_code',
  client_id: settings.CLIENT_ID,
  code: 'code-of-the-test',
  code_verifier: 'verifier-of-the-test',
  redirect_uri: settings.REDIRECT_URI,
}
const refresh = { grant_type: 'refresh_token', client_id: settings.CLIENT_ID, refresh_token: 'refresh-of-the-test' }

/** Sends a form to the helper, with Google played by `google`. */
async function post(
  form: Record<string, string>,
  {
    origin = settings.APP_ORIGIN,
    method = 'POST',
    google = () => Promise.resolve(Response.json({ access_token: 'access-of-the-test' })),
  }: { origin?: string; method?: string; google?: () => Promise<Response> } = {},
) {
  const asked: { url: string; form: Record<string, string> }[] = []
  const request = new Request('https://helper.example/token', {
    method,
    headers: { Origin: origin },
    ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
  })
  const response = await answer(request, settings, (url, init) => {
    asked.push({ url: new Request(url).url, form: Object.fromEntries(init?.body as URLSearchParams) })
    return google()
  })
  return { response, text: await response.text(), asked }
}

test('a code exchange goes to Google with the secret, and its answer comes back to the app alone', async () => {
  const { response, text, asked } = await post({ ...exchange, scope: 'dropped' })
  expect(asked).toEqual([
    { url: 'https://oauth2.googleapis.com/token', form: { ...exchange, client_secret: settings.CLIENT_SECRET } },
  ])
  expect(JSON.parse(text)).toEqual({ access_token: 'access-of-the-test' })
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})

test('a refresh goes to Google with the secret', async () => {
  const { asked } = await post(refresh)
  expect(asked[0]?.form).toEqual({ ...refresh, client_secret: settings.CLIENT_SECRET })
})

test('what Google refuses is refused in its own words', async () => {
  const { response, text } = await post(exchange, {
    google: () => Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 })),
  })
  expect([response.status, JSON.parse(text)]).toEqual([400, { error: 'invalid_grant' }])
})

test('a Google that cannot be reached is an error of its own, with nothing of the request in it', async () => {
  const { response, text } = await post(exchange, {
    google: () => Promise.reject(new TypeError(JSON.stringify(exchange))),
  })
  expect([response.status, text]).toEqual([502, '{"error":"temporarily_unavailable"}'])
})

test('a browser may ask beforehand whether it may ask', async () => {
  const { response, asked } = await post({}, { method: 'OPTIONS' })
  expect([response.status, response.headers.get('Access-Control-Allow-Methods'), asked]).toEqual([204, 'POST', []])
})

test.each([
  ['another origin', exchange, { origin: 'https://evil.example' }, 403],
  ['another method', exchange, { method: 'GET' }, 405],
  ['another client', { ...exchange, client_id: 'other' }, {}, 400],
  ['another redirect URI', { ...exchange, redirect_uri: 'https://app.example/other' }, {}, 400],
  ['a code without a verifier', { ...exchange, code_verifier: '' }, {}, 400],
  ['another grant', { ...exchange, grant_type: 'password' }, {}, 400],
  ['a grant named after a member of every object', { ...exchange, grant_type: 'constructor' }, {}, 400],
  ['a refresh without a token', { ...refresh, refresh_token: '' }, {}, 400],
  ['a form without end', { ...exchange, code: 'x'.repeat(20_000) }, {}, 413],
])('%s never reaches Google', async (_, form, how, status) => {
  const { response, text, asked } = await post(form, how)
  expect([response.status, asked]).toEqual([status, []])
  expect(text).not.toContain(settings.CLIENT_SECRET)
})
