import { expect, test } from 'vitest'
import { authorizationOf, withRig } from './attack.ts'
import type { Body } from './provider.ts'
import type { Rig } from './rig.ts'

const refreshes = (rig: Rig) =>
  rig.sentTo(rig.provider.endpoints.token).filter(({ form }) => form.get('grant_type') === 'refresh_token')
const atRefresh =
  (change: (body: Body) => unknown) =>
  (body: Body, form: URLSearchParams): unknown =>
    form.get('grant_type') === 'refresh_token' ? change(body) : body

/** Signs in, lets the access token run out, and answers with what an API request then becomes. */
async function signInAndExpire(rig: Rig): Promise<void> {
  expect(await rig.signIn()).not.toHaveProperty('problem')
  await rig.until(() => rig.session().signedIn?.account.email !== undefined)
  rig.say({ type: 'visible', visible: false })
  await rig.pass(3_600_000)
}

const refusedClaims: [string, (now: number) => Body][] = [
  ['oidcc-client-test-refresh-token-invalid-issuer', () => ({ iss: 'https://evil.example' })],
  ['oidcc-client-test-refresh-token-invalid-sub', () => ({ sub: 'eve' })],
  ['ID token for another client', () => ({ aud: 'other' })],
  ['ID token for another client beside us', () => ({ aud: ['pixy', 'other'] })],
  ['ID token issued to an authorized party that was not there before', () => ({ azp: 'pixy' })],
  ['ID token with a new nonce', () => ({ nonce: 'new' })],
  ['ID token that expired', (now) => ({ exp: now - 300, iat: now - 300 })],
  ['ID token that is older than the one before', (now) => ({ iat: now - 86_400, exp: now + 300 })],
  ['ID token of another access token', () => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
]
for (const [title, change] of refusedClaims) {
  test(`refresh: ${title}: the new token is not used (signed in)`, async () => {
    await withRig(async (rig) => {
      await signInAndExpire(rig)
      const now = Math.floor(rig.nowMs() / 1000)
      rig.provider.behaviour.claims = (claims) => ({ ...claims, ...change(now) })
      expect(await rig.get()).toEqual({ kind: 'failure', code: 'expired' })
      expect(rig.session()).toMatchObject({ state: 'expired', signedIn: { account: { subject: 'ada' } } })
      expect(authorizationOf(rig)).toBeNull()
      await rig.get()
      await rig.pass(600_000)
      expect(refreshes(rig)).toHaveLength(1)
    })
  })
}

test('refresh: an unsigned ID token: the new token is not used (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    rig.provider.behaviour.idToken = (raw) =>
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${raw.split('.')[1]}.`
    expect(await rig.get()).toEqual({ kind: 'failure', code: 'expired' })
    expect(authorizationOf(rig)).toBeNull()
  })
})

const ends: [string, string, () => Response][] = [
  [
    'invalid_grant (reuse detected, revoked)',
    'session-ended',
    () => Response.json({ error: 'invalid_grant' }, { status: 400 }),
  ],
  ['invalid_client', 'renewal-refused', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
  ['a 400 without JSON', 'renewal-refused', () => new Response('<h1>Bad Request</h1>', { status: 400 })],
]
for (const [title, code, token] of ends) {
  test(`refresh refused by ${title} ends the session once, without a loop (signed in)`, async () => {
    await withRig(async (rig) => {
      await signInAndExpire(rig)
      rig.provider.behaviour.token = token
      const answers = await Promise.all([rig.get(), rig.get(), rig.get()])
      expect(answers).toEqual(Array.from({ length: 3 }, () => ({ kind: 'failure', code: 'expired' })))
      expect(rig.session()).toMatchObject({ state: 'expired', problem: { code } })
      await rig.get()
      await rig.call('renew', undefined)
      await rig.pass(600_000)
      expect(refreshes(rig)).toHaveLength(1)
    })
  })
}

const passing: [string, (rig: Rig) => void, (rig: Rig) => void][] = [
  ['no network', (rig) => (rig.offline = true), (rig) => (rig.offline = false)],
  ...(
    [
      ['a server error', () => new Response('oops', { status: 503 })],
      ['an OAuth error with status 503', () => Response.json({ error: 'invalid_grant' }, { status: 503 })],
      ['too many requests', () => Response.json({ error: 'slow_down' }, { status: 429 })],
      ['the page of a captive portal', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
      ['a portal that forbids', () => new Response('<html>', { status: 403 })],
    ] as const
  ).map(([title, token]): [string, (rig: Rig) => void, (rig: Rig) => void] => [
    title,
    (rig) => (rig.provider.behaviour.token = token),
    (rig) => (rig.provider.behaviour.token = () => undefined),
  ]),
]
for (const [title, worsen, mend] of passing) {
  test(`refresh: ${title} keeps the session, and the next attempt succeeds (signed in)`, async () => {
    await withRig(async (rig) => {
      await signInAndExpire(rig)
      worsen(rig)
      expect(await rig.get()).toMatchObject({ kind: 'failure', code: 'offline' })
      expect(rig.session().signedIn?.account.subject).toBe('ada')
      expect(rig.session().state).not.toBe('expired')
      mend(rig)
      await rig.pass(60_000)
      expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
    })
  })
}

test('refresh that never answers is given up, and the session stays (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    rig.provider.behaviour.token = rig.hang
    const pending = rig.get()
    await rig.until(() => refreshes(rig).length === 1)
    await rig.pass(20_000)
    expect(await pending).toMatchObject({ kind: 'failure', code: 'timeout' })
    expect(rig.session().signedIn?.account.subject).toBe('ada')
    expect(rig.session().state).not.toBe('expired')
  })
})

test('refresh that redirects the refresh token to another origin (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    rig.provider.behaviour.token = () =>
      new Response(null, { status: 307, headers: { location: 'https://evil.example/token' } })
    expect(await rig.get()).toMatchObject({ kind: 'failure' })
  })
})

test('refresh token given back in an error reaches nobody (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    rig.provider.behaviour.token = (form) =>
      Response.json({ error: 'invalid_grant', error_description: form.get('refresh_token') }, { status: 400 })
    expect(await rig.get()).toEqual({ kind: 'failure', code: 'expired' })
  })
})

test('oidcc-client-test-refresh-token: two rotations, each used once (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    const tokens = new Set([authorizationOf(rig)])
    for (let round = 0; round < 2; round += 1) {
      expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
      tokens.add(authorizationOf(rig))
      await rig.pass(3_600_000)
    }
    expect(tokens.size).toBe(3)
    expect(new Set(refreshes(rig).map(({ form }) => form.get('refresh_token'))).size).toBe(refreshes(rig).length)
  })
})

test('a refresh without a new refresh token keeps the old one; without ID token and with the original nonce is fine (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    let kept = ''
    rig.provider.behaviour.token = (form) => {
      kept ||= form.get('refresh_token') ?? ''
      expect(form.get('refresh_token')).toBe(kept)
      return Response.json({
        access_token: `canary-kept-${refreshes(rig).length}`,
        token_type: 'bearer',
        expires_in: 60,
      })
    }
    expect(await rig.get()).toMatchObject({ kind: 'answer' })
    await rig.pass(120_000)
    expect(await rig.get()).toMatchObject({ kind: 'answer' })
    expect(authorizationOf(rig)).toBe('Bearer canary-kept-2')
  })
})

test('a hundred requests across an expiry cost one refresh, and none fails (signed in)', async () => {
  await withRig(async (rig) => {
    await signInAndExpire(rig)
    const answers = await Promise.all(Array.from({ length: 100 }, () => rig.get()))
    expect(answers.every((answer) => answer.kind === 'answer' && answer.status === 200)).toBe(true)
    expect(refreshes(rig)).toHaveLength(1)
  })
})

test('an API that always says 401 gets one renewal and one retry (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    rig.api.answer = () => Response.json({}, { status: 401 })
    expect(await rig.get()).toMatchObject({ kind: 'answer', status: 401 })
    expect(refreshes(rig)).toHaveLength(1)
    expect(rig.sentTo('https://api.example/calendar/events')).toHaveLength(2)
  })
})

test('401s to many requests at once cost one renewal (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    await rig.get()
    const refused = authorizationOf(rig)
    rig.api.answer = (_url, init) =>
      new Headers(init.headers).get('authorization') === refused
        ? Response.json({}, { status: 401 })
        : Response.json({ items: [] })
    const answers = await Promise.all(Array.from({ length: 20 }, () => rig.get()))
    expect(answers.every((answer) => answer.kind === 'answer' && answer.status === 200)).toBe(true)
    expect(refreshes(rig)).toHaveLength(1)
  })
})

test('a lifetime of one second makes no storm: timers renew at most every ten seconds (signed in)', async () => {
  await withRig(async (rig) => {
    rig.provider.lifetimeSeconds = 1
    expect(await rig.signIn()).not.toHaveProperty('problem')
    await rig.pass(60_000)
    expect(refreshes(rig).length).toBeLessThanOrEqual(7)
    expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
  })
})

test('a scope that a refresh took away is not used any more (signed in)', async () => {
  await withRig(async (rig) => {
    const calendar = 'https://www.googleapis.com/auth/calendar'
    rig.provider.scopes = `openid email ${calendar}`
    rig.provider.behaviour.tokens = atRefresh((body) => ({ ...body, scope: 'openid email' }))
    expect(await rig.signIn()).not.toHaveProperty('problem')
    expect(await rig.get('events', { scopes: [calendar] })).toMatchObject({ kind: 'answer' })
    expect(await rig.call('renew', undefined)).toEqual({})
    expect(await rig.get('events', { scopes: [calendar] })).toMatchObject({ kind: 'failure', code: 'scope-missing' })
    expect(refreshes(rig)[0]?.form.has('scope')).toBe(false)
  })
})

test('renewal of nobody asks no one (signed out)', async () => {
  await withRig(async (rig) => {
    expect(await rig.call('renew', undefined)).toMatchObject({ problem: { code: 'session-ended' } })
    expect(await rig.get()).toEqual({ kind: 'failure', code: 'signed-out' })
    await rig.pass(3_600_000)
    expect(rig.sent).toEqual([])
  })
})

test('a hidden frame that comes back with another person: the session is not theirs (signed in)', async () => {
  await withRig(
    async (rig) => {
      rig.provider.behaviour.tokens = (body) => ({ ...body, refresh_token: undefined })
      await signInAndExpire(rig)
      rig.provider.subject = 'eve'
      const pending = rig.get()
      await rig.until(() => rig.frames.length === 1)
      const { query } = await rig.provider.authorize(rig.frames[0] ?? '')
      await rig.call('callback', { query, fragment: '', frame: true })
      expect(await pending).toEqual({ kind: 'failure', code: 'expired' })
      expect(rig.session()).toMatchObject({
        state: 'expired',
        problem: { code: 'account-changed' },
        signedIn: { account: { subject: 'ada' } },
      })
    },
    { silentFrame: true },
  )
})

test('a hidden frame that shows a page instead of answering is given up, once (signed in)', async () => {
  await withRig(
    async (rig) => {
      rig.provider.behaviour.tokens = (body) => ({ ...body, refresh_token: undefined })
      await signInAndExpire(rig)
      const pending = rig.get()
      await rig.until(() => rig.frames.length === 1)
      await rig.pass(20_000)
      expect(await pending).toMatchObject({ kind: 'failure' })
      await rig.pass(600_000)
      expect(rig.frames).toHaveLength(1)
    },
    { silentFrame: true },
  )
})
