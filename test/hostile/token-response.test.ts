import { expect } from 'vitest'
import { accept, attack } from './attack.ts'
import type { Body } from './provider.ts'

const refusedBodies: [string, string, (body: Body) => unknown][] = [
  ['access token missing', 'token-response', (body) => ({ ...body, access_token: undefined })],
  ['access token that is an object', 'token-response', (body) => ({ ...body, access_token: { value: 'x' } })],
  ['access token with a line break', 'token-response', (body) => ({ ...body, access_token: 'a\r\nX-Evil: 1' })],
  ['token type missing', 'token-response', (body) => ({ ...body, token_type: undefined })],
  ['token type mac', 'token-response', (body) => ({ ...body, token_type: 'mac' })],
  ['token type DPoP that nobody asked for', 'token-response', (body) => ({ ...body, token_type: 'DPoP' })],
  ['lifetime that is no number', 'token-response', (body) => ({ ...body, expires_in: 'abc' })],
  ['negative lifetime', 'token-response', (body) => ({ ...body, expires_in: -1 })],
  ['lifetime of zero', 'token-response', (body) => ({ ...body, expires_in: 0 })],
  ['refresh token that is a list', 'token-response', (body) => ({ ...body, refresh_token: ['x'] })],
  ['scope that is a list', 'token-response', (body) => ({ ...body, scope: ['openid'] })],
  ['a list instead of an object', 'token-response', (body) => [body]],
  ['null', 'token-response', () => Response.json(null)],
  ['broken JSON', 'token-response', () => new Response('{', { headers: { 'content-type': 'application/json' } })],
  ['ID token missing', 'id-token-missing', (body) => ({ ...body, id_token: undefined })],
  [
    'scope narrowed so that no ID token is due',
    'id-token-missing',
    (body) => ({ ...body, id_token: undefined, scope: 'email' }),
  ],
  [
    'all members on the prototype',
    'token-response',
    (body) =>
      new Response(`{"__proto__":${JSON.stringify(body)}}`, { headers: { 'content-type': 'application/json' } }),
  ],
  [
    'application/json-evil',
    'provider-unreachable',
    (body) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json-evil' } }),
  ],
  [
    'tokens in a web page',
    'provider-unreachable',
    (body) => new Response(JSON.stringify(body), { headers: { 'content-type': 'text/html' } }),
  ],
  ['tokens with status 201', 'provider-unreachable', (body) => Response.json(body, { status: 201 })],
  ['tokens with status 500', 'provider-unreachable', (body) => Response.json(body, { status: 500 })],
  ['a server error', 'provider-unreachable', () => new Response('oops', { status: 503 })],
  ['too many requests', 'provider-unreachable', () => Response.json({ error: 'slow_down' }, { status: 429 })],
  ['a refused code', 'token-refused', () => Response.json({ error: 'invalid_grant' }, { status: 400 })],
  ['an error with status 200', 'token-refused', () => Response.json({ error: 'invalid_grant' })],
  [
    "Google's wish for a secret",
    'client-secret-missing',
    () => Response.json({ error: 'invalid_request', error_description: 'client_secret is missing.' }, { status: 400 }),
  ],
]
for (const [title, code, tokens] of refusedBodies) {
  attack(title, async (rig) => {
    rig.provider.behaviour.tokens = tokens
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    expect(rig.sentTo(rig.provider.endpoints.token)).toHaveLength(1)
    expect(rig.sentTo(rig.provider.endpoints.userinfo)).toEqual([])
  })
}

for (const status of [301, 302, 303, 307, 308]) {
  attack(`token endpoint that redirects code and verifier to another origin with ${status}`, async (rig) => {
    rig.provider.behaviour.token = () =>
      new Response(null, { status, headers: { location: 'https://evil.example/token' } })
    expect(await rig.signIn()).toHaveProperty('problem')
  })
}

attack('code and verifier given back in an error', async (rig) => {
  rig.provider.behaviour.token = (form) => {
    const secrets = `${form.get('code')} ${form.get('code_verifier')}`
    return Response.json(
      { error: form.get('code_verifier'), error_description: secrets, error_uri: `https://evil.example/${secrets}` },
      { status: 400 },
    )
  }
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'token-refused', facts: { error: 'unknown' } } })
})

attack('markup in an error', async (rig) => {
  rig.provider.behaviour.token = () =>
    Response.json({ error: '<img src=x onerror=alert(1)>', error_uri: 'javascript:alert(1)' }, { status: 400 })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'token-refused', facts: { error: 'unknown' } } })
  expect(JSON.stringify(rig.session())).not.toMatch(/onerror|javascript/)
})

attack('token answer without end', async (rig) => {
  rig.provider.behaviour.token = () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) }), {
      headers: { 'content-type': 'application/json' },
    })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'token-response' } })
})

attack('token answer that drips', async (rig) => {
  rig.provider.behaviour.token = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
        pull: () => new Promise(() => undefined),
      }),
      { headers: { 'content-type': 'application/json' } },
    )
  const pending = rig.signIn()
  await rig.until(() => rig.sentTo(rig.provider.endpoints.token).length === 1)
  await rig.pass(10_000)
  expect(await pending).toMatchObject({ problem: { code: 'timeout' } })
})

attack('token endpoint that never answers', async (rig) => {
  rig.provider.behaviour.token = rig.hang
  const pending = rig.signIn()
  await rig.until(() => rig.sentTo(rig.provider.endpoints.token).length === 1)
  await rig.pass(10_000)
  expect(await pending).toMatchObject({ problem: { code: 'timeout' } })
})

attack('network lost between callback and token', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  rig.offline = true
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'offline' } })
  rig.offline = false
})

accept('response that tries to overwrite profile, state and return address', async (rig) => {
  rig.provider.behaviour.tokens = (body) => ({
    ...body,
    profile: { sub: 'eve', email: 'eve@example.org' },
    userState: { returnTo: 'https://evil.example' },
    url_state: 'https://evil.example',
    session_state: 'x',
    nonce: 'x',
  })
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
  expect(rig.session().signedIn?.account.subject).toBe('ada')
})

const acceptedBodies: [string, Body][] = [
  ['token type in inverted case', { token_type: 'bEARER' }],
  ['lifetime missing', { expires_in: undefined }],
  ['lifetime in text', { expires_in: '3599' }],
  ['absurd lifetime', { expires_in: 1e12 }],
  ['scope missing', { scope: undefined }],
  ['no refresh token', { refresh_token: null }],
]
for (const [title, change] of acceptedBodies) {
  accept(title, async (rig) => {
    rig.provider.behaviour.tokens = (body) => ({ ...body, ...change })
    expect(await rig.signIn()).not.toHaveProperty('problem')
    expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
  })
}

accept('media type with a character set', async (rig) => {
  rig.provider.behaviour.tokens = (body) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'Application/JSON; charset=UTF-8' } })
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('a partial grant: the refused scope is not used, the rest works', async (rig) => {
  rig.provider.behaviour.tokens = (body) => ({ ...body, scope: 'openid email' })
  expect(await rig.signIn()).not.toHaveProperty('problem')
  expect(await rig.get('events', { scopes: ['https://www.googleapis.com/auth/calendar'] })).toEqual({
    kind: 'failure',
    code: 'scope-missing',
    scopes: ['https://www.googleapis.com/auth/calendar'],
  })
  expect(await rig.get()).toMatchObject({ kind: 'answer' })
  expect(rig.sent.filter(({ url }) => url.startsWith('https://api.example/'))).toHaveLength(1)
})
