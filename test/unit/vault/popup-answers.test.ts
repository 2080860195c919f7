import { expect, test } from 'vitest'
import type { BroadcastMessage, Environment } from '#vault/environment.ts'
import { createMemoryTransactions } from '#vault/transaction.ts'
import { createMemoryHints } from '../../in-process/hints.ts'
import { calendarScope, createGoogleBench, googleKind } from '../../in-process/google.ts'
import { createMemorySeal } from '../../in-process/seal.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import { createTestVault, type TestPage, type TestVault } from '../../in-process/vault.ts'

const { tokenEndpoint: _helper, ...direct } = googleKind

/**
 * A browser without shared workers: the page at work and the window it opens have a vault each. They share storage, its
 * key and a channel, on which everybody may listen.
 */
async function twoVaults(more: Partial<Environment> = {}) {
  const time = createTestTime()
  const said: BroadcastMessage[] = []
  const hearers: TestVault[] = []
  const shared = {
    tier: 'dedicated' as const,
    transactions: createMemoryTransactions(time.nowMs),
    seal: createMemorySeal(),
    hints: createMemoryHints(),
  }
  const speaker = (self: () => TestVault) => (message: BroadcastMessage) => {
    said.push(message)
    for (const vault of hearers) if (vault !== self()) vault.hear(structuredClone(message))
  }
  const working = createGoogleBench(time, {
    config: direct,
    vault: { ...shared, broadcast: speaker(() => working) },
  })
  const page = await working.open()
  await working.signIn(page, { scopes: [calendarScope] })
  const opened: TestVault = createTestVault({
    config: {
      providers: [{ id: 'work', label: 'Work', clientId: 'pixy-test', ...direct }],
      apis: { calendar: 'https://google.example/calendar/v3/' },
    },
    time,
    fetch: (request) => working.google.handle(request),
    environment: { ...shared, broadcast: speaker(() => opened), ...more },
  })
  hearers.push(working, opened)
  const popup = await opened.open()
  const begun = await page.call('begin', {
    providerId: 'work',
    returnTo: '/mail',
    scopes: [calendarScope],
    popup: true,
  })
  const callback = await working.consent('url' in begun ? begun.url : '')
  return { time, said, hearers, working, page, opened, popup, callback }
}

/** Sealing and verifying take real time. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await settle()
}
const spoken = (said: readonly BroadcastMessage[], type: BroadcastMessage['type']) =>
  until(() => said.some((message) => message.type === type))
const renewed = (page: TestPage) => until(() => page.session().signedIn?.renewals === 1)

/** A seal that is closed and opened after others has taken longer than they did. */
async function afterSeals({ environment: { seal }, time }: TestVault): Promise<void> {
  await seal.open(await seal.close('the last one'))
  await time.idle()
}

test('what a window brings goes to the vault whose page opened it, and only there', async () => {
  const { page, popup, callback } = await twoVaults()
  expect(await popup.call('callback', callback)).toMatchObject({ popup: true })
  await renewed(page)
  expect(page.session().state).toBe('signed-in')
  expect(popup.session().state).toBe('signed-out')
})

test('whoever listens where vaults speak hears no token, code or state', async () => {
  const { said, page, popup, callback } = await twoVaults()
  await popup.call('callback', callback)
  await renewed(page)
  expect(said.map(({ type }) => type)).toEqual(['popup-answer', 'popup-taken'])
  const heard = said
    .map(
      (message) => JSON.stringify(message) + ('sealed' in message ? new TextDecoder().decode(message.sealed.data) : ''),
    )
    .join('\n')
  for (const [, value] of new URLSearchParams(callback.fragment.slice(1))) {
    if (value.length > 12) expect(heard).not.toContain(value)
  }
})

test('an answer that is said again renews nothing', async () => {
  const { said, working, page, popup, callback } = await twoVaults()
  await popup.call('callback', callback)
  await renewed(page)
  const again = said.find(({ type }) => type === 'popup-answer')
  if (again) working.hear(structuredClone(again))
  await afterSeals(working)
  expect(page.session().signedIn?.renewals).toBe(1)
  expect(said.filter(({ type }) => type === 'popup-taken')).toHaveLength(1)
})

test('an answer that nobody has sealed, or for another vault, is none', async () => {
  const { said, working, page } = await twoVaults()
  const stranger = createMemorySeal()
  const sealed = await stranger.close(JSON.stringify({ transaction: { state: 's' }, arrived: {} }))
  working.hear({ type: 'popup-answer', to: page.bootId, from: 'a stranger', sealed })
  working.hear({ type: 'popup-answer', to: 'somebody else', from: 'a stranger', sealed })
  working.hear({ type: 'popup-taken', to: page.bootId })
  await afterSeals(working)
  expect(said).toEqual([])
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 0 } })
})

test('where the page that opened it sleeps, the window goes on as the app', async () => {
  const { time, said, hearers, popup, callback } = await twoVaults()
  hearers.length = 0
  const completing = popup.call('callback', callback)
  await spoken(said, 'popup-answer')
  await time.advance(5_000)
  expect(await completing).toEqual({ returnTo: '/mail' })
  expect(popup.session()).toMatchObject({ state: 'signed-in', signedIn: { account: { email: expect.any(String) } } })
})

test('where the page that opened it is gone, the window waits for nobody', async () => {
  const { hearers, page, popup, callback } = await twoVaults({
    whenGone: (bootId) => (bootId === page.bootId ? Promise.resolve() : new Promise(() => undefined)),
  })
  hearers.length = 0
  expect(await popup.call('callback', callback)).toEqual({ returnTo: '/mail' })
  expect(popup.session().state).toBe('signed-in')
})

test('a page that is slow to hear of the answer gets it all the same', async () => {
  const { time, said, hearers, working, page, opened, popup, callback } = await twoVaults()
  hearers.length = 0
  const completing = popup.call('callback', callback)
  await spoken(said, 'popup-answer')
  await time.advance(4_000)
  hearers.push(working, opened)
  const late = said.find(({ type }) => type === 'popup-answer')
  if (late) working.hear(structuredClone(late))
  await renewed(page)
  expect(await completing).toMatchObject({ popup: true })
  expect(popup.session().state).toBe('signed-out')
})

test('an answer that comes after a sign-out signs nobody in', async () => {
  const { time, said, hearers, working, page, popup, callback } = await twoVaults()
  hearers.length = 0
  const completing = popup.call('callback', callback)
  await spoken(said, 'popup-answer')
  await page.call('signOut', { revoke: false })
  const late = said.find(({ type }) => type === 'popup-answer')
  if (late) working.hear(structuredClone(late))
  await afterSeals(working)
  await time.advance(5_000)
  await completing
  expect(page.session().state).toBe('signed-out')
})
