import { expect } from 'vitest'
import { authorizationOf } from './attack.ts'
import { asked, bearer, broker, hide, signedInWithout, signIn } from './broker.ts'
import { handedOver, type Rig } from './rig.ts'

const refreshes = (rig: Rig) =>
  rig.sentTo(rig.provider.endpoints.token).filter(({ form }) => form.get('grant_type') === 'refresh_token')

broker('an honest broker: the APIs get its token for them, userinfo gets its own', async (rig) => {
  await signIn(rig)
  expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
  expect(authorizationOf(rig)).toMatch(/^Bearer canary-google-\d+$/)
  expect(asked(rig).map(({ init }) => bearer(init))).toEqual([expect.stringMatching(/^Bearer canary-access-id/)])
  expect(rig.sentTo(rig.provider.endpoints.userinfo).map(({ init }) => bearer(init))).toEqual([
    expect.stringMatching(/^Bearer canary-access-id/),
  ])
  expect(rig.session().problem).toBeUndefined()
})

broker('what is granted is what the answer says, beside what the broker granted itself', async (rig) => {
  rig.broker.answer = () => Response.json({ ...handedOver(rig), scope: 'https://www.googleapis.com/auth/drive.file' })
  await signIn(rig)
  expect(rig.session().signedIn?.grantedScopes).toEqual([
    ...['openid', 'profile', 'email'],
    'https://www.googleapis.com/auth/drive.file',
  ])
  const scopes = ['https://www.googleapis.com/auth/calendar.events']
  expect(await rig.get('events', { scopes })).toMatchObject({ code: 'scope-missing', scopes })
})

broker(
  'where the answer says nothing of scopes, the configuration does',
  async (rig) => {
    await signIn(rig)
    expect(rig.session().signedIn?.grantedScopes).toContain('calendar')
  },
  { broker: { scopes: ['calendar'] } },
)

broker('scopes of the APIs are never asked of the broker, and more is asked by signing in anew', async (rig) => {
  await signIn(rig)
  const url = new URL(await rig.begin('work', ['https://www.googleapis.com/auth/calendar.events']))
  expect(url.searchParams.get('scope')).toBe('openid profile email')
  expect(url.searchParams.get('prompt')).toBe('login')
})

broker('a token that is over is asked for anew, once for all requests, with the broker’s own', async (rig) => {
  rig.provider.lifetimeSeconds = 36_000
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  await Promise.all([rig.get(), rig.get(), rig.get()])
  expect(asked(rig)).toHaveLength(2)
  expect(refreshes(rig)).toEqual([])
  expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
})

broker('the broker’s own token is renewed first where it is over', async (rig) => {
  rig.provider.lifetimeSeconds = 300
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  expect(await rig.get()).toMatchObject({ status: 200 })
  expect([refreshes(rig).length, asked(rig).length]).toEqual([1, 2])
})

broker('the broker’s own token is renewed where the broker refuses it before its time', async (rig) => {
  rig.provider.lifetimeSeconds = 36_000
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  const [first] = asked(rig)
  rig.broker.answer = (init) =>
    bearer(init) === bearer(first?.init ?? {}) ? new Response(null, { status: 401 }) : Response.json(handedOver(rig))
  expect(await rig.get()).toMatchObject({ status: 200 })
  expect([refreshes(rig).length, asked(rig).length]).toEqual([1, 3])
})

broker(
  'a broker without refresh tokens is asked in a hidden frame first, and then for its token',
  async (rig) => {
    rig.provider.lifetimeSeconds = 300
    rig.provider.behaviour.tokens = ({ refresh_token: _none, ...body }) => body
    await signIn(rig)
    hide(rig)
    await rig.pass(3_600_000)
    const pending = rig.get()
    await rig.until(() => rig.frames.length === 1)
    const { query } = await rig.provider.authorize(rig.frames[0] ?? '')
    await rig.call('callback', { query, fragment: '', frame: true })
    expect(await pending).toMatchObject({ status: 200 })
    expect(authorizationOf(rig)).toMatch(/canary-google/)
    expect(asked(rig)).toHaveLength(2)
  },
  { silentFrame: true },
)

broker('an API that refuses the token gets another one, once', async (rig) => {
  await signIn(rig)
  await rig.get()
  const refused = authorizationOf(rig)
  rig.api.answer = (_url, init) => (bearer(init) === refused ? new Response(null, { status: 401 }) : Response.json({}))
  expect(await Promise.all([rig.get(), rig.get()])).toMatchObject([{ status: 200 }, { status: 200 }])
  expect(asked(rig)).toHaveLength(2)
})

broker('a broker that keeps handing over a refused token is not asked for ever', async (rig) => {
  const same = handedOver(rig)
  rig.broker.answer = () => Response.json(same)
  await signIn(rig)
  rig.api.answer = () => new Response(null, { status: 401 })
  expect(await rig.get()).toEqual({ kind: 'failure', code: 'api-token' })
  expect(asked(rig)).toHaveLength(2)
  expect(rig.session().state).toBe('signed-in')
})

broker('the broker’s own token never comes to an API, though there is none for it', async (rig) => {
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  rig.broker.answer = () => new Response(null, { status: 404 })
  expect(await Promise.all([rig.get(), rig.get()])).toMatchObject([{ code: 'api-token' }, { code: 'api-token' }])
  expect(await rig.get()).toMatchObject({ code: 'api-token' })
  // Who has just said no is not asked by every screen.
  expect(asked(rig)).toHaveLength(2)
  expect(rig.session()).toMatchObject(signedInWithout('missing', { status: '404' }))
  await rig.pass(2_000)
  rig.broker.answer = () => Response.json(handedOver(rig))
  expect(await rig.get()).toMatchObject({ status: 200 })
})

broker('an answer that repeats the broker’s own token shows it to nobody', async (rig) => {
  rig.broker.answer = (init) =>
    Response.json({ error: 'denied', error_description: bearer(init), kid: bearer(init).slice(7) }, { status: 403 })
  await signIn(rig)
  expect(rig.session()).toMatchObject(signedInWithout('refused'))
})

broker(
  'a token under a name whose value is shown is hidden all the same',
  async (rig) => {
    rig.broker.answer = () => Response.json({ kid: handedOver(rig)['access_token'] })
    await signIn(rig)
    await rig.get()
    expect(authorizationOf(rig)).toMatch(/canary-google/)
  },
  { broker: { pointer: '/kid' } },
)

broker('signing out revokes the broker’s token only, wipes both, and what comes late comes to nothing', async (rig) => {
  rig.provider.behaviour.tokens = ({ refresh_token: _none, ...body }) => body
  await signIn(rig)
  hide(rig)
  await rig.pass(3_599_000)
  let release: (answer: Response) => void = () => undefined
  rig.broker.answer = () => new Promise<Response>((resolve) => (release = resolve))
  rig.provider.lifetimeSeconds = 36_000
  const pending = rig.get()
  await rig.until(() => asked(rig).length === 2)
  await rig.call('signOut', { revoke: false })
  release(Response.json(handedOver(rig)))
  expect(await pending).toEqual({ kind: 'failure', code: 'signed-out' })
  expect(rig.session()).toMatchObject({ state: 'signed-out' })
  expect(await rig.get()).toMatchObject({ code: 'signed-out' })
  const [revocation] = rig.sentTo(rig.provider.endpoints.revocation)
  expect(revocation?.form.get('token')).toMatch(/^canary-access-id/)
})

broker('signing out while the token for the APIs is under way leaves nobody signed in', async (rig) => {
  let release: (answer: Response) => void = () => undefined
  rig.broker.answer = () => new Promise<Response>((resolve) => (release = resolve))
  const { query } = await rig.provider.authorize(await rig.begin())
  const coming = rig.callback(query)
  await rig.until(() => asked(rig).length === 1)
  await rig.call('signOut', { revoke: false })
  release(Response.json(handedOver(rig)))
  expect(await coming).toMatchObject({ problem: { code: 'session-ended' } })
  expect(rig.session()).toMatchObject({ state: 'signed-out' })
})

broker('a token of the one before never serves the next account', async (rig) => {
  rig.provider.lifetimeSeconds = 36_000
  await signIn(rig)
  hide(rig)
  await rig.pass(3_600_000)
  let release: (answer: Response) => void = () => undefined
  rig.broker.answer = () => new Promise<Response>((resolve) => (release = resolve))
  const pending = rig.get()
  await rig.until(() => asked(rig).length === 2)
  rig.provider.subject = 'bob'
  const late = release
  rig.broker.answer = () => Response.json(handedOver(rig))
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
  const ofAda = handedOver(rig)
  late(Response.json(ofAda))
  expect(await pending).toEqual({ kind: 'failure', code: 'signed-out' })
  expect(await rig.get()).toMatchObject({ status: 200 })
  expect(authorizationOf(rig)).not.toContain(ofAda['access_token'])
  expect(rig.session().signedIn?.account.subject).toBe('bob')
})
