import { expect, test } from 'vitest'
import { accept, attack, authorizationOf, withRig } from './attack.ts'
import type { Rig } from './rig.ts'

const tokenRequests = (rig: Rig) =>
  rig.sent.filter(({ url, form }) => url.endsWith('/token') && form.get('grant_type') === 'authorization_code')

type Change = (parameters: URLSearchParams) => URLSearchParams | string
const set =
  (name: string, value: string): Change =>
  (parameters) => (parameters.set(name, value), parameters)
const append =
  (name: string, value: string): Change =>
  (parameters) => (parameters.append(name, value), parameters)
const drop =
  (name: string): Change =>
  (parameters) => (parameters.delete(name), parameters)

const refused: [string, string, Change][] = [
  ['state missing', 'state-missing', drop('state')],
  ['state empty', 'state-missing', set('state', '')],
  ['state of nobody', 'state-unknown', set('state', 'guessed')],
  ['state=constructor', 'state-unknown', set('state', 'constructor')],
  ['state=__proto__', 'state-unknown', set('state', '__proto__')],
  ['state that is the key of a stored session', 'state-unknown', set('state', 'user:https://id.example:pixy')],
  ['state with something after it', 'state-unknown', (given) => set('state', `${given.get('state')}x`)(given)],
  ['state given twice', 'callback-malformed', append('state', 'other')],
  ['code given twice', 'callback-malformed', append('code', 'other')],
  ['issuer given twice', 'callback-malformed', append('iss', 'https://evil.example')],
  ['broken percent encoding (state=%)', 'callback-malformed', (given) => `${String(given)}&x=%`],
  ['overlong UTF-8', 'callback-malformed', (given) => `${String(given)}&x=%C0%AF`],
  ['code and error at once', 'callback-malformed', set('error', 'access_denied')],
  ['code missing', 'callback-malformed', drop('code')],
  ['code empty', 'callback-malformed', set('code', '')],
  ['signed response nobody asked for (JARM)', 'callback-malformed', set('response', 'a.b.c')],
  ['tokens in the query', 'callback-malformed', set('access_token', 'stolen')],
  ['a callback of 100 kB', 'callback-malformed', set('x', 'A'.repeat(100_000))],
  ['FAPI: issuer of another provider (mix-up)', 'issuer-mismatch', set('iss', 'https://evil.example')],
  ['issuer with a slash more', 'issuer-mismatch', set('iss', 'https://id.example/')],
  ['issuer empty', 'issuer-mismatch', set('iss', '')],
  ['FAPI: advertised issuer removed', 'issuer-missing', drop('iss')],
]
for (const [title, code, change] of refused) {
  attack(title, async (rig) => {
    rig.provider.behaviour.callback = change
    const before = tokenRequests(rig).length
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    expect(tokenRequests(rig)).toHaveLength(before)
  })
}

attack('issuer of another provider where none is advertised', async (rig) => {
  rig.provider.behaviour.metadata = (document) => ({
    ...document,
    authorization_response_iss_parameter_supported: undefined,
  })
  rig.provider.behaviour.callback = set('iss', 'https://evil.example')
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'issuer-mismatch' } })
})

const errorOf =
  (error: string, more: Record<string, string> = {}): Change =>
  (given) =>
    new URLSearchParams({ error, state: given.get('state') ?? '', iss: given.get('iss') ?? '', ...more })

const errors: [string, string, Change][] = [
  ['consent refused', 'access-denied', errorOf('access_denied')],
  ['a screen wanted', 'login-required', errorOf('interaction_required')],
  ['markup for an error', 'provider-error', errorOf('<script>alert(1)</script>')],
  ['an error that looks like a token', 'provider-error', errorOf('ya29.a0AfH6SMBx')],
  ['an error of another provider', 'issuer-mismatch', errorOf('access_denied', { iss: 'https://evil.example' })],
  ['an error without state', 'state-missing', () => 'error=access_denied'],
  ['an error of an unknown state', 'state-unknown', errorOf('access_denied', { state: 'guessed' })],
]
for (const [title, code, change] of errors) {
  attack(title, async (rig) => {
    rig.provider.behaviour.callback = change
    expect(await rig.signIn()).toMatchObject({ problem: { code } })
    expect(JSON.stringify(rig.session())).not.toMatch(/script|ya29/)
  })
}

attack('a forged error for a sign-in that is under way does not use it up', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  await rig.callback('?error=access_denied&state=guessed')
  await rig.callback('?error=access_denied')
  rig.provider.behaviour.token = () => Response.json({ error: 'invalid_grant' }, { status: 400 })
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'token-refused' } })
})

attack('login CSRF: a link with the code of the attacker', async (rig) => {
  const { query } = await rig.provider.authorize(
    'https://id.example/authorize?response_type=code&state=evil&nonce=evil-nonce&code_challenge=x',
  )
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'state-unknown' } })
  expect(rig.sentTo(rig.provider.endpoints.token)).toEqual([])
})

attack('code of the attacker under the state of the person', async (rig) => {
  const stolen = await rig.provider.authorize(
    'https://id.example/authorize?response_type=code&state=evil&nonce=evil-nonce&code_challenge=x',
  )
  const code = new URLSearchParams(stolen.query).get('code') ?? ''
  rig.provider.behaviour.callback = set('code', code)
  expect(await rig.signIn()).toMatchObject({ problem: { code: 'token-refused' } })
})

attack('flow confusion: a fragment for a sign-in by code', async (rig) => {
  const url = await rig.begin()
  const state = new URL(url).searchParams.get('state') ?? ''
  const fragment = `#access_token=stolen&id_token=a.b.c&token_type=Bearer&state=${state}&iss=https%3A%2F%2Fid.example`
  expect(await rig.callback('', fragment)).toMatchObject({ problem: { code: 'flow-confused' } })
})

attack('flow confusion: a code for a sign-in by fragment', async (rig) => {
  const state = new URL(await rig.begin('google')).searchParams.get('state') ?? ''
  expect(await rig.callback(`?code=stolen&state=${state}&iss=${encodeURIComponent(rig.google.issuer)}`)).toMatchObject({
    problem: { code: 'flow-confused' },
  })
})

attack('code and fragment at once', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  expect(await rig.callback(query, '#access_token=stolen&id_token=a.b.c&token_type=Bearer')).toMatchObject({
    problem: { code: 'callback-malformed' },
  })
})

attack('a callback after eleven minutes', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  rig.turnWallClock(11 * 60_000)
  const result = await rig.callback(query)
  expect(['transaction-expired', 'state-unknown']).toContain(result.problem?.code)
  expect(rig.sentTo(rig.provider.endpoints.token)).toEqual([])
  rig.turnWallClock(-11 * 60_000)
})

attack('a return address on another origin', async (rig) => {
  rig.provider.behaviour.token = () => Response.json({ error: 'invalid_grant' }, { status: 400 })
  for (const returnTo of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/callback?code=1',
  ]) {
    const begun = await rig.call('begin', { providerId: 'work', returnTo })
    if ('problem' in begun) throw new Error(begun.problem.code)
    expect(begun.url).not.toContain('evil')
    const { query } = await rig.provider.authorize(begun.url)
    expect((await rig.callback(query)).returnTo).toBe('/')
  }
})

attack('a sign-in at a provider that is not configured', async (rig) => {
  for (const providerId of ['evil', 'constructor', '__proto__', '']) {
    expect(await rig.call('begin', { providerId, returnTo: '/' })).toMatchObject({ problem: { code: 'configuration' } })
  }
})

accept('oidcc-client-test: honest callback with parameters nobody knows', async (rig) => {
  rig.provider.behaviour.callback = (given) => `${String(given)}&authuser=0&hd=example.org&prompt=consent&__proto__=1`
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
})

accept('issuer present and right though not advertised', async (rig) => {
  rig.provider.behaviour.metadata = ({ authorization_response_iss_parameter_supported: _flag, ...document }) => document
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
})

accept('issuer absent and not advertised', async (rig) => {
  rig.provider.behaviour.metadata = ({ authorization_response_iss_parameter_supported: _flag, ...document }) => document
  rig.provider.behaviour.callback = drop('iss')
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
})

accept('a fragment that means nothing (#_=_)', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  expect(await rig.callback(query, '#_=_')).toEqual({ returnTo: '/' })
})

accept('R05, R06: a code used again by reload, Back and a second tab is redeemed once', async (rig) => {
  const { query } = await rig.provider.authorize(await rig.begin())
  const both = await Promise.all([rig.callback(query), rig.callback(query)])
  const again = await rig.callback(query)
  expect([...both, again]).toEqual([{ returnTo: '/' }, { returnTo: '/' }, { returnTo: '/' }])
  expect(rig.sentTo(rig.provider.endpoints.token)).toHaveLength(1)
})

accept('a request with PKCE S256, state and nonce that are new each time', async (rig) => {
  const seen = new Set<string>()
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const asked = new URL(await rig.begin()).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('redirect_uri')).toBe('https://app.example/callback')
    expect(
      asked
        .get('scope')
        ?.split(' ')
        .filter((scope) => scope === 'openid'),
    ).toHaveLength(1)
    for (const name of ['state', 'nonce', 'code_challenge']) seen.add(asked.get(name) ?? '')
  }
  expect(seen.size).toBe(9)
  expect(await rig.signIn()).not.toHaveProperty('problem')
  const [request] = rig.sentTo(rig.provider.endpoints.token)
  expect(request?.form.get('code_verifier')).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
})

test('another person in the middle of "allow more" (session fixation)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('work')).not.toHaveProperty('problem')
    await rig.get()
    const before = authorizationOf(rig)
    rig.provider.subject = 'eve'
    expect(await rig.signIn('work', ['calendar'])).toMatchObject({ problem: { code: 'account-changed' } })
    expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: { account: { subject: 'ada' } } })
    await rig.get()
    expect(authorizationOf(rig)).toBe(before)
  })
})

test('a callback that arrives after signing out finds nothing to finish', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('work')).not.toHaveProperty('problem')
    const { query } = await rig.provider.authorize(await rig.begin('work', ['calendar']))
    await rig.call('signOut', { revoke: false })
    expect(await rig.callback(query)).toMatchObject({ problem: { code: 'state-unknown' } })
    expect(rig.session().signedIn).toBeUndefined()
  })
})

test('a sign-out while the code is being redeemed wins', async () => {
  await withRig(async (rig) => {
    const { query } = await rig.provider.authorize(await rig.begin())
    let release: () => void = () => undefined
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined)
    })
    rig.provider.behaviour.token = () => held as never
    const pending = rig.callback(query)
    await rig.until(() => rig.sentTo(rig.provider.endpoints.token).length === 1)
    await rig.call('signOut', { revoke: false })
    release()
    expect(await pending).toMatchObject({ problem: { code: 'session-ended' } })
    expect(rig.session()).toMatchObject({ state: 'signed-out' })
  })
})

const refusedFragments: [string, string, Change][] = [
  ['token without ID token', 'id-token-missing', drop('id_token')],
  ['ID token without token', 'callback-malformed', drop('access_token')],
  [
    'another access token than the one hashed (oidcc-client-test-invalid-athash)',
    'id-token-access-token-hash',
    set('access_token', 'stolen'),
  ],
  ['token type missing', 'callback-malformed', drop('token_type')],
  ['issuer of another provider', 'issuer-mismatch', set('iss', 'https://evil.example')],
  ['state of nobody', 'state-unknown', set('state', 'guessed')],
  ['token given twice', 'callback-malformed', append('access_token', 'stolen')],
  ['lifetime that is no number', 'token-response', set('expires_in', 'soon')],
]
for (const [title, code, change] of refusedFragments) {
  attack(`fragment: ${title}`, async (rig) => {
    rig.google.behaviour.callback = change
    expect(await rig.signIn('google')).toMatchObject({ problem: { code } })
  })
}

attack('fragment: oidcc-client-test-missing-athash', async (rig) => {
  rig.google.behaviour.claims = ({ at_hash: _hash, ...claims }) => claims
  expect(await rig.signIn('google')).toMatchObject({ problem: { code: 'id-token-access-token-hash' } })
})

attack('fragment: oidcc-client-test-nonce-invalid', async (rig) => {
  rig.google.behaviour.claims = (claims) => ({ ...claims, nonce: 'other' })
  expect(await rig.signIn('google')).toMatchObject({ problem: { code: 'id-token-nonce' } })
})

attack('fragment: a signature of a stranger', async (rig) => {
  rig.google.behaviour.idToken = (raw) => `${raw.slice(0, -342)}${'A'.repeat(342)}`
  expect(await rig.signIn('google')).toMatchObject({ problem: { code: 'id-token-signature' } })
})

accept('fragment: oidcc-client-test-nonce-unless-code-flow, an honest answer', async (rig) => {
  expect(new URL(await rig.begin('google')).searchParams.get('nonce')).toMatch(/^.{43}$/)
  expect(await rig.signIn('google')).toEqual({ returnTo: '/' })
})
