import { expect, test } from 'vitest'
import { createTestVault, type TestVault } from '../../in-process/vault.ts'
import { createExamination } from '#vault/examination.ts'
import { VaultError } from '#vault/vault-error.ts'

const google = {
  id: 'google',
  kind: 'google',
  label: 'Google',
  clientId: 'x',
  tokenEndpoint: 'https://helper.example/token',
}

type Answer = (request: Request) => Response | Promise<Response>

function rig(answer: Answer, config: object = { providers: [google] }): { vault: TestVault; asked: Request[] } {
  const asked: Request[] = []
  const vault = createTestVault({
    config,
    fetch: async (request) => {
      asked.push(request)
      return answer(request)
    },
  })
  return { vault, asked }
}

const outcomes = ({ checks }: { checks: readonly { endpoint: string; outcome: string }[] }) =>
  checks.map(({ endpoint, outcome }) => `${endpoint} ${outcome}`)

test('what a sign-in would ask is asked, with nothing in it, and what can be read is well', async () => {
  const { vault, asked } = rig(() => new Response('{}', { status: 400 }))
  const page = await vault.open()
  expect(outcomes(await page.call('examine', { providerId: 'google' }))).toEqual(['keys ok', 'token ok'])
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://www.googleapis.com/oauth2/v3/certs',
    'POST https://helper.example/token',
  ])
  for (const request of asked) expect(await request.text()).toBe('')
})

test('an answer that may not be read is told from none at all', async () => {
  const { vault } = rig((request) => {
    // As browsers do: without CORS nothing goes out that is not to follow where it is led.
    const isSent = request.mode === 'cors' || request.redirect === 'follow'
    const isRead = request.mode !== 'cors' && !request.url.includes('helper')
    if (!isSent || !isRead) throw new TypeError('Failed to fetch')
    return new Response()
  })
  const page = await vault.open()
  expect(outcomes(await page.call('examine', { providerId: 'google' }))).toEqual(['keys cors', 'token unreachable'])
})

test('what the policy refuses is told as such, and not asked again', async () => {
  const { vault, asked } = rig(() => {
    throw new VaultError('policy-blocked')
  })
  const page = await vault.open()
  expect(outcomes(await page.call('examine', { providerId: 'google' }))).toEqual(['keys policy', 'token policy'])
  expect(asked).toHaveLength(2)
})

test('without a network nothing is asked', async () => {
  const { vault, asked } = rig(() => new Response())
  const { environment, configuration } = vault
  const [provider] = configuration.providers
  if (!provider) throw new Error('Google is configured')
  const examine = createExamination({
    environment,
    clients: { open: () => Promise.reject(new Error('not needed')) },
    fetchFor: () => environment.fetch,
    providerOf: () => provider,
    online: () => false,
  })
  expect(outcomes(await examine('google'))).toEqual(['keys offline', 'token offline'])
  expect(asked).toEqual([])
})

test('where nobody configured Google, Google is examined all the same', async () => {
  const { vault, asked } = rig(() => new Response('{}'), {})
  const page = await vault.open()
  expect(outcomes(await page.call('examine', {}))).toEqual(['keys ok'])
  expect(asked.map(({ url }) => new URL(url).hostname)).toEqual(['www.googleapis.com'])
})

test('the clock is compared with the server’s, as exactly as its headers allow', async () => {
  const hourMs = 3_600_000
  let headers: Record<string, string> = {}
  const { vault } = rig(() => new Response('{}', { headers }))
  const page = await vault.open()
  const at = (offsetMs: number) => new Date(vault.time.nowMs() + offsetMs).toUTCString()
  const clock = async () => (await page.call('examine', { providerId: 'google' })).clock

  expect(await clock()).toBeUndefined()
  headers = { date: at(-hourMs) }
  expect(await clock()).toMatchObject({ exact: true })
  expect(Math.round(((await clock())?.aheadMs ?? 0) / hourMs)).toBe(1)
  headers = { expires: at(2 * hourMs), 'cache-control': 'public, max-age=3600' }
  expect(await clock()).toMatchObject({ exact: false })
  expect(Math.round(((await clock())?.aheadMs ?? 0) / hourMs)).toBe(-1)
})
