import { expect } from 'vitest'
import { accept } from './attack.ts'
import type { Body } from './provider.ts'
import type { Rig } from './rig.ts'

/** Signs in and waits until the userinfo endpoint has been asked and its answer judged. */
async function signInAndAsk(rig: Rig): Promise<void> {
  expect(await rig.signIn()).not.toHaveProperty('problem')
  await rig.until(() => rig.sentTo(rig.provider.endpoints.userinfo).length > 0)
  await rig.pass(20_000)
}

accept('oidcc-client-test-scope-userinfo-claims, -userinfo-bearer-header: honest answer', async (rig) => {
  await signInAndAsk(rig)
  expect(rig.session().signedIn?.account).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.org' })
  const [request] = rig.sentTo(rig.provider.endpoints.userinfo)
  expect(new Headers(request?.init.headers).get('authorization')).toMatch(/^Bearer canary-access/)
  expect(request?.init).toMatchObject({ method: 'GET', redirect: 'error' })
})

// C75: a failure of userinfo never undoes a sign-in that stands, and never adds to it.
const discarded: [string, (body: Body) => unknown][] = [
  ['oidcc-client-test-userinfo-invalid-sub: about somebody else', (body) => ({ ...body, sub: 'eve' })],
  ['about nobody', ({ sub: _sub, ...body }) => body],
  ['about a list of people', (body) => ({ ...body, sub: ['ada'] })],
  [
    'oidcc-client-test-userinfo-signed: signed with nothing to trust',
    () => new Response('e30.e30.AA', { headers: { 'content-type': 'application/jwt' } }),
  ],
  ['as a web page', (body) => new Response(JSON.stringify(body), { headers: { 'content-type': 'text/html' } })],
  ['with an error', (body) => Response.json(body, { status: 500 })],
  ['with 401', () => Response.json({ error: 'invalid_token' }, { status: 401 })],
  ['that is null', () => Response.json(null)],
  ['without end', () => new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65_536)) }))],
  ['that never comes', () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))],
  [
    'that redirects the token to another origin',
    () => new Response(null, { status: 307, headers: { location: 'https://evil.example/me' } }),
  ],
]
for (const [title, userinfo] of discarded) {
  accept(`userinfo ${title}: discarded, and the sign-in stands`, async (rig) => {
    rig.provider.behaviour.userinfo = userinfo
    await signInAndAsk(rig)
    expect(rig.session().signedIn?.account).toEqual({
      issuer: 'https://id.example',
      subject: 'ada',
      name: 'Ada Lovelace',
      emailVerified: false,
    })
  })
}

accept('userinfo on a foreign origin: not asked, and the sign-in stands', async (rig) => {
  rig.provider.behaviour.metadata = (document) => ({ ...document, userinfo_endpoint: 'https://evil.example/me' })
  expect(await rig.signIn()).not.toHaveProperty('problem')
  await rig.pass(20_000)
  expect(rig.session().signedIn?.account.email).toBeUndefined()
})

accept('userinfo that tries to overwrite claims of the protocol', async (rig) => {
  rig.provider.behaviour.userinfo = (body) =>
    new Response(
      JSON.stringify({
        ...body,
        iss: 'https://evil.example',
        aud: 'other',
        exp: 1,
        nonce: 'x',
        name: 'Eve',
        admin: true,
      }).replace('{', '{"__proto__":{"email_verified":true},'),
      { headers: { 'content-type': 'application/json' } },
    )
  await signInAndAsk(rig)
  const { account, idTokenClaims } = rig.session().signedIn ?? {}
  expect(idTokenClaims).toMatchObject({ iss: 'https://id.example', aud: 'pixy', sub: 'ada', name: 'Ada Lovelace' })
  expect(idTokenClaims).not.toHaveProperty('admin')
  expect(idTokenClaims).not.toHaveProperty('nonce')
  expect(account).toMatchObject({ issuer: 'https://id.example', name: 'Ada Lovelace', emailVerified: false })
})

accept('oidcc-client-test-aggregated-claims, -distributed-claims: foreign sources are not fetched', async (rig) => {
  rig.provider.behaviour.userinfo = (body) => ({
    ...body,
    _claim_names: { email: 'src' },
    _claim_sources: { src: { endpoint: 'https://evil.example/claims', access_token: 'x' } },
  })
  await signInAndAsk(rig)
})

accept('userinfo that arrives after signing out and in again: not shown', async (rig) => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  rig.provider.behaviour.userinfo = (body) =>
    new Response(
      new ReadableStream({
        start: async (controller) => {
          await held
          controller.enqueue(new TextEncoder().encode(JSON.stringify({ ...body, email: 'late@example.org' })))
          controller.close()
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    )
  expect(await rig.signIn()).not.toHaveProperty('problem')
  await rig.until(() => rig.sentTo(rig.provider.endpoints.userinfo).length === 1)
  await rig.call('signOut', { revoke: false })
  rig.provider.behaviour.userinfo = () => Response.json({}, { status: 500 })
  expect(await rig.signIn()).not.toHaveProperty('problem')
  release()
  await rig.pass(1_000)
  expect(JSON.stringify(rig.messages)).not.toContain('late@example.org')
})
