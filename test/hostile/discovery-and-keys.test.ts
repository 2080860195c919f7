import { expect, test } from 'vitest'
import { createMemoryTransactions } from '#vault/transaction.ts'
import { accept, attack, withRig } from './attack.ts'
import { signingKeys, type Body } from './provider.ts'

const metadata = (change: Body) => (document: Body) => ({ ...document, ...change })
const endless = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) }))
const html = (status: number) => new Response('<!doctype html>', { status, headers: { 'content-type': 'text/html' } })

accept('oidcc-client-test, -discovery-openid-config, -discovery-jwks-uri-keys: honest provider', async (rig) => {
  rig.provider.endpoints.keys = 'https://id.example/keys-of-this-run'
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
  expect(rig.sentTo('https://id.example/keys-of-this-run')).toHaveLength(1)
})

const refusedMetadata: [string, Body][] = [
  ['oidcc-client-test-discovery-issuer-mismatch: metadata of another issuer', { issuer: 'https://evil.example' }],
  ['metadata of the same issuer with a slash more', { issuer: 'https://id.example/' }],
  ['metadata of the same issuer in capitals', { issuer: 'https://ID.example' }],
  ['metadata without issuer', { issuer: undefined }],
  ['authorization endpoint that is script', { authorization_endpoint: 'javascript:alert(1)' }],
  ['authorization endpoint without TLS', { authorization_endpoint: 'http://id.example/authorize' }],
  ['token endpoint without TLS', { token_endpoint: 'http://id.example/token' }],
  ['token endpoint with a user name in it', { token_endpoint: 'https://id.example@evil.example/token' }],
  ['token endpoint missing', { token_endpoint: undefined }],
  ['key address without TLS', { jwks_uri: 'http://id.example/keys' }],
  ['key address that is data', { jwks_uri: 'data:application/json,{"keys":[]}' }],
  ['end-session endpoint that is script', { end_session_endpoint: 'javascript:alert(1)' }],
  ['only symmetric and no signatures', { id_token_signing_alg_values_supported: ['none', 'HS256'] }],
]
for (const [title, change] of refusedMetadata) {
  attack(title, async (rig) => {
    rig.provider.behaviour.metadata = metadata(change)
    expect(await rig.signIn()).toMatchObject({ problem: { code: 'provider-metadata' } })
    expect(rig.sentTo(rig.provider.endpoints.token)).toEqual([])
  })
}

attack('provider that offers plain PKCE only', async (rig) => {
  rig.provider.behaviour.metadata = metadata({ code_challenge_methods_supported: ['plain'] })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'pkce-unsupported' } })
})

attack('token endpoint on a foreign origin', async (rig) => {
  rig.provider.behaviour.metadata = metadata({ token_endpoint: 'https://evil.example/token' })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'endpoint-not-allowed' } })
})

attack('keys on a foreign origin', async (rig) => {
  rig.provider.behaviour.metadata = metadata({ jwks_uri: 'https://evil.example/keys' })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'endpoint-not-allowed' } })
})

attack('a look at the setup of a provider that names addresses of others: none of them is asked', async (rig) => {
  rig.provider.behaviour.metadata = metadata({
    token_endpoint: 'https://evil.example/token',
    jwks_uri: 'https://evil.example/keys',
  })
  const { checks } = await rig.call('examine', { providerId: 'work' })
  expect(checks.map(({ endpoint, outcome }) => `${endpoint} ${outcome}`)).toEqual([
    ...['discovery ok', 'keys policy', 'token policy'],
  ])
})

attack('discovery that redirects to a foreign origin', async (rig) => {
  rig.provider.behaviour.metadata = () =>
    new Response(null, { status: 302, headers: { location: 'https://evil.example/.well-known/openid-configuration' } })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'provider-metadata', facts: { reason: 'redirected' } } })
})

const failedDiscovery: [string, string, () => unknown][] = [
  ['discovery that is a web page', 'provider-metadata', () => html(200)],
  ['discovery that is a list', 'provider-metadata', () => []],
  ['discovery that is null', 'provider-metadata', () => Response.json(null)],
  ['discovery without end', 'provider-metadata', endless],
  ['discovery that fails', 'provider-unreachable', () => html(503)],
  ['discovery that is not found', 'provider-metadata', () => html(404)],
]
for (const [title, code, answer] of failedDiscovery) {
  attack(title, async (rig) => {
    rig.provider.behaviour.metadata = answer
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
  })
}

attack('metadata in an error page of the right form', async (rig) => {
  rig.provider.behaviour.metadata = (document) => Response.json(document, { status: 404 })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'provider-metadata' } })
})

attack('discovery that drips', async (rig) => {
  rig.provider.behaviour.metadata = () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))
  const pending = rig.signIn()
  await rig.until(() => rig.sentTo(rig.provider.endpoints.discovery).length === 1)
  await rig.pass(10_000)
  expect(await pending).toMatchObject({ problem: { code: 'timeout' } })
})

accept('provider that recovers after a failed discovery', async (rig) => {
  rig.offline = true
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'offline' } })
  rig.offline = false
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('metadata with members nobody knows, and an own __proto__', async (rig) => {
  rig.provider.behaviour.metadata = (document) =>
    new Response(JSON.stringify({ ...document, future: { x: 1 } }).replace('{', '{"__proto__":{"issuer":"x"},'))
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('metadata that names no challenge methods, algorithms and userinfo', async (rig) => {
  rig.provider.behaviour.metadata = metadata({
    code_challenge_methods_supported: undefined,
    id_token_signing_alg_values_supported: undefined,
    userinfo_endpoint: undefined,
  })
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('oidcc-client-test-kid-absent-single-jwks: no key id, one key', async (rig) => {
  rig.provider.behaviour.header = () => ({ kid: undefined })
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('oidcc-client-test-kid-absent-multiple-jwks: no key id, several keys', async (rig) => {
  rig.provider.behaviour.header = () => ({ kid: undefined })
  rig.provider.publishedKeys = [signingKeys.second, signingKeys.elliptic, signingKeys.first]
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('key set with entries that are no keys', async (rig) => {
  rig.provider.behaviour.keys = ({ keys }) => ({ keys: [null, 7, 'text', [], {}, { kty: 'new' }, ...keys] })
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

accept('oidcc-client-test-signing-key-rotation: a new key at the second sign-in', async (rig) => {
  expect(await rig.signIn()).not.toHaveProperty('problem')
  rig.provider.publishedKeys = [signingKeys.second]
  rig.provider.signingKey = signingKeys.second
  expect(await rig.signIn()).not.toHaveProperty('problem')
  expect(rig.sentTo(rig.provider.endpoints.keys)).toHaveLength(2)
})

accept('oidcc-client-test-signing-key-rotation-just-before-signing: a new key in the middle', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  await rig.until(() => rig.sentTo(rig.provider.endpoints.keys).length === 1)
  rig.provider.publishedKeys = [signingKeys.second]
  rig.provider.signingKey = signingKeys.second
  expect(await rig.callback(query)).not.toHaveProperty('problem')
})

accept('elliptic curve signature', async (rig) => {
  rig.provider.signingKey = signingKeys.elliptic
  rig.provider.publishedKeys = [signingKeys.elliptic]
  expect(await rig.signIn()).not.toHaveProperty('problem')
})

const refusedKeys: [string, string, (document: { keys: unknown[] }) => unknown][] = [
  ['key set that is a web page', 'provider-metadata', () => html(200)],
  ['key set without keys', 'provider-metadata', () => ({})],
  ['key set without end', 'provider-metadata', endless],
  ['key set that fails', 'provider-unreachable', () => html(500)],
  ['empty key set', 'id-token-key', () => ({ keys: [] })],
  [
    'key for encryption',
    'id-token-key',
    ({ keys }) => ({ keys: keys.map((key) => ({ ...(key as Body), use: 'enc' })) }),
  ],
  [
    'key of another algorithm',
    'id-token-key',
    ({ keys }) => ({ keys: keys.map((key) => ({ ...(key as Body), alg: 'PS256' })) }),
  ],
  ['symmetric key', 'id-token-key', () => ({ keys: [{ kty: 'oct', kid: 'key-1', k: 'c2VjcmV0' }] })],
  [
    'key with its private half',
    'id-token-key',
    ({ keys }) => ({ keys: keys.map((key) => ({ ...(key as Body), d: 'AA' })) }),
  ],
  [
    'key under the right name that is another',
    'id-token-signature',
    () => ({ keys: [{ ...signingKeys.second.jwk, kid: 'key-1' }] }),
  ],
]
for (const [title, code, keys] of refusedKeys) {
  attack(title, async (rig) => {
    rig.provider.behaviour.keys = keys
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    expect(rig.sentTo(rig.provider.endpoints.userinfo)).toEqual([])
  })
}

attack('keys that redirect to a foreign origin', async (rig) => {
  rig.provider.behaviour.keys = () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } })
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'offline' } })
})

attack('tokens of unknown keys that make the vault hammer the key endpoint', async (rig) => {
  let count = 0
  rig.provider.behaviour.header = () => ({ kid: `unknown-${(count += 1)}` })
  for (let attempt = 0; attempt < 6; attempt += 1) {
    expect(await rig.signIn()).toMatchObject({ problem: { code: 'id-token-key' } })
  }
  expect(rig.sentTo(rig.provider.endpoints.keys).length).toBeLessThanOrEqual(2)
  await rig.pass(60_000)
  await rig.signIn()
  expect(rig.sentTo(rig.provider.endpoints.keys).length).toBeLessThanOrEqual(3)
})

for (const member of ['token_endpoint', 'authorization_endpoint']) {
  test(`${member} that changed while the person was at the provider, under a vault that started anew`, async () => {
    const transactions = createMemoryTransactions(() => Date.UTC(2026, 10, 20, 12))
    await withRig(
      async (first) => {
        const { query } = await first.provider.authorize(await first.begin('work'))
        await withRig(
          async (second) => {
            second.provider.behaviour.metadata = (document) => ({ ...document, [member]: 'https://id.example/other' })
            expect(await second.callback(query)).toMatchObject({ problem: { code: 'provider-metadata' } })
            expect(second.sent.filter(({ init }) => init.method === 'POST')).toEqual([])
          },
          { transactions },
        )
      },
      { transactions },
    )
  })
}

test('metadata of one provider used for another (mix-up)', async () => {
  await withRig(async (rig) => {
    const { query } = await rig.provider.authorize(await rig.begin('work'))
    const foreign = new URLSearchParams(query)
    foreign.set('iss', rig.home.issuer)
    expect(await rig.callback(`?${foreign.toString()}`)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
    expect(rig.sent.filter(({ url }) => url.endsWith('/token'))).toEqual([])
  })
})
