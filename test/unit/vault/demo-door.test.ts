import { expect, test } from 'vitest'
import { memoryStore } from '#mock/world/store.ts'
import { createMockGoogle } from '#mock/google.ts'
import { createTestTime } from '../../in-process/time.ts'
import { appOrigin, createTestVault } from '../../in-process/vault.ts'

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
  const page = await vault.open()
  expect(await page.call('begin', { providerId: 'demo', returnTo: '/' })).toHaveProperty('problem')
  expect(await page.call('begin', { providerId: 'demo', returnTo: '/' })).toHaveProperty('url')
})
