import { expect, test, vi } from 'vitest'
import type { Environment } from '#vault/environment.ts'
import { calendarScope, createGoogleBench, events, issuer, type GoogleBench } from '../../in-process/google.ts'
import { createTestTime } from '../../in-process/time.ts'

const refuse = () => Promise.reject(new DOMException('storage is off', 'InvalidStateError'))
const never = () => new Promise<never>(() => undefined)

/** A browser in which storage does this, whatever it is asked. */
function bench(storage: () => Promise<never>, config: object = {}): GoogleBench {
  const environment: Partial<Environment> = {
    tier: 'shared',
    hints: { read: storage, write: storage, remove: storage },
    transactions: { put: refuse, take: refuse, latest: refuse, clear: refuse },
  }
  return createGoogleBench(createTestTime(), {
    config: { kind: 'oidc', issuer, scopes: ['openid', 'email', calendarScope], ...config },
    vault: environment,
  })
}

test.each([
  ['refuses', refuse],
  ['never answers', never],
])('storage that %s stands in the way of neither sign-in nor sign-out', async (_what, storage) => {
  const vault = bench(storage)
  const page = await vault.open()
  await vault.time.advance(6_000)
  expect(page.session().state).toBe('signed-out')
  await vault.signIn(page)
  expect(await page.call('send', events)).toMatchObject({ kind: 'answer', status: 200 })
  const signingOut = page.call('signOut', { revoke: false })
  await vault.time.idle()
  expect(await signingOut).toEqual({})
  expect(page.session().state).toBe('signed-out')
})

test('storage that is slow to answer is heard: whoever was here can be restored', async () => {
  const time = createTestTime()
  const hint = { providerId: 'work', subject: '1', scopes: [] }
  const read = () => new Promise<typeof hint>((resolve) => time.after(5_000, () => resolve(hint)))
  const vault = createGoogleBench(time, { vault: { hints: { read, write: refuse, remove: refuse } } })
  const page = await vault.open()
  await time.advance(5_000)
  expect(page.session()).toMatchObject({ state: 'signed-out', restorable: { providerId: 'work' } })
})

test('a callback is redeemed once without storage too', async () => {
  const vault = bench(refuse)
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/profile' })
  const callback = await vault.consent('url' in begun ? begun.url : '')
  const results = await Promise.all([page.call('callback', callback), page.call('callback', callback)])
  expect(results).toEqual([{ returnTo: '/profile' }, { returnTo: '/profile' }])
  expect(vault.to('/token')).toHaveLength(1)
})

test('a sign-out forgets a sign-in that was begun without storage', async () => {
  const vault = bench(refuse)
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  const callback = await vault.consent('url' in begun ? begun.url : '')
  await page.call('signOut', { revoke: false })
  expect((await page.call('callback', callback)).problem?.code).toBe('state-unknown')
})

test('the hidden frame renews without storage', async () => {
  const vault = bench(refuse, { silentFrame: true })
  const page = await vault.open()
  await vault.signIn(page)
  const renewing = page.call('renew', undefined)
  const frame = await vi.waitUntil(() => page.frames[0])
  await page.call('callback', { ...(await vault.consent(frame.url)), frame: true })
  expect(await renewing).toEqual({})
})

test('where a tried hint cannot be forgotten, nobody is sent away to be restored', async () => {
  const vault = createGoogleBench(createTestTime(), {
    vault: {
      hints: {
        read: async () => ({ providerId: 'work', subject: '1', scopes: [] }),
        write: refuse,
        remove: refuse,
      },
    },
  })
  const page = await vault.open()
  expect(page.session().restorable).toBeDefined()
  expect(await page.call('begin', { providerId: 'work', returnTo: '/', prompt: 'none' })).toHaveProperty('problem')
})
