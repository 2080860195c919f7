import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose'
import { expect, test } from 'vitest'
import { faultIds, type FaultId } from '#mock/faults.ts'
import type { MockGoogle } from '#mock/google.ts'
import {
  answerOf,
  ask,
  clientId,
  issuer,
  newGoogle,
  post,
  readEvents,
  readList,
  redeem,
  refresh,
  request,
  signedIn,
  startMs,
  Visitor,
  type Answer,
} from './visitor.ts'

const callbackOf = (google: MockGoogle) => new Visitor(google).allow(request())
const parameter = async (google: MockGoogle, name: string) => (await callbackOf(google)).searchParams.get(name)
const tokenAnswer = async (google: MockGoogle) => redeem(google, await callbackOf(google))
const claim = async (google: MockGoogle, name: string) =>
  decodeJwt(String((await tokenAnswer(google)).body.id_token))[name]
const get = (google: MockGoogle, path: string, headers = {}) => google.handle(new Request(issuer + path, { headers }))

async function apiAnswer(google: MockGoogle): Promise<Answer> {
  const { access_token: accessToken } = await signedIn(google)
  return ask(google, 'calendars/primary/events', accessToken)
}
const reason = ({ status, body }: Answer) =>
  `${String(status)} ${/"reason":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? ''}`

async function signatureProblem(google: MockGoogle): Promise<string> {
  const keys: unknown = await (await get(google, '/certs')).json()
  const { body } = await tokenAnswer(google)
  const verified = jwtVerify(String(body.id_token), createLocalJWKSet(keys as JSONWebKeySet), {
    algorithms: ['RS256'],
    currentDate: new Date(startMs),
  })
  return verified.then(
    () => 'fine',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  )
}
const network = (work: Promise<unknown>) =>
  work.then(
    () => 'answer',
    (error: unknown) => (error instanceof TypeError ? 'network error' : 'other error'),
  )

/** What a client sees of each fault, beside what it sees without it. */
const lessons: Record<FaultId, [observe: (google: MockGoogle) => Promise<unknown>, without: unknown, withIt: unknown]> =
  {
    'access-denied': [(google) => parameter(google, 'error'), null, 'access_denied'],
    'redirect-uri-mismatch': [
      async (google) => (await new Visitor(google).open(request())).text.includes('redirect_uri_mismatch'),
      false,
      true,
    ],
    'scope-unticked': [
      async (google) =>
        (await new Visitor(google).allow(request({ scope: `openid ${readEvents} ${readList}` }))).searchParams.get(
          'scope',
        ),
      `openid ${readEvents} ${readList}`.split(' ').toSorted().join(' '),
      `openid ${readEvents}`.split(' ').toSorted().join(' '),
    ],
    'third-party-cookies-blocked': [
      async (google) => {
        const visitor = new Visitor(google)
        await visitor.allow(request())
        return (await visitor.open(request({ prompt: 'none' }))).location?.searchParams.get('error')
      },
      null,
      'login_required',
    ],
    'authorization-server-error': [(google) => parameter(google, 'error'), null, 'server_error'],
    'wrong-state': [(google) => parameter(google, 'state'), 'the-state', 'the-state-of-somebody-else'],
    'state-missing': [(google) => parameter(google, 'state'), 'the-state', null],
    'issuer-parameter-wrong': [(google) => parameter(google, 'iss'), issuer, 'https://issuer.example'],
    'issuer-parameter-missing': [(google) => parameter(google, 'iss'), issuer, null],
    'discovery-down': [
      (google) => network(get(google, '/.well-known/openid-configuration')),
      'answer',
      'network error',
    ],
    'discovery-wrong-issuer': [
      async (google) => (await answerOf(await get(google, '/.well-known/openid-configuration'))).body.issuer,
      issuer,
      'https://issuer.example',
    ],
    'keys-down': [(google) => network(get(google, '/certs')), 'answer', 'network error'],
    'token-endpoint-down': [(google) => network(post(google, '/token', {})), 'answer', 'network error'],
    'token-endpoint-503': [async (google) => (await tokenAnswer(google)).status, 200, 503],
    'token-endpoint-not-json': [
      async (google) =>
        (await google.handle(new Request(`${issuer}/token`, { method: 'POST' }))).headers.get('Content-Type'),
      'application/json; charset=utf-8',
      'text/html',
    ],
    'client-secret-missing': [
      async (google) => (await tokenAnswer(google)).body.error_description,
      undefined,
      'client_secret is missing.',
    ],
    'code-expired': [async (google) => (await tokenAnswer(google)).body.error, undefined, 'invalid_grant'],
    'code-replayed': [async (google) => (await tokenAnswer(google)).body.error, undefined, 'invalid_grant'],
    'verifier-refused': [
      async (google) => (await tokenAnswer(google)).body.error_description,
      undefined,
      'Invalid code verifier.',
    ],
    'refresh-refused': [
      async (google) => (await refresh(google, (await signedIn(google)).refresh_token)).body.error,
      undefined,
      'invalid_grant',
    ],
    'refresh-token-reused': [
      async (google) => {
        const { refresh_token: refreshToken, access_token: accessToken } = await signedIn(google)
        const refused = (await refresh(google, refreshToken)).body.error
        return [refused, (await ask(google, 'calendars/primary/events', accessToken)).status]
      },
      [undefined, 200],
      ['invalid_grant', 401],
    ],
    'token-type-unknown': [async (google) => (await tokenAnswer(google)).body.token_type, 'Bearer', 'mac'],
    'expires-in-malformed': [async (google) => (await tokenAnswer(google)).body.expires_in, 3599, 'soon'],
    'scopes-dropped': [async (google) => String((await tokenAnswer(google)).body.scope).split(' ').length, 3, 1],
    'id-token-missing': [async (google) => 'id_token' in (await tokenAnswer(google)).body, true, false],
    'nonce-mismatch': [(google) => claim(google, 'nonce'), 'the-nonce', 'the-nonce-of-somebody-else'],
    'nonce-missing': [(google) => claim(google, 'nonce'), 'the-nonce', undefined],
    'wrong-issuer': [(google) => claim(google, 'iss'), issuer, 'https://issuer.example'],
    'wrong-audience': [(google) => claim(google, 'aud'), clientId, 'another-client'],
    'wrong-subject': [(google) => claim(google, 'sub'), '100000000000000000001', '109999999999999999999'],
    'wrong-access-token-hash': [
      async (google) => {
        const { body } = await tokenAnswer(google)
        const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(String(body.access_token)))
        return decodeJwt(String(body.id_token)).at_hash === Buffer.from(hash.slice(0, 16)).toString('base64url')
      },
      true,
      false,
    ],
    'id-token-expired': [(google) => claim(google, 'exp'), startMs / 1000 + 3600, startMs / 1000 - 3600],
    'clock-skew': [(google) => claim(google, 'iat'), startMs / 1000, startMs / 1000 + 3600],
    'tampered-signature': [signatureProblem, 'fine', 'JWSSignatureVerificationFailed'],
    'unknown-key': [signatureProblem, 'fine', 'JWKSNoMatchingKey'],
    'alg-none': [
      async (google) => decodeProtectedHeader(String((await tokenAnswer(google)).body.id_token)).alg,
      'RS256',
      'none',
    ],
    'alg-hs256': [signatureProblem, 'fine', 'JOSEAlgNotAllowed'],
    'userinfo-down': [(google) => network(get(google, '/userinfo')), 'answer', 'network error'],
    'userinfo-wrong-subject': [
      async (google) => {
        const { access_token: accessToken } = await signedIn(google)
        const answer = await get(google, '/userinfo', { Authorization: `Bearer ${String(accessToken)}` })
        return (await answerOf(answer)).body.sub
      },
      '100000000000000000001',
      '109999999999999999999',
    ],
    'grant-revoked': [
      async (google) => {
        const { refresh_token: refreshToken, access_token: accessToken } = await signedIn(google)
        const { status } = await ask(google, 'calendars/primary/events', accessToken)
        return [status, (await refresh(google, refreshToken)).body.error]
      },
      [200, undefined],
      [401, 'invalid_grant'],
    ],
    'revocation-down': [(google) => network(post(google, '/revoke', {})), 'answer', 'network error'],
    'api-down': [(google) => network(ask(google, 'calendars/primary/events')), 'answer', 'network error'],
    'api-401': [async (google) => reason(await apiAnswer(google)), '200 ', '401 authError'],
    'api-403': [async (google) => reason(await apiAnswer(google)), '200 ', '403 insufficientPermissions'],
    'api-403-rate': [async (google) => reason(await apiAnswer(google)), '200 ', '403 rateLimitExceeded'],
    'api-410': [async (google) => reason(await apiAnswer(google)), '200 ', '410 fullSyncRequired'],
    'api-429': [async (google) => reason(await apiAnswer(google)), '200 ', '429 rateLimitExceeded'],
    'api-503': [async (google) => reason(await apiAnswer(google)), '200 ', '503 backendError'],
  }

test.each(faultIds)('the fault %s is seen by the client, and not where it is off', async (id) => {
  const [observe, without, withIt] = lessons[id]
  const google = newGoogle()
  google.world.faults.turnOn(id)
  expect(await observe(google)).toEqual(withIt)
  expect(await observe(newGoogle())).toEqual(without)
})

test('a fault with a count goes off by itself', async () => {
  const google = newGoogle()
  const { access_token: accessToken } = await signedIn(google)
  google.world.faults.turnOn('api-503', 2)
  const statuses = []
  for (let i = 0; i < 3; i += 1) statuses.push((await ask(google, 'users/me/calendarList', accessToken)).status)
  expect(statuses).toEqual([503, 503, 200])
})

test('too many requests are told when to come back', async () => {
  const google = newGoogle()
  google.world.faults.turnOn('api-429')
  expect((await ask(google, 'users/me/calendarList')).headers.get('Retry-After')).toBe('1')
})
