import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorizationParameters } from '#config/configuration.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'

const origin = 'https://app.example'
const work = { id: 'work', kind: 'oidc', label: 'Work', issuer: 'https://id.example/realm', clientId: 'pixy' }
const provider = (changes: object) => ({ providers: [{ ...work, ...changes }] })
const without = (name: keyof typeof work) => ({
  providers: [Object.fromEntries(Object.entries(work).filter(([key]) => key !== name))],
})
const problemsOf = (input: unknown) => {
  const result = parseConfiguration(input, origin)
  return result.ok ? [] : result.problems
}

const apiToken = { url: 'https://id.example/broker/google/token', pointer: '/access_token' }
const address = 'must be an https: address (http: only on loopback), without user name and fragment'

const refusals: readonly (readonly [input: unknown, sentence: string])[] = [
  [null, 'config: must be an object'],
  ['<!doctype html>', 'config: must be an object'],
  [[], 'config: must be an object'],
  [{ provders: [] }, 'config.provders: is no key that Pixy knows'],
  [{ providers: {} }, 'config.providers: must be a list'],
  [{ providers: Array.from({ length: 21 }, () => work) }, 'config.providers: must be at most 20'],
  [{ providers: ['google'] }, 'config.providers.0: must be an object'],
  [{ providers: [{}] }, 'config.providers.0.kind: must be "google" or "oidc"'],
  [{ providers: [work, work] }, 'config.providers: the id "work" is used twice'],
  [provider({ kind: 'saml' }), 'config.providers.0.kind: must be "google" or "oidc"'],
  [provider({ extra: 1 }), 'config.providers.0.extra: is no key that Pixy knows'],
  [provider({ tokenEndpoint: 'https://id.example/' }), 'config.providers.0.tokenEndpoint: is no key that Pixy knows'],
  [without('id'), 'config.providers.0.id: is missing'],
  [without('label'), 'config.providers.0.label: is missing'],
  [without('clientId'), 'config.providers.0.clientId: is missing'],
  [without('issuer'), 'config.providers.0.issuer: is missing'],
  [provider({ id: 7 }), 'config.providers.0.id: must be text'],
  [provider({ id: 'A' }), 'config.providers.0.id: must be 1 to 32 lower-case letters, digits or hyphens'],
  [provider({ id: 'demo' }), 'config.providers.0.id: must not be "demo": that is the built-in provider'],
  [provider({ label: '' }), 'config.providers.0.label: must not be empty'],
  [provider({ label: ' \u200b ' }), 'config.providers.0.label: must not be empty'],
  [provider({ label: 'x'.repeat(61) }), 'config.providers.0.label: must be at most 60 characters'],
  [provider({ clientId: '' }), 'config.providers.0.clientId: must not be empty'],
  [provider({ clientId: ' pixy' }), 'config.providers.0.clientId: must be printable ASCII without spaces around it'],
  [provider({ clientId: 'pixy\n' }), 'config.providers.0.clientId: must be printable ASCII without spaces around it'],
  [provider({ issuer: 'id.example' }), `config.providers.0.issuer: ${address}`],
  [provider({ issuer: 'http://id.example' }), `config.providers.0.issuer: ${address}`],
  // URLs that say something to a policy, or to the file of a host, in which their host comes to stand.
  ...[
    'id.example;sandbox',
    '*.example',
    'a"b.example',
    'a%22b.example',
    "a'b.example",
    'a$b.example',
    'a,b',
    '{env.X}',
  ].map((host) => [provider({ issuer: `https://${host}/` }), `config.providers.0.issuer: ${address}`] as const),
  [provider({ issuer: 'https://id.example?a' }), 'config.providers.0.issuer: must not have a query'],
  [provider({ scopes: 'openid' }), 'config.providers.0.scopes: must be a list'],
  [provider({ scopes: ['openid email'] }), 'config.providers.0.scopes.0: must be one scope (RFC 6749 §3.3)'],
  [provider({ scopes: [7] }), 'config.providers.0.scopes.0: must be text'],
  [provider({ featureScopes: { photos: [] } }), 'config.providers.0.featureScopes.photos: is no key that Pixy knows'],
  [provider({ featureScopes: { mail: 'x' } }), 'config.providers.0.featureScopes.mail: must be a list'],
  [provider({ silentFrame: 'yes' }), 'config.providers.0.silentFrame: must be true or false'],
  ...(
    ['http://id.example/token', 'https://user@id.example/token', 'https://id.example/token#x', '/token'] as const
  ).map(
    (url) => [provider({ apiToken: { ...apiToken, url } }), `config.providers.0.apiToken.url: ${address}`] as const,
  ),
  ...(['', 'access_token', '/a~2', '/~', '#/access_token'] as const).map(
    (pointer) =>
      [
        provider({ apiToken: { ...apiToken, pointer } }),
        'config.providers.0.apiToken.pointer: must be a JSON pointer such as /access_token (RFC 6901)',
      ] as const,
  ),
  [
    provider({ apiToken: { ...apiToken, pointer: `/${'x'.repeat(200)}` } }),
    'config.providers.0.apiToken.pointer: must be at most 200 characters',
  ],
  ...(['https://id.example/', 'https://id.example/broker/google/', 'https://ID.example:443/broker/'] as const).map(
    (orders) =>
      [
        { ...provider({ apiToken }), apis: { orders } },
        'config.providers.0.apiToken.url: must not be below an API: a page may read what stands there',
      ] as const,
  ),
  [provider({ apiToken: { url: apiToken.url } }), 'config.providers.0.apiToken.pointer: is missing'],
  [
    provider({ apiToken: { ...apiToken, method: 'POST' } }),
    'config.providers.0.apiToken.method: is no key that Pixy knows',
  ],
  [
    provider({ apiToken: { ...apiToken, scopes: ['a b'] } }),
    'config.providers.0.apiToken.scopes.0: must be one scope (RFC 6749 §3.3)',
  ],
  [
    { providers: [{ kind: 'google', id: 'google', label: 'Google', clientId: 'x', apiToken }] },
    'config.providers.0.apiToken: is no key that Pixy knows',
  ],
  [
    provider({ logoutHint: 'x' }),
    'config.providers.0.logoutHint: must be one of login, login_hint, sid, id_token, none',
  ],
  [provider({ logoutReturn: 'returnTo' }), 'config.providers.0.logoutReturn: must be "logout_uri"'],
  [provider({ offlineConsent: 'no' }), 'config.providers.0.offlineConsent: must be true or false'],
  [provider({ trustedAudiences: '123' }), 'config.providers.0.trustedAudiences: must be a list'],
  [provider({ trustedAudiences: [''] }), 'config.providers.0.trustedAudiences.0: must not be empty'],
  ...[
    'redirect_uri',
    'client_id',
    'response_type',
    'scope',
    'state',
    'nonce',
    'code_challenge',
    'prompt',
    'claims',
  ].map((name): [unknown, string] => [
    provider({ authorizationParameters: { [name]: 'x' } }),
    `config.providers.0.authorizationParameters.${name}: must be one of ${authorizationParameters.join(', ')}`,
  ]),
  [
    provider({ authorizationParameters: { audience: 7 } }),
    'config.providers.0.authorizationParameters.audience: must be text',
  ],
  [
    provider({ authorizationParameters: { audience: 'a\nb' } }),
    'config.providers.0.authorizationParameters.audience: must be printable ASCII without spaces around it',
  ],
  [provider({ preset: 'keycloak' }), 'config.providers.0.preset: is no key that Pixy knows'],
  [provider({ metadata: 'x' }), 'config.providers.0.metadata: must be an object'],
  [provider({ metadata: { jwks_uri: 'http://id.example' } }), `config.providers.0.metadata.jwks_uri: ${address}`],
  [
    provider({ metadata: { code_challenge_methods_supported: 'S256' } }),
    'config.providers.0.metadata.code_challenge_methods_supported: must be a list',
  ],
  [
    provider({ metadata: { code_challenge_methods_supported: [7] } }),
    'config.providers.0.metadata.code_challenge_methods_supported.0: must be text',
  ],
  [
    provider({ metadata: { authorization_response_iss_parameter_supported: 'yes' } }),
    'config.providers.0.metadata.authorization_response_iss_parameter_supported: must be true or false',
  ],
  [{ apis: 'x' }, 'config.apis: must be an object'],
  [
    { apis: { 'my api': 'https://api.example/' } },
    'config.apis.my api: must be a name of up to 32 letters and digits that starts with a lower-case letter',
  ],
  [{ apis: { orders: 7 } }, 'config.apis.orders: must be text'],
  [{ apis: { orders: 'http://api.example/' } }, `config.apis.orders: ${address}`],
  [{ apis: { orders: 'https://api.example/v1' } }, 'config.apis.orders: must end with / and have no query'],
  [{ apis: { orders: 'https://api.example/?a/' } }, 'config.apis.orders: must end with / and have no query'],
  [
    { apis: { orders: 'https://api.example/a/../' } },
    'config.apis.orders: must not hold %, empty segments or segments that start with a dot',
  ],
  [
    { apis: { orders: 'https://api.example//' } },
    'config.apis.orders: must not hold %, empty segments or segments that start with a dot',
  ],
  [{ features: 'mail' }, 'config.features: must be a list'],
  [{ features: ['photos'] }, 'config.features.0: must be one of calendar, mail, drive'],
  [{ base: 7 }, 'config.base: must be text'],
  [
    { base: '/pixy' },
    'config.base: must start and end with / and hold only letters, digits, . _ ~ - (not . or .. alone)',
  ],
  [{ demo: 'yes' }, 'config.demo: must be true or false'],
]

test.each(refusals.map(([input, sentence]) => [sentence, input] as const))('refused: %s', (sentence, input) => {
  expect(problemsOf(input)).toEqual([sentence])
})

test('http is accepted on loopback and nowhere else', () => {
  for (const host of ['localhost', 'id.localhost', '127.0.0.1', '[::1]']) {
    expect(problemsOf(provider({ issuer: `http://${host}:9000/realm` })), host).toEqual([])
  }
  for (const host of ['127.0.0.1.evil.example', 'localhost.', '127.0.0.2.nip.io', '0.0.0.0', '192.168.0.1', '[::2]']) {
    expect(problemsOf(provider({ issuer: `http://${host}/realm` })), host).toEqual([
      `config.providers.0.issuer: ${address}`,
    ])
  }
})

test('a feature named twice is one feature', () => {
  const result = parseConfiguration({ features: ['mail', 'calendar', 'mail'] }, origin)
  expect(result).toMatchObject({ ok: true, configuration: { features: ['mail', 'calendar'] } })
})

test('a site below a path has its demo below that path', () => {
  const result = parseConfiguration({ base: '/some/path/' }, origin)
  expect(result).toMatchObject({
    ok: true,
    configuration: { base: '/some/path/', providers: [{ issuer: 'https://app.example/some/path/demo' }] },
  })
})

test('the demo is offered beside other providers only where the configuration says so', () => {
  const idsOf = (input: object) => {
    const result = parseConfiguration({ providers: [work], ...input }, origin)
    return result.ok ? result.configuration.providers.map(({ id }) => id) : []
  }
  expect(idsOf({})).toEqual(['work'])
  expect(idsOf({ demo: true })).toEqual(['work', 'demo'])
  expect(idsOf({ demo: false })).toEqual(['work'])
})

test('a secret is refused wherever it stands, also as a name, and is not repeated in the sentence', () => {
  const secret = 'GOCSPX-not-a-real-one'
  const places = [
    { [secret]: true },
    { base: secret },
    { apis: { orders: `https://api.example/${secret}/` } },
    provider({ label: `Work ${secret}` }),
    provider({ metadata: { unknown: { deep: [{ deeper: secret }] } } }),
    provider({ metadata: { [`x${secret}`]: 1 } }),
    provider({ scopes: [secret] }),
  ]
  for (const input of places) {
    const problems = problemsOf(input)
    expect(problems, JSON.stringify(input)).toHaveLength(1)
    expect(problems.join()).toMatch(/a page cannot keep/)
    expect(problems.join()).not.toContain(secret)
  }
})

test('names of secrets are refused whatever their value', () => {
  for (const name of ['client_secret', 'clientSecret', 'CLIENT_SECRET', 'password', 'private_key', 'privateKey']) {
    expect(problemsOf(provider({ metadata: { [name]: '' } }))).toEqual([
      `config.providers.0.metadata.${name}: a page cannot keep a secret; remove it`,
    ])
  }
})

test('a configuration that is nested without end is refused, not followed', () => {
  let deep: unknown = 'x'
  for (let level = 0; level < 50_000; level++) deep = [deep]
  expect(problemsOf({ providers: deep })).toHaveLength(1)
})

test('no random JSON throws, and none that holds a secret becomes a configuration', () => {
  const key = fc.oneof(
    fc.constantFrom('providers', 'apis', 'features', 'base', 'demo', 'metadata', 'label', 'clientId', 'constructor'),
    fc.string(),
  )
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>('https://id.example/', '/', 'oidc', 'google', true, null, 7, work),
      fc.string(),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(key, tie('json'), { maxKeys: 6 }),
    ),
  }))
  const plain = fc.tuple(fc.dictionary(key, json, { maxKeys: 6 }), fc.constantFrom({}, provider({}), { base: '/' }))
  fc.assert(
    fc.property(plain, fc.stringMatching(/^GOCSPX-\w{4,28}$/), fc.nat(), fc.boolean(), (parts, secret, at, asName) => {
      const input = JSON.parse(JSON.stringify({ ...parts[0], ...parts[1] })) as object
      expect(typeof parseConfiguration(input, origin).ok).toBe('boolean')
      const result = parseConfiguration(withSecret(input, secret, at, asName), origin)
      expect(result.ok).toBe(false)
      expect(JSON.stringify(result)).not.toContain(secret)
    }),
    { numRuns: 300 },
  )
})

/** The input with a secret at one of its places, as a value or as a name. */
function withSecret(input: object, secret: string, at: number, asName: boolean): object {
  const copy = structuredClone(input)
  const holders: object[] = [copy]
  for (const holder of holders) {
    holders.push(...Object.values(holder).filter((value) => typeof value === 'object' && value !== null))
  }
  const holder = holders[at % holders.length] ?? copy
  if (Array.isArray(holder)) holder.push(asName ? { [secret]: 1 } : secret)
  else Object.assign(holder, asName ? { [secret]: 1 } : { place: secret })
  return copy
}
