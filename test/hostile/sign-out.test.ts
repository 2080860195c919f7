import { expect, test } from 'vitest'
import { withRig } from './attack.ts'
import type { Rig } from './rig.ts'

const postLogoutRedirectUri = 'https://app.example/signed-out'
const revocations = (rig: Rig) => rig.sentTo(rig.provider.endpoints.revocation)

const badRevocations: [string, (rig: Rig) => Response | Promise<Response>][] = [
  ['fails with 503', () => new Response(null, { status: 503 })],
  ['answers 401 to a public client', () => new Response(null, { status: 401 })],
  ['answers with a web page of status 500', () => new Response('<html>', { status: 500 })],
  ['never answers', (rig) => rig.hang()],
  ['drips', () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))],
  ['has no end', () => new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65_536)) }))],
  [
    'redirects the token to another origin',
    () => new Response(null, { status: 307, headers: { location: 'https://evil.example/revoke' } }),
  ],
]
for (const [title, revocation] of badRevocations) {
  test(`revocation that ${title}: the person is signed out at once all the same (signed in)`, async () => {
    await withRig(async (rig) => {
      expect(await rig.signIn()).not.toHaveProperty('problem')
      rig.provider.behaviour.revocation = () => revocation(rig)
      const pending = rig.call('signOut', { revoke: true, postLogoutRedirectUri })
      await rig.until(() => rig.session().state === 'signed-out')
      expect(rig.session().signedIn).toBeUndefined()
      expect(await rig.get()).toEqual({ kind: 'failure', code: 'signed-out' })
      await rig.pass(3_000)
      expect(await pending).not.toHaveProperty('endSessionUrl')
      await rig.pass(600_000)
      expect(rig.session()).toMatchObject({ state: 'signed-out' })
      expect(revocations(rig).length).toBeLessThanOrEqual(4)
    })
  })
}

test('revocation that succeeds after a failure is no longer pending (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    rig.provider.behaviour.revocation = () => new Response(null, { status: 503 })
    await rig.call('signOut', { revoke: true })
    await rig.until(() => rig.session().revocationPending)
    rig.provider.behaviour.revocation = () => new Response(null, { status: 200 })
    await rig.pass(5_000)
    await rig.until(() => !rig.session().revocationPending)
    const [first, second] = revocations(rig)
    expect(first?.form.get('token_type_hint')).toBe('refresh_token')
    expect(second?.form.get('token')).toBe(first?.form.get('token'))
  })
})

test('sign-out without a network: signed out at once (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    rig.offline = true
    await rig.call('signOut', { revoke: true })
    expect(rig.session()).toMatchObject({ state: 'signed-out' })
  })
})

test('sign-out of nobody asks no one (signed out)', async () => {
  await withRig(async (rig) => {
    expect(await rig.call('signOut', { revoke: true, postLogoutRedirectUri })).toEqual({})
    expect(rig.sent).toEqual([])
    expect(rig.broadcasts).toHaveLength(1)
  })
})

test('oidcc-client-test-rp-init-logout: the address carries the client, no token, and our exact return address', async () => {
  await withRig(async (rig) => {
    rig.provider.behaviour.metadata = (document) => ({ ...document, end_session_endpoint: 'https://id.example/end' })
    expect(await rig.signIn()).not.toHaveProperty('problem')
    const { endSessionUrl } = await rig.call('signOut', { revoke: true, postLogoutRedirectUri })
    const url = new URL(endSessionUrl ?? '')
    expect(url.origin + url.pathname).toBe('https://id.example/end')
    expect(url.searchParams.get('client_id')).toBe('pixy')
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(postLogoutRedirectUri)
    expect(url.searchParams.has('id_token_hint')).toBe(false)
  })
})

test('the ID token goes into that address only where the configuration asks for it, and its page may read it there alone', async () => {
  await withRig(
    async (rig) => {
      rig.provider.behaviour.metadata = (document) => ({ ...document, end_session_endpoint: 'https://id.example/end' })
      expect(await rig.signIn()).not.toHaveProperty('problem')
      const { endSessionUrl } = await rig.call('signOut', { revoke: true, postLogoutRedirectUri })
      const { searchParams } = new URL(endSessionUrl ?? '')
      expect(searchParams.get('id_token_hint')?.split('.')).toHaveLength(3)
      expect(searchParams.has('logout_hint')).toBe(false)
      // The answer is the address itself, which was asked for; nothing else may hold the token.
      rig.messages = rig.messages.filter((message) => !JSON.stringify(message).includes('id_token_hint'))
    },
    { logoutHint: 'id_token' },
  )
})

test('a provider without end-session and revocation: signed out (signed in)', async () => {
  await withRig(async (rig) => {
    rig.provider.behaviour.metadata = (document) => ({ ...document, revocation_endpoint: undefined })
    expect(await rig.signIn()).not.toHaveProperty('problem')
    expect(await rig.call('signOut', { revoke: true, postLogoutRedirectUri })).toEqual({})
    expect(rig.session()).toMatchObject({ state: 'signed-out', revocationPending: false })
  })
})

test('a token answer that comes after signing out does not sign in again (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    let release: () => void = () => undefined
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined)
    })
    rig.provider.behaviour.token = () => held as never
    const renewing = rig.call('renew', undefined)
    await rig.until(() => rig.sentTo(rig.provider.endpoints.token).length === 2)
    await rig.call('signOut', { revoke: false })
    release()
    expect(await renewing).toMatchObject({ problem: { code: 'session-ended' } })
    await rig.pass(120_000)
    expect(rig.session()).toMatchObject({ state: 'signed-out' })
    expect(rig.session().signedIn).toBeUndefined()
  })
})

test('answers of an API that come after signing out are not handed over (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    rig.api.answer = rig.hang
    const pending = rig.get()
    await rig.until(() => rig.sentTo('https://api.example/calendar/events').length === 1)
    await rig.call('signOut', { revoke: false })
    expect(await pending).toEqual({ kind: 'failure', code: 'signed-out' })
  })
})

test('sign-out leaves nothing of the person in what pages are told (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    await rig.until(() => rig.session().signedIn?.account.email !== undefined)
    rig.messages.length = 0
    await rig.call('signOut', { revoke: false })
    rig.say({ type: 'watch-trace', watch: false })
    rig.say({ type: 'watch-trace', watch: true })
    await rig.call('dismiss', undefined)
    expect(JSON.stringify(rig.messages)).not.toMatch(/ada@example\.org|Lovelace/)
    expect(rig.messages.length).toBeGreaterThan(0)
  })
})

for (const before of ['signed out', 'signed in'] as const) {
  test(`A33: a forged message of another page can sign out, and nothing else (${before})`, async () => {
    await withRig(async (rig) => {
      if (before === 'signed in') expect(await rig.signIn()).not.toHaveProperty('problem')
      for (const message of [
        { type: 'signed-in', account: { subject: 'eve' }, accessToken: 'x' },
        { type: 'session', snapshot: { state: 'signed-in' } },
        { type: 'constructor' },
        {},
      ]) {
        rig.hear(message as never)
      }
      await rig.call('dismiss', undefined)
      expect(rig.session().state).toBe(before === 'signed in' ? 'signed-in' : 'signed-out')
      rig.hear({ type: 'signed-out', bootId: 'another' })
      await rig.until(() => rig.session().state === 'signed-out')
    })
  })
}
