import { expect, test } from 'vitest'
import { answer } from '../../../deploy/token-helper/token-helper.ts'
import { clientSecret, helperEnvironment, helperUrl, sessionKey } from '../../in-process/token-helper.ts'

const form = {
  grant_type: 'authorization_code',
  client_id: 'pixy-test',
  code: 'code-of-the-test',
  code_verifier: 'verifier-of-the-test',
  redirect_uri: 'https://app.example/callback',
}
const kept = { ...helperEnvironment, SESSION_KEY: sessionKey }

/** What the page sees of an answer that Google, or whoever stands in its place, gives to a code. */
async function seen(given: Response, environment = kept) {
  const headers = { Origin: 'https://app.example' }
  const request = new Request(helperUrl, { method: 'POST', headers, body: new URLSearchParams(form) })
  const response = await answer(request, environment, { send: () => Promise.resolve(given) })
  return { status: response.status, text: await response.text(), cookie: response.headers.get('Set-Cookie') ?? '' }
}

const json = (text: string, status = 200) => new Response(text, { status })
const escaped = [...clientSecret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

test.each([
  ['in escapes', `{"error":"${escaped}"}`],
  ['inside an object', `{"error_description":{"a":["${escaped}"]}}`],
  ['as a name', `{"scope":{"${escaped}":1}}`],
  ['among other text', `{"access_token":"x","scope":"a ${escaped} b"}`],
])('a secret that comes back %s is withheld', async (_, text) => {
  expect(await seen(json(text, 400))).toEqual({ status: 502, text: '{"error":"temporarily_unavailable"}', cookie: '' })
})

test.each([
  ['with an error', json('{"error":"invalid_grant","refresh_token":"refresh-of-the-test"}', 400)],
  ['with an unusual status', json('{"access_token":"x","refresh_token":"refresh-of-the-test"}', 201)],
  ['as a list', json('{"access_token":"x","refresh_token":["refresh-of-the-test"]}')],
  ['twice', json('{"access_token":"x","refresh_token":"refresh-of-the-test","refresh_token":["refresh-of-the-test"]}')],
  ['without a person', json('{"access_token":"x","refresh_token":"refresh-of-the-test","id_token":"a.e30.c"}')],
])('where the helper keeps the session, a refresh token that comes %s never reaches the page', async (_, given) => {
  const { text, cookie } = await seen(given)
  expect(text).not.toContain('refresh-of-the-test')
  expect(cookie).not.toContain('refresh-of-the-test')
})

test('what Google says beside the body, headers and cookies, stays with the helper', async () => {
  const headers = {
    'Set-Cookie': 'evil=1; Path=/',
    'Access-Control-Allow-Origin': '*',
    Location: 'https://evil.example',
  }
  const request = new Request(helperUrl, {
    method: 'POST',
    headers: { Origin: 'https://app.example' },
    body: new URLSearchParams(form),
  })
  const response = await answer(request, helperEnvironment, {
    send: () => Promise.resolve(new Response('{"access_token":"x"}', { headers })),
  })
  expect([...response.headers.keys()].toSorted()).toEqual([
    ...['access-control-allow-origin', 'cache-control', 'content-type', 'referrer-policy', 'vary'],
    'x-content-type-options',
  ])
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example')
})
