import { expect, test, vi } from 'vitest'
import { openConnection } from '#auth/connection.ts'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import { createVaultAuth, type Page, type VaultAuth } from '#auth/vault-auth.ts'
import type { SessionSnapshot } from '#vault/protocol.ts'
import { createMemoryHints } from '../../in-process/hints.ts'
import {
  calendarScope,
  createGoogleBench,
  events,
  googleKind,
  issuer,
  type GoogleBench,
} from '../../in-process/google.ts'
import { createTestTime, settle } from '../../in-process/time.ts'

interface PageBench {
  vault: GoogleBench
  auth: VaultAuth
  left: { url: string; how: string }[]
  states: SessionSnapshot['state'][]
  /** How often the vault has spoken to this page. */
  words: () => number
  /** The vault dies; the next connection meets another one. */
  kill: () => Promise<void>
}

interface PageBenchOptions {
  hint?: boolean
  online?: boolean
  scopes?: readonly string[]
  /** Default: any provider by code. */
  kind?: object
  openPopup?: Page['openPopup']
  /** The first vault gives way when it is asked to begin. */
  givesWay?: boolean
}

function createPageBench(options: PageBenchOptions = {}): PageBench {
  const time = createTestTime()
  const hints = createMemoryHints()
  if (options.hint) void hints.write({ providerId: 'work', subject: '1', scopes: ['openid', calendarScope] })
  const config = {
    ...(options.kind ?? { kind: 'oidc', issuer }),
    ...(options.scopes ? { scopes: options.scopes } : {}),
  }
  let vault = createGoogleBench(time, { config, vault: { hints } })
  const left: PageBench['left'] = []
  const states: PageBench['states'] = []
  let words = 0
  let onDeath: () => void = () => undefined
  const page: Page = {
    connect: (listeners) => {
      const { port1, port2 } = new MessageChannel()
      vault.connect(port2)
      if (!options.givesWay) return openConnection(port1, listeners)
      options.givesWay = false
      return openConnection(port1, listeners).then((open) => ({
        ...open,
        call: (...asked) => {
          void bench.kill()
          return open.call(...asked)
        },
      }))
    },
    onVaultDeath: (_bootId, callback) => {
      onDeath = callback
    },
    here: () => '/calendar?from=2026-11-21',
    origin: 'https://app.example',
    language: () => 'en',
    leave: (url, how) => void left.push({ url, how }),
    openPopup: () => options.openPopup?.(),
    onSession: ({ state }) => void states.push(state),
    onVaultWord: () => {
      words += 1
    },
    isVisible: () => true,
    isOnline: () => options.online ?? true,
  }
  const bench: PageBench = {
    vault,
    auth: createVaultAuth(vault.configuration, page),
    left,
    states,
    words: () => words,
    kill: async () => {
      vault = createGoogleBench(time)
      bench.vault = vault
      onDeath()
      await settle()
    },
  }
  return bench
}

async function signIn({ auth, vault, left }: PageBench): Promise<void> {
  await auth.signIn({ providerId: 'work' })
  const { url = '' } = left.at(-1) ?? {}
  await auth.complete(await vault.consent(url))
  await vault.time.idle()
}

test('signing in leaves the page for the provider and comes back to where the person was', async () => {
  const bench = createPageBench()
  expect(await bench.auth.signIn({ providerId: 'work', loginHint: 'mina@pixy.example' })).toBeUndefined()
  expect(bench.left).toEqual([{ url: expect.stringContaining('https://google.example/authorize?'), how: 'push' }])
  expect(new URL(bench.left[0]?.url ?? '').searchParams.get('ui_locales')).toBe('en')
  const result = await bench.auth.complete(await bench.vault.consent(bench.left[0]?.url ?? ''))
  expect(result.returnTo).toBe('/calendar?from=2026-11-21')
  expect(bench.auth.session.getSnapshot().state).toBe('signed-in')
})

test('a provider that cannot be reached keeps the person here, with the reason', async () => {
  const bench = createPageBench()
  bench.vault.network.down = true
  expect(await bench.auth.signIn({ providerId: 'work' })).toMatchObject({ code: 'offline' })
  expect(bench.left).toEqual([])
  expect(bench.auth.session.getSnapshot()).toMatchObject({ state: 'signed-out', problem: { code: 'offline' } })
  bench.auth.dismiss()
  expect(bench.auth.session.getSnapshot().problem).toBeUndefined()
})

test('allowing a feature asks for just what it lacks, and only that is added', async () => {
  const bench = createPageBench()
  await signIn(bench)
  await bench.auth.allow('calendar')
  const scopes = new URL(bench.left.at(-1)?.url ?? '').searchParams.get('scope')?.split(' ') ?? []
  expect(scopes).toEqual(expect.arrayContaining([...googleFeatureScopes.calendar]))
  expect(scopes.filter((scope) => scope.includes('gmail'))).toEqual([])
})

test('further scopes are asked for with those of the feature, each once, and none that is granted', async () => {
  const bench = createPageBench({ scopes: ['openid', 'email', calendarScope] })
  await signIn(bench)
  const [write = ''] = googleFeatureScopes.calendar
  await bench.auth.allow('calendar', [write, calendarScope, 'https://www.googleapis.com/auth/calendar.freebusy'])
  const scope = new URL(bench.left.at(-1)?.url ?? '').searchParams.get('scope') ?? ''
  expect(scope.split(' ').filter((one) => one === write)).toHaveLength(1)
  expect(scope).toContain('calendar.freebusy')
})

test('a vault that dies leaves the person on screen, expired, and a sign-in goes on with the new one', async () => {
  const bench = createPageBench()
  await signIn(bench)
  const who = bench.auth.session.getSnapshot().signedIn?.account
  await bench.kill()
  await bench.vault.time.idle()
  expect(bench.auth.session.getSnapshot()).toMatchObject({
    state: 'expired',
    signedIn: { account: who },
    problem: { code: 'vault-lost' },
  })
  await signIn(bench)
  expect(bench.auth.session.getSnapshot()).toMatchObject({ state: 'signed-in', signedIn: { account: who } })
})

test('who signs in again at the same provider is asked for what they had allowed, too', async () => {
  const bench = createPageBench()
  await signIn(bench)
  await bench.auth.allow('calendar')
  await bench.auth.complete(await bench.vault.consent(bench.left.at(-1)?.url ?? ''))
  await bench.kill()
  await bench.auth.signIn({ providerId: 'work' })
  const scope = new URL(bench.left.at(-1)?.url ?? '').searchParams.get('scope')?.split(' ')
  expect(scope).toEqual(expect.arrayContaining(googleFeatureScopes.calendar))
})

test('requests under way when the vault dies say so, and are not repeated where nobody is signed in', async () => {
  const bench = createPageBench({ scopes: ['openid', 'email', calendarScope] })
  await signIn(bench)
  let asked = 0
  bench.vault.google.handle = () => {
    asked += 1
    return new Promise(() => undefined)
  }
  const sending = Promise.all([bench.auth.send(events), bench.auth.send({ ...events, method: 'POST', body: '{}' })])
  await vi.waitUntil(() => asked === 2)
  await bench.kill()
  expect(await sending).toEqual([
    { kind: 'failure', code: 'vault-lost' },
    { kind: 'failure', code: 'vault-lost' },
  ])
  expect(await bench.auth.send(events)).toEqual({ kind: 'failure', code: 'signed-out' })
  expect(bench.vault.requests).toEqual([])
  expect(bench.auth.session.getSnapshot().state).toBe('expired')
})

test('a fresh page with a hint makes one silent try, and none while it is offline', async () => {
  const online = createPageBench({ hint: true })
  const offline = createPageBench({ hint: true, online: false })
  expect(await offline.auth.restore()).toBe(false)
  expect(await online.auth.restore()).toBe(true)
  expect(online.left).toEqual([{ url: expect.stringContaining('prompt=none'), how: 'replace' }])
  expect(offline.left).toEqual([])
})

test('Back from the provider without an answer leaves nobody in the middle of a sign-in', async () => {
  const bench = createPageBench()
  await bench.auth.signIn({ providerId: 'work' })
  expect(bench.auth.session.getSnapshot().state).toBe('signing-in')
  bench.auth.tellVisible()
  expect(bench.auth.session.getSnapshot().state).toBe('signed-out')
})

test('a page that is seen again is told by the vault who is signed in, not by its own memory', async () => {
  const bench = createPageBench()
  await signIn(bench)
  const before = bench.words()
  bench.auth.tellVisible()
  expect(bench.words()).toBe(before)
  await bench.vault.time.idle()
  expect(bench.words()).toBe(before + 1)
})

test('nobody was here: nothing is tried', async () => {
  const bench = createPageBench()
  expect(await bench.auth.restore()).toBe(false)
  expect(bench.left).toEqual([])
})

test('signing out ends on the signed-out page', async () => {
  const bench = createPageBench()
  await signIn(bench)
  await bench.auth.signOut()
  expect(bench.left.at(-1)).toEqual({ url: '/signed-out', how: 'replace' })
  expect(bench.auth.session.getSnapshot().state).toBe('signed-out')
})

test('signing out without a network stays on the page, signed out', async () => {
  const options = { online: true }
  const bench = createPageBench(options)
  await signIn(bench)
  options.online = false
  const before = bench.left.length
  await bench.auth.signOut()
  expect(bench.left).toHaveLength(before)
  expect(bench.auth.session.getSnapshot().state).toBe('signed-out')
})

test('a page without any vault says so and still lets go of a sign-in', async () => {
  const bench = createPageBench()
  const auth = createVaultAuth(bench.vault.configuration, {
    connect: () => Promise.reject(new Error('blocked')),
    onVaultDeath: () => undefined,
    here: () => '/',
    origin: 'https://app.example',
    language: () => 'en',
    leave: () => undefined,
    openPopup: () => undefined,
    onSession: () => undefined,
    onVaultWord: () => undefined,
    isVisible: () => true,
    isOnline: () => true,
  })
  expect(await auth.signIn({ providerId: 'work' })).toMatchObject({ code: 'vault-unavailable' })
  expect(auth.session.getSnapshot().problem?.code).toBe('vault-unavailable')
})

/** A page whose provider renews by a click alone, with the windows it opened. */
async function createWindowBench(opened: 'yes' | 'blocked' | 'no' = 'yes') {
  const opens = opened === 'yes'
  const { tokenEndpoint: _helper, ...kind } = googleKind
  const windows: { url?: string; closed?: boolean }[] = []
  const bench = createPageBench({
    kind,
    openPopup: () => {
      const one: (typeof windows)[number] = {}
      if (opens) windows.push(one)
      if (!opens) return opened === 'blocked' ? opened : undefined
      return { go: (url) => (one.url = url), close: () => (one.closed = true) }
    },
  })
  await signIn(bench)
  return { ...bench, windows, leftBefore: bench.left.length }
}

test('who is signed in where only a click renews is asked in a window, opened in the turn of the click', async () => {
  const { auth, windows, left, leftBefore } = await createWindowBench()
  const [renewing, allowing] = [auth.renew(), auth.allow('calendar')]
  expect(windows).toHaveLength(2)
  expect(await Promise.all([renewing, allowing])).toEqual([undefined, undefined])
  expect(windows.map(({ url }) => new URL(url ?? '').searchParams.get('response_type'))).toEqual([
    'token id_token',
    'token id_token',
  ])
  expect(left).toHaveLength(leftBefore)
  expect(auth.session.getSnapshot().state).toBe('signed-in')
})

test('a first sign-in opens no window, and neither does one that is wanted on the page', async () => {
  const { auth, windows, left, leftBefore } = await createWindowBench()
  expect(windows).toEqual([])
  await auth.signIn({ providerId: 'work', here: true })
  expect(windows).toEqual([])
  expect(left).toHaveLength(leftBefore + 1)
})

test.each(['blocked', 'no'] as const)(
  'where no window opens (%s) the page leaves for what is asked',
  async (opened) => {
    const { auth, left, leftBefore } = await createWindowBench(opened)
    await auth.allow('calendar')
    expect(left).toHaveLength(leftBefore + 1)
  },
)

test('a renewal whose window is blocked says so and stays; where none is wanted the page goes', async () => {
  const blocked = await createWindowBench('blocked')
  expect(await blocked.auth.renew()).toEqual({ code: 'popup-blocked', facts: {} })
  expect(blocked.left).toHaveLength(blocked.leftBefore)
  const none = await createWindowBench('no')
  expect(await none.auth.renew()).toBeUndefined()
  expect(none.left).toHaveLength(none.leftBefore + 1)
})

test('a vault that gives way while somebody leaves is followed by one that is asked the same', async () => {
  const bench = createPageBench({ givesWay: true })
  expect(await bench.auth.signIn({ providerId: 'work' })).toBeUndefined()
  expect(bench.left).toEqual([{ url: expect.stringContaining('https://google.example/authorize?'), how: 'push' }])
})
