import { expect, test, vi } from 'vitest'
import { openConnection, type Listeners } from '#auth/connection.ts'
import { memoryStore } from '#mock/world/store.ts'
import { createMockGoogle } from '#mock/google.ts'
import { createVault } from '#vault/core.ts'
import { createTestTime, settle } from '../../in-process/time.ts'
import { appOrigin, createTestVault } from '../../in-process/vault.ts'

const deaf: Listeners = { session: () => undefined, trace: () => undefined, openFrame: () => undefined }

/** A vault whose site has another version now: the file of its built-in provider is gone. */
function outdatedVault() {
  let ends = 0
  const vault = createTestVault({
    config: { demo: true },
    fetch: () => Promise.reject(new TypeError('The demo asks nobody')),
    environment: {
      openDemo: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
      retire: () => {
        ends += 1
      },
    },
  })
  return { vault, ends: () => ends }
}

test('a vault whose built-in provider is gone gives way to the next one', async () => {
  const { vault, ends } = outdatedVault()
  const page = await vault.open()
  const answered = vi.fn<() => void>()
  void page.call('begin', { providerId: 'demo', returnTo: '/' }).then(answered)
  await settle()
  expect(ends()).toBe(1)
  expect(answered).not.toHaveBeenCalled()
})

test('without a network nothing says that it is gone, and the vault stays', async () => {
  const { vault, ends } = outdatedVault()
  const { port1, port2 } = new MessageChannel()
  createVault(vault.environment).connect(port2)
  const page = await openConnection(port1, deaf)
  page.tell({ type: 'online', online: false })
  expect(await page.call('begin', { providerId: 'demo', returnTo: '/' })).toMatchObject({
    problem: { code: 'offline' },
  })
  page.close()
  expect(ends()).toBe(0)
})

test('a built-in provider that could not be loaded is loaded again at the next try', async () => {
  const time = createTestTime()
  const google = createMockGoogle({
    issuer: `${appOrigin}/demo`,
    apis: {},
    clients: [{ clientId: 'pixy-demo', redirectUris: [`${appOrigin}/callback`] }],
    store: memoryStore(),
    now: time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'html',
  })
  let tries = 0
  const vault = createTestVault({
    config: { demo: true },
    time,
    fetch: () => Promise.reject(new TypeError('The demo asks nobody')),
    environment: {
      openDemo: async () => {
        tries += 1
        if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
        return google
      },
    },
  })
  const { port1, port2 } = new MessageChannel()
  createVault(vault.environment).connect(port2)
  const page = await openConnection(port1, deaf)
  page.tell({ type: 'online', online: false })
  expect(await page.call('begin', { providerId: 'demo', returnTo: '/' })).toHaveProperty('problem')
  page.tell({ type: 'online', online: true })
  expect(await page.call('begin', { providerId: 'demo', returnTo: '/' })).toHaveProperty('url')
  page.close()
})
