import { expect, test } from 'vitest'
import { answer } from '../../../deploy/token-helper/token-helper.ts'
import {
  clientSecret,
  createHelperDoor,
  helperEnvironment,
  otherSessionKey,
  sessionKey,
  type HelperDoor,
} from '../../in-process/token-helper.ts'
import { clientId, issuer, newGoogle, redirectUri, request, startMs, Visitor } from '../mock/visitor.ts'

const environment = { ...helperEnvironment, REDIRECT_URI: redirectUri, SESSION_KEY: sessionKey }
const helperUrl = 'https://app.test/token'
const days = 86_400_000

/** A browser that uses the helper, and a Google that knows the helper's client. */
function newScene(more: object = {}) {
  const time = { ms: startMs }
  const google = newGoogle({
    clients: [{ clientId, redirectUris: [redirectUri], secret: clientSecret }],
    rotateRefreshTokens: false,
    now: () => time.ms,
  })
  const door = createHelperDoor(google, issuer, { environment: { ...environment, ...more }, nowMs: () => time.ms })
  const visitor = new Visitor(google)
  const post = async (form: Record<string, string>, url = helperUrl) => {
    const body = new URLSearchParams({ client_id: clientId, ...form })
    const response = await door.fetch(new Request(url, { method: 'POST', body, credentials: 'include' }))
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const signIn = async (email?: string, parameters: Record<string, string> = { prompt: 'consent' }) => {
    const query = request({ scope: 'openid email', access_type: 'offline', ...parameters })
    const code = (await visitor.allow(query, email)).searchParams.get('code') ?? ''
    return post({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: 'v'.repeat(50),
    })
  }
  const refresh = () => post({ grant_type: 'refresh_token' })
  return { time, google, door, post, signIn, refresh }
}

const valueOf = ({ jar }: HelperDoor) => [...jar.values()][0] ?? ''
const over = { status: 400, body: { error: 'invalid_grant' } }

test('the refresh token stays out of the answer, sealed in a cookie that no script can read', async () => {
  const { door, signIn } = newScene()
  const { status, body } = await signIn()
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', refresh_token_kept: true })
  expect(body).not.toHaveProperty('refresh_token')
  const [cookie = ''] = door.setCookies
  expect(cookie).toMatch(
    /^__Secure-pixy=v1\.[\w-]{16}\.[\w-]+; Path=\/token; HttpOnly; Secure; SameSite=Strict; Max-Age=2592000$/,
  )
  expect(Buffer.from(valueOf(door).split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('1//0')
})

test('a refresh without a token in hand spends the one in the cookie, with the secret', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn()
  const { status, body } = await refresh()
  expect(status).toBe(200)
  expect(body).toMatchObject({ refresh_token_kept: true })
  expect(body['access_token']).toMatch(/^ya29\./)
  expect(door.asked[1]?.form.get('client_secret')).toBe(clientSecret)
  expect(door.answers.join('\n')).not.toContain('1//0')
  expect(door.answers.join('\n')).not.toContain(clientSecret)
  expect(door.setCookies).toHaveLength(1)
})

test('a token from the page has no say where the helper keeps one', async () => {
  const { door, signIn, post } = newScene()
  await signIn()
  await post({ grant_type: 'refresh_token', refresh_token: '1//0-of-somebody-else' })
  expect(door.asked[1]?.form.get('refresh_token')).not.toContain('somebody')
})

test('where the helper has the root of its host, the cookie is bound to the host', async () => {
  const { door, post } = newScene()
  await post({ session: 'end' }, 'https://token.app.test/')
  expect(door.setCookies).toEqual(['__Host-pixy=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0'])
})

test('an address that would add attributes to the cookie is none of the helper', async () => {
  const { door, post } = newScene()
  expect(await post({ session: 'end' }, 'https://app.test/token;Domain=app.test')).toMatchObject({ status: 404 })
  expect(door.setCookies).toEqual([])
})

test('a refresh without a cookie is refused before Google is asked', async () => {
  const { door, refresh } = newScene()
  expect(await refresh()).toEqual(over)
  expect(door.asked).toEqual([])
})

test('a grant that Google ended takes the cookie with it', async () => {
  const { door, google, signIn, refresh } = newScene()
  await signIn()
  google.world.faults.turnOn('refresh-refused', 1)
  expect(await refresh()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect(door.jar.size).toBe(0)
})

test('a Google out of reach ends nothing', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn()
  door.network.down = true
  expect(await refresh()).toEqual({ status: 502, body: { error: 'temporarily_unavailable' } })
  door.network.down = false
  expect(await refresh()).toMatchObject({ status: 200 })
})

test('signing out forgets the cookie and leaves the consent alone', async () => {
  const { door, google, signIn, post } = newScene()
  await signIn()
  expect(await post({ session: 'end' })).toEqual({ status: 200, body: {} })
  expect(door.jar.size).toBe(0)
  expect(google.world.state.grants).toHaveLength(1)
})

test('disconnecting revokes at Google first, and keeps the cookie for another try where that fails', async () => {
  const { door, google, signIn, post } = newScene()
  await signIn()
  door.network.down = true
  expect(await post({ session: 'revoke' })).toMatchObject({ status: 502 })
  expect(door.jar.size).toBe(1)
  door.network.down = false
  expect(await post({ session: 'revoke' })).toEqual({ status: 200, body: {} })
  expect(door.jar.size).toBe(0)
  expect(google.world.state.grants).toEqual([])
  expect(await post({ session: 'revoke' })).toEqual({ status: 200, body: {} })
})

test('another key opens what it sealed before, and the new one seals it anew', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn()
  const sealedBefore = valueOf(door)
  door.environment = { ...door.environment, SESSION_KEY: otherSessionKey, SESSION_KEY_BEFORE: sessionKey }
  expect(await refresh()).toMatchObject({ status: 200 })
  expect(valueOf(door)).not.toBe(sealedBefore)
  door.environment = { ...door.environment, SESSION_KEY_BEFORE: undefined }
  expect(await refresh()).toMatchObject({ status: 200 })
  door.jar.set('__Secure-pixy', sealedBefore)
  expect(await refresh()).toEqual(over)
})

const others: readonly [string, { CLIENT_ID?: string; REDIRECT_URI?: string }][] = [
  ['another client', { CLIENT_ID: 'another' }],
  ['another site', { REDIRECT_URI: 'https://other.test/callback' }],
]

test.each(others)('a cookie of %s does not open, under the same key', async (_, other) => {
  const { door, signIn } = newScene()
  await signIn()
  const headers = {
    Origin: new URL(other.REDIRECT_URI ?? redirectUri).origin,
    Cookie: `__Secure-pixy=${valueOf(door)}`,
  }
  const body = new URLSearchParams({ client_id: other.CLIENT_ID ?? clientId, grant_type: 'refresh_token' })
  const send = () => Promise.reject(new Error('Google was asked'))
  const asked = new Request(helperUrl, { method: 'POST', headers, body })
  const response = await answer(asked, { ...environment, ...other }, { send, nowMs: startMs })
  expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_grant' }])
})

test('a cookie that was changed anywhere, cut or joined does not open', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn()
  const sealed = valueOf(door)
  const asked = door.asked.length
  const changed = [...sealed].map((sign, at) => sealed.slice(0, at) + (sign === 'A' ? 'Q' : 'A') + sealed.slice(at + 1))
  const forged = ['', 'v1', 'v1..', `${sealed}.`, `${sealed}A`, sealed.slice(0, -4), `x${sealed}`, 'v1.%.%']
  for (const value of [...changed.filter((one) => one !== sealed), ...forged]) {
    door.jar.set('__Secure-pixy', value)
    expect(await refresh(), value).toEqual(over)
  }
  expect(door.asked).toHaveLength(asked)
})

test('a second cookie of that name, as a sibling domain could set it, makes both worth nothing', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn()
  const sealed = valueOf(door)
  door.jar.set('__Secure-pixy', `${sealed}; __Secure-pixy=${sealed}`)
  expect(await refresh()).toEqual(over)
})

test('a sign-in lasts thirty days, however often it is used', async () => {
  const { time, signIn, refresh } = newScene()
  await signIn()
  time.ms += 29 * days
  expect(await refresh()).toMatchObject({ status: 200 })
  time.ms += days
  expect(await refresh()).toEqual(over)
})

test('a code that brings no refresh token keeps the one of the same person', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn('mina@demo.example')
  const again = await signIn('mina@demo.example', { login_hint: 'mina@demo.example' })
  expect(again.body).toMatchObject({ refresh_token_kept: true })
  expect(door.setCookies).toHaveLength(1)
  expect(await refresh()).toMatchObject({ status: 200 })
})

test('and ends the one of another person', async () => {
  const { door, signIn, refresh } = newScene()
  await signIn('kenji@demo.example')
  await signIn('mina@demo.example')
  door.jar.set('__Secure-pixy', /=([^;]+)/.exec(door.setCookies[0] ?? '')?.[1] ?? '')
  const silent = await signIn('mina@demo.example', { login_hint: 'mina@demo.example' })
  expect(silent.body).not.toHaveProperty('refresh_token_kept')
  expect(door.jar.size).toBe(0)
  expect(await refresh()).toEqual(over)
})

test('a token too long for a cookie is not kept, and not handed to the page either', async () => {
  const { door, google, signIn } = newScene({})
  const draw = google.world.secret.bind(google.world)
  google.world.secret = (head) => draw(head) + (head.startsWith('1//') ? 'x'.repeat(4_000) : '')
  const { body } = await signIn()
  expect(body).not.toHaveProperty('refresh_token')
  expect(body).not.toHaveProperty('refresh_token_kept')
  expect(door.jar.size).toBe(0)
})

test('a page of another site is refused even where its origin is allowed', async () => {
  const headers = { Origin: 'https://app.test', 'Sec-Fetch-Site': 'cross-site' }
  const body = new URLSearchParams({ client_id: clientId, grant_type: 'refresh_token' })
  const response = await answer(new Request(helperUrl, { method: 'POST', headers, body }), environment)
  expect(response.status).toBe(403)
  expect(response.headers.get('Set-Cookie')).toBeNull()
})
