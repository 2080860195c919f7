import { expect } from 'vitest'
import { authorizationOf } from './attack.ts'
import { asked, broker, hide, signedInWithout, signIn } from './broker.ts'
import { handedOver, type Rig } from './rig.ts'

const forms: [string, string, (token: string) => Response][] = [
  // @see https://docs.logto.io/secret-vault/federated-token-set
  [
    'Logto',
    '/access_token',
    (token) =>
      Response.json({ access_token: token, scope: 'openid calendar', token_type: 'Bearer', expires_in: 3_598 }),
  ],
  // As stored when the person signed in: `expires_in` is that of then, the end is named beside it.
  [
    'Keycloak, of an OpenID provider',
    '/access_token',
    (token) =>
      Response.json({
        access_token: token,
        expires_in: 3_599,
        refresh_expires_in: 0,
        refresh_token: 'canary-google-refresh-k',
        token_type: 'Bearer',
        id_token: 'a.b.c',
        'not-before-policy': 0,
        scope: 'openid',
        accessTokenExpiration: 1_795_000_000,
      }),
  ],
  [
    'Keycloak, of an OAuth provider, which is no JSON whatever it says',
    '/access_token',
    (token) =>
      new Response(`access_token=${token}&expires_in=3599&scope=read%3Auser&token_type=bearer`, {
        headers: { 'content-type': 'application/json' },
      }),
  ],
  [
    'a list in an envelope',
    '/data/tokens/0/a~1b~0c',
    (token) => Response.json({ data: { tokens: [{ 'a/b~c': token }] } }),
  ],
]
for (const [title, pointer, answer] of forms) {
  broker(
    `the answer of ${title} is understood`,
    async (rig) => {
      rig.provider.secrets.add('canary-google-form').add('canary-google-refresh-k')
      rig.broker.answer = () => answer('canary-google-form')
      await signIn(rig)
      await rig.get()
      expect(authorizationOf(rig)).toBe('Bearer canary-google-form')
    },
    { broker: { pointer } },
  )
}

const unusable: [string, string, unknown][] = [
  ['an object', '/access_token', { access_token: { value: 'x' } }],
  ['a list', '/access_token', { access_token: ['x'] }],
  ['a number', '/access_token', { access_token: 7 }],
  ['nothing', '/access_token', { token: 'x' }],
  ['an empty text', '/access_token', { access_token: '' }],
  ['null', '/access_token', { access_token: null }],
  ['a token with a line break', '/access_token', { access_token: 'a\r\nx-evil: 1' }],
  ['a token with a space', '/access_token', { access_token: 'a b' }],
  ['a token that is not ASCII', '/access_token', { access_token: 'tökén' }],
  ['a token of 17 kB', '/access_token', { access_token: 'a'.repeat(17_000) }],
  ['what is inherited', '/__proto__/toString', {}],
  ['the constructor', '/constructor/name', {}],
  ['the length of a list', '/length', ['a']],
  ['no index of a list', '/01', ['a', 'b']],
  ['beyond the end of a list', '/-', ['a']],
  ['through a text', '/access_token/0', { access_token: 'abc' }],
]
for (const [title, pointer, answer] of unusable) {
  broker(
    `a pointer at ${title} finds no token, and the sign-in holds`,
    async (rig) => {
      rig.broker.answer = () => Response.json(answer)
      await signIn(rig)
      expect(rig.session()).toMatchObject(signedInWithout('unreadable'))
      expect(await rig.get()).toEqual({ kind: 'failure', code: 'api-token' })
      expect(authorizationOf(rig)).toBeNull()
    },
    { broker: { pointer } },
  )
}

broker(
  'an own member named __proto__ is a member like any other, and changes nothing',
  async (rig) => {
    rig.provider.secrets.add('canary-google-proto')
    rig.broker.answer = () => new Response('{"__proto__":{"access_token":"canary-google-proto","polluted":1}}')
    await signIn(rig)
    await rig.get()
    expect(authorizationOf(rig)).toBe('Bearer canary-google-proto')
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  },
  { broker: { pointer: '/__proto__/access_token' } },
)

const refusals: [string, string, string | undefined, (rig: Rig) => Response | Promise<Response>][] = [
  ['401', 'refused', '401', () => Response.json({ code: 'auth.unauthorized' }, { status: 401 })],
  ['403 (Keycloak: no role read-token)', 'refused', '403', () => new Response('no', { status: 403 })],
  ['404 (Logto: no token set)', 'missing', '404', () => Response.json({ code: 'secrets.x' }, { status: 404 })],
  ['400 (Keycloak: not linked to Google)', 'missing', '400', () => Response.json({}, { status: 400 })],
  ['an empty answer', 'missing', '204', () => new Response(null, { status: 204 })],
  ['a page to sign in', 'unreadable', undefined, () => new Response('<html>access_token=x</html>')],
  ['no JSON', 'unreadable', undefined, () => new Response('{"access_token":')],
  ['a redirect', 'unreachable', undefined, () => Response.redirect('https://evil.example/', 307)],
  ['no leave to read (CORS)', 'unreachable', undefined, () => Promise.reject(new TypeError('Failed to fetch'))],
  ['two megabytes', 'unreadable', undefined, () => Response.json({ access_token: 'a', x: 'a'.repeat(2_000_000) })],
]
for (const [title, reason, status, answer] of refusals) {
  broker(`${title} instead of a token: the sign-in holds, the reason is told, nothing else is sent`, async (rig) => {
    rig.broker.answer = () => answer(rig)
    await signIn(rig)
    expect(rig.session()).toMatchObject(signedInWithout(reason, status ? { status } : {}))
    expect(authorizationOf(rig)).toBeNull()
    rig.broker.answer = () => Response.json(handedOver(rig))
    expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
    expect(rig.session().problem).toBeUndefined()
  })
}

broker('a body without end is given up while it is read', async (rig) => {
  let chunks = 0
  rig.broker.answer = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          chunks += 1
          controller.enqueue(new Uint8Array(65_536).fill(97))
        },
      }),
    )
  await signIn(rig)
  expect(rig.session()).toMatchObject(signedInWithout('unreadable'))
  expect(chunks).toBeLessThan(40)
})

broker('a broker that never answers holds nobody up for longer than ten seconds', async (rig) => {
  rig.broker.answer = rig.hang
  const { query } = await rig.provider.authorize(await rig.begin())
  const coming = rig.callback(query)
  await rig.until(() => asked(rig).length === 1)
  await rig.pass(10_000)
  expect(await coming).toEqual({ returnTo: '/' })
  expect(rig.session()).toMatchObject({ state: 'signed-in', problem: { code: 'timeout' } })
})

for (const [title, lifetime] of [
  ['none', {}],
  ['text', { expires_in: 'soon' }],
  ['zero', { expires_in: 0 }],
  ['an end in the past', { expires_at: 1 }],
  ['an end that is no date', { expires_at: 'tomorrow' }],
] as const) {
  broker(`a lifetime that is ${title} counts as five minutes`, async (rig) => {
    rig.broker.answer = () => {
      const { expires_in: _told, ...token } = handedOver(rig)
      return Response.json({ ...token, ...lifetime })
    }
    await signIn(rig)
    const { accessTokenExpiresAtMs = 0, accessTokenIssuedAtMs = 0 } = rig.session().signedIn ?? {}
    expect(accessTokenExpiresAtMs - accessTokenIssuedAtMs).toBe(300_000)
  })
}

for (const [title, end] of [
  ['seconds', (ms: number) => ms / 1_000],
  ['milliseconds', (ms: number) => ms],
  ['a date', (ms: number) => new Date(ms).toISOString()],
] as const) {
  broker(`an end in ${title} is understood, and believed before a stale lifetime`, async (rig) => {
    rig.broker.answer = () => Response.json({ ...handedOver(rig), expires_at: end(rig.nowMs() + 600_000) })
    await signIn(rig)
    const { accessTokenExpiresAtMs = 0, accessTokenIssuedAtMs = 0 } = rig.session().signedIn ?? {}
    expect(accessTokenExpiresAtMs - accessTokenIssuedAtMs).toBe(600_000)
  })
}

broker('a lifetime of years counts as an hour', async (rig) => {
  rig.broker.answer = () => Response.json({ ...handedOver(rig), expires_in: 1e12 })
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  await rig.get()
  expect(asked(rig)).toHaveLength(2)
})
