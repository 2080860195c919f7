import { expect } from 'vitest'
import { test } from './browser.ts'
import { findLeaks, heapOf, secretsInHeap } from './canary.ts'
import { isToken, secretsIn } from './secrets.ts'
import { withCertified, withDemo, withMock } from './scenario.ts'
import { answerProvider, link, openCalendar, signIn, signInButton, chooseSignOut } from './screens.ts'

const tokenKinds = ['accessToken', 'idToken', 'codeVerifier'] as const

for (const [name, start] of [
  ['the built-in Google', withMock],
  ['a certified provider', withCertified],
] as const) {
  test(`no secret of a session at ${name} is within reach of a page`, async ({ person }) => {
    const { site, scene } = await start()
    const clean = async (step: string) => expect(await findLeaks(person, scene), step).toEqual([])
    await person.page.goto(site.url())
    await signIn(person.page)
    await clean('signed in')
    const other = await person.openTab(site.url('profile'))
    await openCalendar(person.page)
    await clean('calendar')
    for (const place of ['Home', 'Profile', 'Flow'] as const) {
      await link(person.page, place).click()
      await clean(place)
    }
    await person.page.reload()
    await clean('reloaded')
    await other.close()
    await chooseSignOut(person.page)
    // At the end of the session at the provider, or where a sign-out ends.
    await person.page.waitForURL((url) => !url.pathname.endsWith('/flow'))
    await clean('signed out')
    const kinds = new Set(secretsIn(person.network.exchanges).map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['code', 'codeVerifier', 'nonce', 'accessToken', 'idToken']))
  })
}

test('a failed sign-in loses no secret either', async ({ person }) => {
  const { site, scene, mock } = await withMock()
  await person.page.goto(site.url())
  mock.google.world.faults.turnOn('tampered-signature')
  await signInButton(person.page).click()
  await answerProvider(person.page)
  await person.page.getByRole('alert').first().waitFor()
  expect(await findLeaks(person, scene)).toEqual([])
})

test('tokens are in the memory of the vault and in no memory of a page', async ({ person }) => {
  const { site } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  await person.page.reload()
  await person.page.getByRole('article').first().waitFor()
  const secrets = secretsIn(person.network.exchanges).filter(isToken)
  const newest = (kind: string) => secrets.filter((secret) => secret.kind === kind).slice(-1)
  const alive = [...newest('accessToken'), ...newest('refreshToken')]
  expect(secretsInHeap((await person.workers()[0]?.heap()) ?? '', alive).toSorted()).toEqual([
    'accessToken',
    'refreshToken',
  ])
  expect(secretsInHeap(await heapOf(person.page), secrets)).toEqual([])
  for (const kind of tokenKinds) expect(secrets.some((secret) => secret.kind === kind)).toBe(true)
})

test('the one place that keeps a code, the browser’s record of the first load, keeps a used one', async ({
  person,
}) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  const [code] = secretsIn(person.network.exchanges).filter(({ kind }) => kind === 'code')
  const [verifier] = secretsIn(person.network.exchanges).filter(({ kind }) => kind === 'codeVerifier')
  const again = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: provider.clientId,
      redirect_uri: site.url('callback'),
      code: code?.value ?? '',
      code_verifier: verifier?.value ?? '',
    }),
  })
  expect(await again.json()).toMatchObject({ error: 'invalid_grant' })
})

test('the demo keeps its tokens from the page too', async ({ person }) => {
  const { site, scene } = await withDemo()
  await person.page.goto(site.url())
  await signIn(person.page, { provider: 'Demo' })
  await openCalendar(person.page)
  await person.page.reload()
  await person.page.getByRole('article').first().waitFor()
  const idToken = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{20,}/
  expect((await person.workers()[0]?.heap()) ?? '').toMatch(idToken)
  expect(await heapOf(person.page)).not.toMatch(idToken)
  // The demo's authorization endpoint is a page of this origin, and a nonce is for that endpoint.
  const leaks = await findLeaks(person, scene)
  expect(leaks.filter(({ place }) => place !== 'address of GET /demo/authorize')).toEqual([])
})
