import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { expect, test } from 'vitest'
import type { MockGoogle } from '#mock/google.ts'
import {
  answerOf,
  ask,
  bearer,
  clientId,
  issuer,
  newGoogle,
  post,
  readEvents,
  redeem,
  redirectUri,
  refresh,
  request,
  signedIn,
  startMs,
  Visitor,
} from './visitor.ts'

const get = async (google: MockGoogle, path: string, accessToken?: unknown) =>
  answerOf(await google.handle(new Request(issuer + path, { headers: bearer(accessToken) })))

async function verified(google: MockGoogle, idToken: unknown) {
  const { body } = await get(google, '/certs')
  const keys = createLocalJWKSet(body as unknown as JSONWebKeySet)
  return jwtVerify(String(idToken), keys, { issuer, audience: clientId, currentDate: new Date(google.world.nowMs) })
}

test('a code brings an access token, an ID token by the published key, and no refresh token unless offline', async () => {
  const google = newGoogle()
  const { status, body } = await redeem(google, await new Visitor(google).allow(request()))
  expect(status).toBe(200)
  expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'id_token', 'scope', 'token_type'])
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 })

  const { payload, protectedHeader } = await verified(google, body.id_token)
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' })
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(String(body.access_token)))
  expect(payload).toEqual({
    iss: issuer,
    azp: clientId,
    aud: clientId,
    sub: '100000000000000000001',
    email: 'mina@demo.example',
    email_verified: true,
    name: 'Mina Kim',
    given_name: 'Mina',
    family_name: 'Kim',
    picture: `${issuer}/pictures/100000000000000000001.svg`,
    at_hash: Buffer.from(hash.slice(0, 16)).toString('base64url'),
    nonce: 'the-nonce',
    iat: startMs / 1000,
    exp: startMs / 1000 + 3600,
  })
})

test('claims follow the scopes: without profile and email only the subject is told', async () => {
  const google = newGoogle()
  const { body } = await redeem(google, await new Visitor(google).allow(request({ scope: 'openid' })))
  const { payload } = await verified(google, body.id_token)
  expect(payload.sub).toBe('100000000000000000001')
  expect(payload.email).toBeUndefined()
  expect(payload.name).toBeUndefined()
  expect((await get(google, '/userinfo', body.access_token)).body).toEqual({ sub: '100000000000000000001' })
})

test('a rotated key signs, and what the key before signed still verifies until it is rotated once more', async () => {
  const google = newGoogle()
  const before = (await signedIn(google)).id_token
  await google.rotateKeys()
  const after = await signedIn(google, 'kenji@demo.example')
  const [first, second] = [await verified(google, before), await verified(google, after.id_token)]
  expect(first.protectedHeader.kid).not.toBe(second.protectedHeader.kid)
  await google.rotateKeys()
  await expect(verified(google, before)).rejects.toThrow('no applicable key')
})

test('a code works once; a second use is refused and takes back what the first one brought', async () => {
  const google = newGoogle()
  const query = request({ scope: `openid ${readEvents}`, access_type: 'offline' })
  const callback = await new Visitor(google).allow(query)
  const { body } = await redeem(google, callback)
  expect((await ask(google, 'calendars/primary/events', body.access_token)).status).toBe(200)
  expect(await redeem(google, callback)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await ask(google, 'calendars/primary/events', body.access_token)).status).toBe(401)
  expect((await refresh(google, body.refresh_token)).body.error).toBe('invalid_grant')
})

test('a code lives for ten minutes', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const [early, late] = [await visitor.allow(request()), await visitor.allow(request())]
  google.world.clock.advance(10 * 60_000 - 1)
  expect((await redeem(google, early)).status).toBe(200)
  google.world.clock.advance(1)
  expect((await redeem(google, late)).body.error).toBe('invalid_grant')
})

test.each([
  ['a wrong verifier', { code_verifier: 'w'.repeat(50) }, 400, 'invalid_grant'],
  ['no verifier', { code_verifier: '' }, 400, 'invalid_grant'],
  ['another redirect URI', { redirect_uri: 'https://app.test/other' }, 400, 'invalid_grant'],
  ['an unknown client', { client_id: 'somebody' }, 401, 'invalid_client'],
  ['an unknown code', { code: '4/0Aunknown' }, 400, 'invalid_grant'],
  ['no code', { code: '' }, 400, 'invalid_request'],
  ['an unknown grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('%s is refused at the token endpoint', async (_what, more, status, error) => {
  const google = newGoogle()
  const callback = await new Visitor(google).allow(request())
  const answer = await redeem(google, callback, more)
  expect(answer.status).toBe(status)
  expect(answer.body.error).toBe(error)
  expect(answer.body.error_description).toBeTypeOf('string')
})

test('a wrong verifier uses up the code', async () => {
  const google = newGoogle()
  const callback = await new Visitor(google).allow(request())
  await redeem(google, callback, { code_verifier: 'w'.repeat(50) })
  expect((await redeem(google, callback)).body.error).toBe('invalid_grant')
})

test('a refresh token comes with the first offline consent, not again, and again with prompt=consent', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const offline = (more = {}) => request({ access_type: 'offline', ...more })
  const given = async (query: URLSearchParams) =>
    'refresh_token' in (await redeem(google, await visitor.allow(query))).body
  expect(await given(offline())).toBe(true)
  expect(await given(offline())).toBe(false)
  expect(await given(offline({ prompt: 'consent' }))).toBe(true)
})

test('each refresh token works once: reuse ends the whole family', async () => {
  const google = newGoogle()
  const first = await signedIn(google)
  const second = (await refresh(google, first.refresh_token)).body
  expect(second.refresh_token).not.toBe(first.refresh_token)
  const third = (await refresh(google, second.refresh_token)).body
  expect((await ask(google, 'users/me/calendarList', third.access_token)).status).toBe(200)

  const reuse = await refresh(google, first.refresh_token)
  expect(reuse).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  })
  expect((await refresh(google, third.refresh_token)).body.error).toBe('invalid_grant')
  expect((await ask(google, 'users/me/calendarList', third.access_token)).status).toBe(401)
})

test('without rotation, as at Google, the refresh token stays and none comes back', async () => {
  const google = newGoogle({ rotateRefreshTokens: false })
  const { refresh_token: refreshToken } = await signedIn(google)
  expect((await refresh(google, refreshToken)).body.refresh_token).toBeUndefined()
  expect((await refresh(google, refreshToken)).status).toBe(200)
})

test('a renewed ID token carries no nonce, and a refresh may narrow the scope but not widen it', async () => {
  const google = newGoogle({ rotateRefreshTokens: false })
  const { refresh_token: refreshToken } = await signedIn(google)
  const narrow = (await refresh(google, refreshToken, { scope: `openid ${readEvents}` })).body
  expect(narrow.scope).toBe(`${readEvents} openid`)
  expect((await verified(google, narrow.id_token)).payload.nonce).toBeUndefined()
  const wide = await refresh(google, refreshToken, { scope: 'https://www.googleapis.com/auth/drive' })
  expect(wide.body.error).toBe('invalid_scope')
})

test('an access token ends when its time is over, however short that is', async () => {
  const google = newGoogle({ accessTokenLifetimeSeconds: 5 })
  const { access_token: accessToken, expires_in: expiresIn } = await signedIn(google)
  expect(expiresIn).toBe(5)
  google.world.clock.advance(4999)
  expect((await ask(google, 'users/me/calendarList', accessToken)).status).toBe(200)
  google.world.clock.advance(1)
  expect((await ask(google, 'users/me/calendarList', accessToken)).status).toBe(401)
})

test('revoking any token takes back the whole grant, at the APIs too, and consent is asked again', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const query = request({ scope: `openid ${readEvents}`, access_type: 'offline' })
  const { body } = await redeem(google, await visitor.allow(query))
  const other = (await redeem(google, await visitor.allow(query))).body
  expect((await post(google, '/revoke', { token: String(body.refresh_token) })).status).toBe(200)
  expect((await ask(google, 'calendars/primary/events', other.access_token)).status).toBe(401)
  expect((await get(google, '/userinfo', body.access_token)).status).toBe(401)
  expect((await visitor.open(query)).checkboxes).toEqual([readEvents])
})

test('revoking a token nobody knows is invalid_token, and revoking none is invalid_request', async () => {
  const google = newGoogle()
  expect(await post(google, '/revoke', { token: 'ya29.nobody' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_token' },
  })
  expect((await post(google, '/revoke', {})).body.error).toBe('invalid_request')
})

test('no code, token or used nonce can be found in what the store keeps', async () => {
  const google = newGoogle({ mark: 'CANARY' })
  const callback = await new Visitor(google).allow(request({ access_type: 'offline' }))
  expect(callback.searchParams.get('code')).toContain('CANARY')
  expect(JSON.stringify(google.world.state)).not.toContain('CANARY')
  expect(JSON.stringify(google.world.state)).toContain('the-nonce')

  const { body } = await redeem(google, callback)
  expect(body.access_token).toContain('CANARY')
  expect(body.refresh_token).toContain('CANARY')
  const kept = JSON.stringify(google.world.state)
  expect(kept).not.toContain('CANARY')
  expect(kept).not.toContain('the-nonce')
  expect(kept).not.toContain(String(body.id_token).split('.')[2])
})

test.each([
  ['without its secret', {}, 400, 'client_secret is missing.'],
  ['with another secret', { client_secret: 'guessed' }, 401, 'Unauthorized'],
])('a client with a secret gets no token %s, PKCE or not', async (_, more, status, description) => {
  const google = newGoogle({ clients: [{ clientId, redirectUris: [redirectUri], secret: 'of-the-test' }] })
  const callback = await new Visitor(google).allow(request())
  const refused = await redeem(google, callback, more)
  expect([refused.status, refused.body['error_description']]).toEqual([status, description])
  expect((await redeem(google, callback, { client_secret: 'of-the-test' })).status).toBe(200)
})
