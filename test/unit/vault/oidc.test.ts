import { OidcClient } from 'oidc-client-ts'
import { afterEach, expect, test } from 'vitest'
import { createEngine, ownGlobalFetch } from '#vault/oidc.ts'

const original = globalThis.fetch
afterEach(() => {
  globalThis.fetch = original
})

function engineWith(post: (url: string, form: URLSearchParams) => Promise<void>) {
  return createEngine({
    issuer: 'https://id.example',
    clientId: 'pixy',
    redirectUri: 'https://app.example/callback',
    authorizationEndpoint: 'https://id.example/authorize?tenant=1',
    tokenEndpoint: 'https://id.example/token',
    revocationEndpoint: 'https://id.example/revoke',
    endSessionEndpoint: 'https://id.example/logout',
    post,
  })
}

test('what is tested is the library as it is shipped, without passwords, DPoP and answers of sign-outs', () => {
  const methods = Object.getOwnPropertyNames(OidcClient.prototype)
  expect(methods).toContain('createSigninRequest')
  expect(methods).not.toContain('processResourceOwnerPasswordCredentials')
})

test('the authorization request carries S256 PKCE, state, nonce, exact redirect URI and each parameter once', async () => {
  const { url, state, codeVerifier } = await engineWith(async () => {}).authorizationUrl({
    scopes: ['openid', 'profile'],
    nonce: 'n-1',
    prompt: 'consent',
    loginHint: 'a@b.example',
    extra: { access_type: 'offline' },
  })
  const parameters = new URL(url).searchParams
  expect([...parameters.keys()]).toHaveLength(new Set(parameters.keys()).size)
  expect(Object.fromEntries(parameters)).toMatchObject({
    tenant: '1',
    client_id: 'pixy',
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    scope: 'openid profile',
    nonce: 'n-1',
    state,
    prompt: 'consent',
    login_hint: 'a@b.example',
    access_type: 'offline',
    code_challenge_method: 'S256',
  })
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))
  expect(parameters.get('code_challenge')).toBe(Buffer.from(digest).toString('base64url'))
  expect(codeVerifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
})

test('state and verifier are new for every request', async () => {
  const engine = engineWith(async () => {})
  const requests = await Promise.all([1, 2, 3].map(() => engine.authorizationUrl({ scopes: ['openid'], nonce: 'n' })))
  expect(new Set(requests.map((request) => request.state)).size).toBe(3)
  expect(new Set(requests.map((request) => request.codeVerifier)).size).toBe(3)
})

test('code exchange, refresh and revocation arrive at the own network with the fields of their RFCs', async () => {
  const seen: [string, Record<string, string>][] = []
  ownGlobalFetch(globalThis)
  const engine = engineWith(async (url, form) => void seen.push([url, Object.fromEntries(form)]))
  await engine.exchangeCode({ authorizationCode: 'c', state: 's', codeVerifier: 'v'.repeat(43) })
  await engine.refresh('r')
  await engine.revoke('r', 'refresh_token')
  expect(seen).toEqual([
    [
      'https://id.example/token',
      {
        grant_type: 'authorization_code',
        redirect_uri: 'https://app.example/callback',
        code: 'c',
        code_verifier: 'v'.repeat(43),
        client_id: 'pixy',
      },
    ],
    ['https://id.example/token', { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'pixy' }],
    ['https://id.example/revoke', { token: 'r', token_type_hint: 'refresh_token', client_id: 'pixy' }],
  ])
})

test('what the own network throws reaches the caller unchanged', async () => {
  ownGlobalFetch(globalThis)
  const failure = new Error('judged')
  const engine = engineWith(() => Promise.reject(failure))
  await expect(engine.refresh('r')).rejects.toBe(failure)
})

test('nobody else can use the global fetch of the vault', async () => {
  ownGlobalFetch(globalThis)
  await expect(fetch('https://id.example/token')).rejects.toThrow('closed')
})

test('the end-session address names the client, the hint and the way back', async () => {
  const url = await engineWith(async () => {}).endSessionUrl({
    postLogoutRedirectUri: 'https://app.example/signed-out',
    logoutHint: 'a@b.example',
  })
  const { state, ...rest } = Object.fromEntries(new URL(url).searchParams)
  expect(rest).toEqual({
    client_id: 'pixy',
    post_logout_redirect_uri: 'https://app.example/signed-out',
    logout_hint: 'a@b.example',
  })
  expect(state).toMatch(/^[0-9a-f]{32}$/)
})
