import { expect, test } from 'vitest'
import { authorize } from '#mock/oauth/authorization.ts'
import { memoryStore } from '#mock/world/store.ts'
import type { DemoRequest, Tier } from '#vault/protocol.ts'
import { startMockGoogle } from '../../in-process/mock-google.ts'
import { createTestTime } from '../../in-process/time.ts'
import { appOrigin, createTestVault, type TestPage } from '../../in-process/vault.ts'

const apis = { calendar: 'https://api.example/calendar/v3/' }
const scope = 'https://www.googleapis.com/auth/calendar.events'
const events = { api: 'calendar', method: 'GET', path: 'calendars/primary/events', scopes: [] } as const
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

/** The vault with the built-in provider inside, as the demo runs in a browser. */
function demoBench({ tier = 'shared-extended' }: { tier?: Tier } = {}) {
  const time = createTestTime()
  const google = startMockGoogle({
    issuer: `${appOrigin}/demo`,
    apis,
    clients: [{ clientId: 'pixy-demo', redirectUris: [`${appOrigin}/callback`] }],
    store: memoryStore(),
    now: time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'app',
  })
  const newVault = () =>
    createTestVault({
      config: { demo: true, apis },
      time,
      fetch: () => Promise.reject(new TypeError('The demo asks nobody')),
      environment: { tier, openDemo: () => Promise.resolve(google) },
    })
  const vault = newVault()
  const signIn = async (page: TestPage, returnTo = '/') => {
    const begun = await page.call('begin', { providerId: 'demo', returnTo, scopes: [scope] })
    if ('problem' in begun) throw new Error(begun.problem.code)
    const account = google.world.people[0]?.subject ?? ''
    const screen = await google.arrange((world) =>
      authorize(world, 'this-browser', new URL(begun.url).searchParams, { account, consent: [scope] }),
    )
    if (screen.kind !== 'redirect') throw new Error(screen.kind)
    return page.call('callback', { query: new URL(screen.location).search, fragment: '', frame: false })
  }
  return { time, google, vault, newVault, signIn }
}

test('a fault is met once by the real client, and the next sign-in works', async () => {
  const { vault, signIn } = demoBench()
  const page = await vault.open()
  const { state } = await page.call('demo', { do: 'faults', ids: ['nonce-mismatch'], once: true })
  expect(state?.faults).toEqual(['nonce-mismatch'])
  expect((await signIn(page)).problem?.code).toBe('id-token-nonce')
  expect((await signIn(page)).problem).toBeUndefined()
  expect((await page.call('demo', { do: 'look' })).state?.faults).toEqual([])
})

test('an answer that belongs to no sign-in leads back to the lesson that waits for it, and only there', async () => {
  const { vault, signIn } = demoBench()
  const page = await vault.open()
  const waitingAt = '/flow/lessons/wrong-state?since=1'
  await page.call('demo', { do: 'faults', ids: ['wrong-state'], once: true, waitingAt })
  expect(await signIn(page, waitingAt)).toMatchObject({ returnTo: waitingAt, problem: { code: 'state-unknown' } })
  await page.call('demo', { do: 'faults', ids: [], once: true })
  const stray = { query: '?code=c&state=nobody', fragment: '', frame: false }
  expect((await page.call('callback', stray)).returnTo).toBe('/')
  await page.call('demo', { do: 'faults', ids: ['wrong-state'], once: true, waitingAt: 'https://evil.example/' })
  expect((await page.call('callback', { ...stray, query: '?code=c&state=other' })).returnTo).toBe('/')
})

test('a lesson that was left at the provider is over for who signs in from elsewhere, and not for its own run', async () => {
  const { vault, signIn } = demoBench()
  const page = await vault.open()
  const lesson = {
    do: 'faults',
    ids: ['nonce-mismatch'],
    once: true,
    waitingAt: '/flow/lessons/nonce-mismatch?since=1',
  } as const
  await page.call('demo', lesson)
  expect((await signIn(page, '/flow/lessons/nonce-mismatch?since=2')).problem?.code).toBe('id-token-nonce')
  await page.call('demo', lesson)
  expect((await signIn(page, '/calendar')).problem).toBeUndefined()
  expect((await page.call('demo', { do: 'look' })).state?.faults).toEqual([])
  const stray = { query: '?code=c&state=nobody', fragment: '', frame: false }
  expect((await page.call('callback', stray)).returnTo).toBe('/')
})

test('a lesson is found again where the vault did not live through the trip to the provider', async () => {
  const { vault, newVault } = demoBench({ tier: 'shared' })
  const waitingAt = '/flow/lessons/wrong-state?since=1'
  await (await vault.open()).call('demo', { do: 'faults', ids: ['wrong-state'], once: true, waitingAt })
  const later = await newVault().open()
  const stray = { query: '?code=c&state=of-somebody-else', fragment: '', frame: false }
  expect((await later.call('callback', stray)).returnTo).toBe(waitingAt)
})

test('practice redeems a code with the right verifier only, and changes nobody’s session', async () => {
  const { vault } = demoBench()
  const page = await vault.open()
  const practise = (codeVerifier: string) =>
    page.call('demo', { do: 'practise', codeChallenge: challenge, codeVerifier })
  expect(await practise(verifier)).toEqual({ practice: { accepted: true } })
  expect(await practise(`e${verifier.slice(1)}`)).toEqual({
    practice: { accepted: false, code: 'token-refused', error: 'invalid_grant' },
  })
  expect(page.session().signedIn).toBeUndefined()
  expect(page.heard()).not.toMatch(/ya29|eyJ/)
})

test('keys are rotated, and the next sign-in is verified with the new one', async () => {
  const { vault, signIn } = demoBench()
  const page = await vault.open()
  await signIn(page)
  const before = page.session().signedIn?.verification.keyId
  const { state } = await page.call('demo', { do: 'rotate-keys' })
  await signIn(page)
  const after = page.session().signedIn?.verification.keyId
  expect(after).not.toBe(before)
  expect(state?.keyIds).toEqual([after, before])
})

test('the clock goes forward for provider and vault alike, so a token expires and is renewed at once', async () => {
  const { vault, signIn, time, google } = demoBench()
  const page = await vault.open()
  await signIn(page)
  page.tell({ type: 'visible', visible: true })
  await page.call('demo', { do: 'forward', ms: 59 * 60_000 })
  await time.advance(0)
  expect(page.session()).toMatchObject({ clockAheadMs: 59 * 60_000, signedIn: { renewals: 1 } })
  expect(google.world.nowMs).toBe(time.nowMs() + 59 * 60_000)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
})

test('the end of the session puts the clock right', async () => {
  const { vault, signIn, time, google } = demoBench()
  const page = await vault.open()
  await signIn(page)
  await page.call('demo', { do: 'forward', ms: 3_600_000 })
  await page.call('signOut', { revoke: false })
  await time.advance(0)
  expect(page.session().clockAheadMs).toBeUndefined()
  expect(google.world.nowMs).toBe(time.nowMs())
})

const requests: readonly DemoRequest[] = [
  { do: 'look' },
  { do: 'faults', ids: ['api-401'], once: false },
  { do: 'forward', ms: 1 },
  { do: 'rotate-keys' },
  { do: 'practise', codeChallenge: challenge, codeVerifier: verifier },
  { do: 'renew-by-frame' },
]

test.each(requests)('without the built-in provider "$do" is refused', async (request) => {
  const vault = createTestVault({
    config: { providers: [{ id: 'work', kind: 'oidc', label: 'Work', issuer: 'https://id.example', clientId: 'c' }] },
    fetch: () => Promise.reject(new TypeError('Nobody is asked')),
  })
  const page = await vault.open()
  expect(await page.call('demo', request)).toEqual({ problem: { code: 'configuration', facts: {} } })
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 400 * 86_400_000])('the clock cannot go %d ms', async (ms) => {
  const { vault, signIn } = demoBench()
  const page = await vault.open()
  await signIn(page)
  expect((await page.call('demo', { do: 'forward', ms })).problem?.code).toBe('configuration')
  expect(page.session().clockAheadMs).toBeUndefined()
})

test('the clock of nobody cannot be moved', async () => {
  const { vault } = demoBench()
  const page = await vault.open()
  expect((await page.call('demo', { do: 'forward', ms: 60_000 })).problem?.code).toBe('session-ended')
})
