import { expect, test } from 'vitest'
import { createMockGoogle } from '#mock/google.ts'
import { memoryStore } from '#mock/world/store.ts'
import type { DemoRequest } from '#vault/protocol.ts'
import { createGoogleBench, events, googleKind } from '../in-process/google.ts'
import { createTestTime } from '../in-process/time.ts'
import { appOrigin } from '../in-process/vault.ts'

const forged: readonly DemoRequest[] = [
  { do: 'look' },
  { do: 'faults', ids: ['clock-skew'], once: false, waitingAt: '/mail' },
  { do: 'forward', ms: 3_500_000 },
  { do: 'rotate-keys' },
  { do: 'practise', codeChallenge: 'c'.repeat(43), codeVerifier: 'v'.repeat(43) },
  { do: 'renew-by-frame' },
]

/** A site that offers a real provider and the demo; somebody is signed in at the real one. */
async function signedInElsewhere() {
  const time = createTestTime()
  const demo = createMockGoogle({
    issuer: `${appOrigin}/demo`,
    apis: {},
    clients: [],
    store: memoryStore(),
    now: time.nowMs,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    timeZone: 'Asia/Seoul',
    language: 'en',
    pages: 'app',
  })
  let opened = 0
  const bench = createGoogleBench(time, {
    config: { ...googleKind },
    demo: true,
    vault: {
      openDemo: () => {
        opened += 1
        return Promise.resolve(demo)
      },
    },
  })
  const page = await bench.open()
  await bench.signIn(page, { scopes: events.scopes })
  return { ...bench, page, demo, openings: () => opened }
}

test.each(forged)('while somebody is signed in elsewhere, "$do" is refused and opens nothing', async (request) => {
  const { page, openings, time, requests } = await signedInElsewhere()
  const before = { session: page.session(), requests: requests.length }
  expect(await page.call('demo', request)).toEqual({ problem: { code: 'configuration', facts: {} } })
  await time.advance(1_000)
  expect(openings()).toBe(0)
  expect(page.session()).toEqual(before.session)
  expect(requests).toHaveLength(before.requests)
})

test('no message makes a token of another provider look older than it is', async () => {
  const { page, requests, time } = await signedInElsewhere()
  page.tell({ type: 'visible', visible: true })
  for (const ms of [3_599_000, 86_400_000]) await page.call('demo', { do: 'forward', ms })
  const refreshes = () => requests.filter(({ form }) => form.get('grant_type') === 'refresh_token').length
  await time.advance(60_000)
  expect(refreshes()).toBe(0)
  expect(await page.call('send', events)).toMatchObject({ status: 200 })
  expect(refreshes()).toBe(0)
})
