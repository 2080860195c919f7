import { expect, test } from 'vitest'
import { accept, attack, authorizationOf, withRig } from './attack.ts'
import type { Provider } from './provider.ts'
import type { Rig } from './rig.ts'

/**
 * Several providers at one callback (RFC 9700 §4.4, RFC 9207): whatever one of them, or whoever stands between, makes of
 * an answer, no code and no token of one comes to another. Both know Pixy by the same client id, and sign with the same
 * key, so that neither of the two helps.
 */
const codesSentTo = (rig: Rig, { endpoints }: Provider) =>
  rig.sentTo(endpoints.token).flatMap(({ form }) => form.get('code') ?? [])

/** Each code went where it was made, with a verifier, and nowhere else. */
function expectCodesAtHome(rig: Rig): void {
  for (const one of [rig.provider, rig.home]) {
    const host = new URL(one.issuer).hostname
    for (const code of codesSentTo(rig, one)) expect(code).toContain(`canary-code-${host}`)
  }
}

/** Who is signed in is served by a token of the provider they signed in at. */
async function expectServedBy(rig: Rig, at: 'work' | 'home'): Promise<void> {
  expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: { providerId: at } })
  await rig.get()
  const one = at === 'work' ? rig.provider : rig.home
  expect(authorizationOf(rig)).toContain(`canary-access-${new URL(one.issuer).hostname}`)
}

const drop = (name: string) => (given: URLSearchParams) => {
  given.delete(name)
  return given
}
const withoutIssuer = (provider: Provider) => {
  provider.behaviour.metadata = ({ authorization_response_iss_parameter_supported: _flag, ...document }) => document
  provider.behaviour.callback = drop('iss')
}

attack('mix-up: a sign-in at one provider is answered by another, by its own name', async (rig) => {
  const before = [codesSentTo(rig, rig.provider).length, codesSentTo(rig, rig.home).length]
  const { query } = await rig.home.authorize(await rig.begin('work'))
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'issuer-mismatch', providerId: 'work' } })
  expect([codesSentTo(rig, rig.provider).length, codesSentTo(rig, rig.home).length]).toEqual(before)
  // Its state is used up: what comes after it under the same one is nothing.
  expect(await rig.callback(query)).toEqual({ returnTo: '/' })
})

attack('mix-up: a sign-in at one provider is answered by another that names nobody', async (rig) => {
  rig.home.behaviour.callback = drop('iss')
  const { query } = await rig.home.authorize(await rig.begin('work'))
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'issuer-missing' } })
  expect(codesSentTo(rig, rig.provider)).toEqual([])
})

attack('mix-up: a refusal of another provider under the state of a sign-in', async (rig) => {
  const state = new URL(await rig.begin('work')).searchParams.get('state') ?? ''
  const error = new URLSearchParams({ error: 'access_denied', state, iss: rig.home.issuer })
  expect(await rig.callback(`?${String(error)}`)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
})

attack('mix-up: a provider without `iss` answered by one that sends it', async (rig) => {
  withoutIssuer(rig.provider)
  const { query } = await rig.home.authorize(await rig.begin('work'))
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
  expect(codesSentTo(rig, rig.provider)).toEqual([])
})

attack('a code of another provider under a forged issuer is worth nothing', async (rig) => {
  rig.home.behaviour.callback = (given) => {
    given.set('iss', rig.provider.issuer)
    return given
  }
  const homeBefore = codesSentTo(rig, rig.home).length
  const { query } = await rig.home.authorize(await rig.begin('work'))
  expect(await rig.callback(query)).toMatchObject({ problem: { code: 'token-refused' } })
  expect(codesSentTo(rig, rig.home)).toHaveLength(homeBefore)
})

attack('an ID token of another provider for the same client id, signed with the same key', async (rig) => {
  rig.provider.behaviour.claims = (claims) => ({ ...claims, iss: rig.home.issuer })
  expect(await rig.signIn('work')).toMatchObject({ problem: { code: 'id-token-issuer' } })
})

attack('tokens in a fragment, of Google, for a sign-in by code', async (rig) => {
  const state = new URL(await rig.begin('work')).searchParams.get('state') ?? ''
  const { fragment } = await rig.google.authorize(await rig.begin('google'))
  const parameters = new URLSearchParams(fragment.slice(1))
  parameters.set('state', state)
  expect(await rig.callback('', `#${String(parameters)}`)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
  parameters.set('iss', rig.provider.issuer)
  const again = new URL(await rig.begin('work')).searchParams.get('state') ?? ''
  parameters.set('state', again)
  expect(await rig.callback('', `#${String(parameters)}`)).toMatchObject({ problem: { code: 'flow-confused' } })
})

attack('a code of another provider for a sign-in by fragment', async (rig) => {
  const state = new URL(await rig.begin('google')).searchParams.get('state') ?? ''
  const { query } = await rig.provider.authorize(await rig.begin('work'))
  const parameters = new URLSearchParams(query)
  parameters.set('state', state)
  expect(await rig.callback(`?${String(parameters)}`)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
  expect(codesSentTo(rig, rig.provider)).toEqual([])
})

accept('a provider without `iss` beside those that send it', async (rig) => {
  withoutIssuer(rig.provider)
  expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
})

/** Neither says who it is: what is left is the address to which an answer comes. */
const silent = (rig: Rig) => {
  withoutIssuer(rig.provider)
  withoutIssuer(rig.home)
}

for (const ownCallbacks of [['work'], ['home'], ['work', 'home']] as const) {
  test(`mix-up without \`iss\`: an address of its own (${ownCallbacks.join(', ')}) tells the providers apart`, async () => {
    await withRig(
      async (rig) => {
        silent(rig)
        const url = new URL(await rig.begin('work'))
        // Whoever is evil sends the person on with the address that the other one knows.
        const known = ownCallbacks.some((id) => id === 'home') ? '?provider=home' : ''
        url.searchParams.set('redirect_uri', `https://app.example/callback${known}`)
        const { query } = await rig.home.authorize(url.href)
        expect(await rig.callback(query)).toMatchObject({ problem: { code: 'issuer-mismatch' } })
        expect(codesSentTo(rig, rig.provider)).toEqual([])
        expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
        await expectServedBy(rig, 'work')
        expect(await rig.signIn('home')).toEqual({ returnTo: '/' })
        await expectServedBy(rig, 'home')
        const registered = (id: 'work' | 'home') =>
          `https://app.example/callback${ownCallbacks.some((one) => one === id) ? `?provider=${id}` : ''}`
        for (const [id, one] of [
          ['work', rig.provider],
          ['home', rig.home],
        ] as const) {
          expect(rig.sentTo(one.endpoints.token)[0]?.form.get('redirect_uri')).toBe(registered(id))
        }
      },
      { ownCallbacks },
    )
  })
}

for (const order of [
  ['work', 'home'],
  ['home', 'work'],
] as const) {
  test(`two tabs leave for different providers and come back, ${order[0]} first: each code goes home`, async () => {
    await withRig(async (rig) => {
      const urls = { work: await rig.begin('work'), home: await rig.begin('home') }
      for (const at of order) {
        const { query } = await (at === 'work' ? rig.provider : rig.home).authorize(urls[at])
        expect(await rig.callback(query)).toEqual({ returnTo: '/' })
        await expectServedBy(rig, at)
      }
      expectCodesAtHome(rig)
      expect([codesSentTo(rig, rig.provider).length, codesSentTo(rig, rig.home).length]).toEqual([1, 1])
    })
  })
}

test('two answers at the same moment: one is signed in, whole, and the other one is told', async () => {
  await withRig(async (rig) => {
    const [work, home] = [await rig.begin('work'), await rig.begin('home')]
    const answers = [await rig.provider.authorize(work), await rig.home.authorize(home)]
    const results = await Promise.all(answers.map(({ query }) => rig.callback(query)))
    expect(results.filter(({ problem }) => problem === undefined)).toHaveLength(1)
    expect(results.find(({ problem }) => problem)?.problem?.code).toBe('session-ended')
    await expectServedBy(rig, results[0]?.problem ? 'home' : 'work')
    expectCodesAtHome(rig)
  })
})

test('an answer to "allow more" that comes after a sign-in elsewhere is about the person who asked, or nobody', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
    const url = await rig.begin('work', ['calendar'])
    expect(await rig.signIn('home')).toEqual({ returnTo: '/' })
    rig.provider.subject = 'eve'
    const { query } = await rig.provider.authorize(url)
    expect(await rig.callback(query)).toMatchObject({ problem: { code: 'account-changed' } })
    await expectServedBy(rig, 'home')
  })
})

test('what is granted at one provider is not asked of another', async () => {
  await withRig(async (rig) => {
    rig.provider.scopes = 'openid profile email calendar'
    expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
    const asked = new URL(await rig.begin('home', ['mail'])).searchParams
    expect(asked.get('scope')).toBe('openid profile email mail')
    expect(asked.has('login_hint')).toBe(false)
  })
})

/** Signs in at the provider `work` and renews in a hidden frame there, which another one may answer. */
async function renewInFrame(rig: Rig, answering: Rig['provider']) {
  rig.provider.behaviour.tokens = ({ refresh_token: _none, ...body }) => body
  expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
  const renewal = rig.call('renew', undefined)
  await rig.until(() => rig.frames.length === 1)
  const { query } = await answering.authorize(rig.frames[0] ?? '')
  await rig.call('callback', { query, fragment: '', frame: true })
  return { query, outcome: await renewal }
}

test('a hidden frame at one provider is not renewed by an answer of another', async () => {
  await withRig(
    async (rig) => {
      const { outcome } = await renewInFrame(rig, rig.home)
      expect(outcome).toMatchObject({ problem: { code: 'issuer-mismatch' } })
      expect(codesSentTo(rig, rig.home)).toEqual([])
      expect(rig.session().signedIn?.account.subject).toBe('ada')
    },
    { silentFrame: true },
  )
})

test('a hidden frame comes back to the address of its own provider', async () => {
  await withRig(
    async (rig) => {
      const { query, outcome } = await renewInFrame(rig, rig.provider)
      expect(query).toMatch(/^\?provider=work&/)
      expect(outcome).toEqual({})
    },
    { silentFrame: true, ownCallbacks: ['work'] },
  )
})

test('signing out at one provider leaves nothing of it to use, and says nothing to the other', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
    expect(await rig.signIn('home')).toEqual({ returnTo: '/' })
    await rig.until(() => rig.session().signedIn?.account.email !== undefined)
    const late = await rig.provider.authorize(await rig.begin('work'))
    const before = rig.sent.length
    await rig.call('signOut', { revoke: true })
    expect(await rig.get()).toEqual({ kind: 'failure', code: 'signed-out' })
    expect(await rig.callback(late.query)).toMatchObject({ problem: { code: 'state-unknown' } })
    const said = rig.sent.slice(before)
    expect(said.map(({ url }) => url)).toEqual([rig.home.endpoints.revocation])
    expect(said[0]?.form.get('token')).toContain('canary-refresh-home.example')
    expect(rig.session()).toMatchObject({ state: 'signed-out' })
  })
})

test('a refresh goes to the provider whose token it is, whoever was here before', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('work')).toEqual({ returnTo: '/' })
    expect(await rig.signIn('home')).toEqual({ returnTo: '/' })
    rig.say({ type: 'visible', visible: false })
    await rig.pass(3_600_000)
    await expectServedBy(rig, 'home')
    const spent = rig.sent.flatMap(({ url, form }) =>
      form.has('refresh_token') ? [[url, form.get('refresh_token')]] : [],
    )
    expect(spent).toEqual([[rig.home.endpoints.token, expect.stringContaining('home.example')]])
  })
})
