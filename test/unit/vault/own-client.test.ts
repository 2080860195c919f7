import { expect, test } from 'vitest'
import { createGoogleBench, googleKind, type GoogleBench } from '../../in-process/google.ts'
import { createMemoryOwnClients } from '../../in-process/own-clients.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import { appOrigin } from '../../in-process/vault.ts'

const clientId = '123456789012-mine.apps.googleusercontent.com'
const another = '210987654321-other.apps.googleusercontent.com'
const redirectUris = [`${appOrigin}/callback`]

const bench = (stored?: unknown, config: object = googleKind) =>
  createGoogleBench(createTestTime(), {
    config,
    mock: {
      clients: [
        { clientId: 'pixy-test', redirectUris },
        { clientId, redirectUris },
        { clientId: another, redirectUris },
      ],
    },
    vault: { ownClients: createMemoryOwnClients(stored) },
  })

/** Two tabs without shared workers: a vault each, over one storage and one channel. */
function twoVaults(stored?: unknown) {
  const time = createTestTime()
  const ownClients = createMemoryOwnClients(stored)
  const vaults: GoogleBench[] = []
  const make = () => {
    const vault: GoogleBench = createGoogleBench(time, {
      config: googleKind,
      mock: { clients: [{ clientId, redirectUris }] },
      vault: {
        tier: 'dedicated',
        ownClients,
        broadcast: (message) => vaults.filter((one) => one !== vault).forEach((one) => one.hear(message)),
      },
    })
    vaults.push(vault)
    return vault
  }
  return [make(), make()] as const
}

const begin = { providerId: 'ownClient', returnTo: '/setup' }

test('a client of one’s own is kept, signs in at Google in its browser-only way, and is told to every page', async () => {
  const vault = bench()
  const [page, other] = [await vault.open(), await vault.open()]
  expect(await page.call('ownClient', { clientId })).toEqual({})
  expect(other.session().ownProvider?.clientId).toBe(clientId)

  const begun = await page.call('begin', begin)
  const url = new URL('url' in begun ? begun.url : '')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ client_id: clientId, response_type: 'token id_token' })
  expect(await page.call('callback', await vault.consent(url.href))).toEqual({ returnTo: '/setup' })
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { providerId: 'ownClient' } })
  expect(vault.to('/token')).toEqual([])
})

test('a vault that starts anew has it from storage, before it begins or redeems anything with it', async () => {
  const vault = bench(clientId)
  const page = await vault.open()
  expect('url' in (await page.call('begin', begin))).toBe(true)
  expect(page.session().ownProvider?.clientId).toBe(clientId)
})

test('it is forgotten when it is removed, and who is signed in with it is signed out', async () => {
  const vault = bench(clientId)
  const page = await vault.open()
  const begun = await page.call('begin', begin)
  await page.call('callback', await vault.consent('url' in begun ? begun.url : ''))
  await page.call('ownClient', {})
  expect(page.session().state).toBe('signed-out')
  expect(page.session().ownProvider).toBeUndefined()
  expect(await vault.environment.ownClients.read()).toBeUndefined()
  expect(await page.call('begin', begin)).toMatchObject({ problem: { code: 'configuration' } })
})

test('the vault of another tab learns of it without a reload, and of its end', async () => {
  const [first, second] = twoVaults()
  const [page, other] = [await first.open(), await second.open()]
  await page.call('ownClient', { clientId })
  await settle()
  expect(other.session().ownProvider?.clientId).toBe(clientId)

  const begun = await other.call('begin', begin)
  await other.call('callback', await second.consent('url' in begun ? begun.url : ''))
  expect(other.session().state).toBe('signed-in')
  await page.call('ownClient', {})
  await settle()
  expect(other.session()).toMatchObject({ state: 'signed-out' })
  expect(other.session().ownProvider).toBeUndefined()
})

test('who says on the channel that there is another one changes nothing but by what is stored', async () => {
  const vault = bench(clientId)
  const page = await vault.open()
  const before = page.snapshots.length
  vault.hear({ type: 'own-client', clientId: another } as never)
  await settle()
  expect(page.session().ownProvider?.clientId).toBe(clientId)
  expect(page.snapshots).toHaveLength(before)
})

test('signing out leaves it: it is no part of a session', async () => {
  const vault = bench(clientId)
  const page = await vault.open()
  await page.call('begin', begin)
  await page.call('signOut', { revoke: false })
  expect(page.session().ownProvider?.clientId).toBe(clientId)
})

test('an answer for a client that was exchanged meanwhile is refused: its ID token is for another', async () => {
  const vault = bench(clientId)
  const page = await vault.open()
  const begun = await page.call('begin', begin)
  const callback = await vault.consent('url' in begun ? begun.url : '')
  await page.call('ownClient', { clientId: another })
  expect((await page.call('callback', callback)).problem?.code).toBe('id-token-audience')
  expect(page.session().state).toBe('signed-out')
})

test.each([
  'GOCSPX-not-a-real-one',
  'https://evil.example',
  `${clientId}#`,
  { clientId, issuer: 'https://evil.example' },
  ['x'],
  null,
])('what is no client id of Google is neither kept nor used: %s', async (given) => {
  const vault = bench()
  const page = await vault.open()
  expect(await page.call('ownClient', { clientId: given as string })).toMatchObject({
    problem: { code: 'configuration' },
  })
  expect(page.session().ownProvider).toBeUndefined()
  expect(await vault.environment.ownClients.read()).toBeUndefined()
})

test('where the deployment allows none, what another deployment stored is not used', async () => {
  const vault = bench(clientId, { kind: 'oidc', issuer: googleKind.metadata.issuer })
  const page = await vault.open()
  expect(page.session().ownProvider).toBeUndefined()
  expect(await page.call('ownClient', { clientId })).toMatchObject({ problem: { code: 'configuration' } })
  expect(await page.call('begin', begin)).toMatchObject({ problem: { code: 'configuration' } })
})

test('storage that never answers keeps nobody waiting for ever', async () => {
  const never = () => new Promise<never>(() => undefined)
  const vault = createGoogleBench(createTestTime(), {
    config: googleKind,
    vault: { ownClients: { read: never, write: never, remove: never } },
  })
  const page = await vault.open()
  const begun = page.call('begin', begin)
  await vault.time.advance(6_000)
  expect(await begun).toMatchObject({ problem: { code: 'configuration' } })
})
