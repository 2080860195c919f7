import { expect } from 'vitest'
import type { ApiRequest } from '#vault/protocol.ts'
import { test } from './browser.ts'
import { calendarScopes } from './certified-pages.ts'
import type { CertifiedProvider } from './certified-provider.ts'
import { withCertified } from './scenario.ts'
import { events, expectSession, openCalendar, seeCalendar, signIn } from './screens.ts'
import { sendAtOnce } from './vault-client.ts'

const query = (number: number): ApiRequest => ({
  api: 'calendar',
  method: 'GET',
  path: 'calendars/primary/events',
  query: { timeMin: '2026-11-21T00:00:00Z', number: String(number) },
  scopes: [calendarScopes.events],
})
const hundred = Array.from({ length: 100 }, (_none, number) => query(number))

const grants = ({ tokenRequests }: CertifiedProvider) => tokenRequests.map(({ grantType }) => grantType)

test('a person signs in at a certified provider and sees their calendar', async ({ person }) => {
  const { site, provider } = await withCertified()
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  await person.page.getByText('Choir practice').first().waitFor()
  await person.page.getByText('Harbour walk').first().waitFor()
  expect(grants(provider)).toEqual(['authorization_code', 'authorization_code'])
  expect(provider.calendarCalls.filter(({ status }) => status !== 200)).toEqual([])
})

test('access tokens of five seconds are renewed with rotation while a person looks on', async ({ person }) => {
  const { site, provider } = await withCertified({ accessTokenSeconds: 5, allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  const refreshed = () => provider.tokenRequests.filter(({ grantType }) => grantType === 'refresh_token')
  await expect.poll(() => refreshed().length, { timeout: 40_000 }).toBeGreaterThanOrEqual(2)
  expect(provider.tokenRequests.filter(({ status }) => status !== 200)).toEqual([])
  await expectSession(person.page, 'signed-in')
})

test('a hundred queries across an expiry cause one renewal, and none fails', async ({ person }) => {
  const { site, provider } = await withCertified({ accessTokenSeconds: 9, allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  // Where nobody looks nobody renews: the youngest token dies on its own.
  await person.page.goto(site.bareUrl)
  await expect
    .poll(() => Date.now() - provider.newestExpiryMs(), { timeout: 20_000, interval: 20 })
    .toBeGreaterThan(200)
  const before = provider.tokenRequests.length
  const { results } = await sendAtOnce(person, person.page, hundred)
  expect(results.filter((result) => result.kind !== 'answer' || result.status !== 200)).toEqual([])
  expect(grants(provider).slice(before)).toEqual(['refresh_token'])
})

test('a hundred queries with a token that died early cause one renewal, and none fails', async ({ person }) => {
  const { site, provider } = await withCertified({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  const bare = await person.openTab(site.bareUrl)
  const before = provider.tokenRequests.length
  await provider.dropAccessTokens()
  const { results, heard } = await sendAtOnce(person, bare, hundred)
  expect(results).toHaveLength(100)
  expect(results.filter((result) => result.kind !== 'answer' || result.status !== 200)).toEqual([])
  expect(grants(provider).slice(before)).toEqual(['refresh_token'])
  expect(heard).not.toMatch(/access_token|refresh_token|id_token|eyJ/)
})

test('all open tabs live through a renewal with their calendars, and one request renews for all', async ({
  person,
}) => {
  const { site, provider } = await withCertified({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  const before = provider.tokenRequests.length
  await provider.dropAccessTokens()
  const tabs = await Promise.all([1, 2, 3].map(() => person.openTab(site.url('calendar'))))
  for (const tab of tabs) await events(tab).first().waitFor()
  expect(grants(provider).slice(before)).toEqual(['refresh_token'])
})

test('a refused renewal asks the person, and what was on the screen stays', async ({ person }) => {
  const { site, provider } = await withCertified({ allowed: ['calendar'] })
  await person.page.goto(site.url())
  await signIn(person.page)
  await seeCalendar(person.page)
  await provider.endGrants()
  person.forgive(/40[01]/)
  await person.page.evaluate(() => dispatchEvent(new Event('focus')))
  const bare = await person.openTab(site.bareUrl)
  const { results } = await sendAtOnce(person, bare, [query(0)])
  expect(results).toMatchObject([{ kind: 'failure', code: 'expired' }])
  await expectSession(person.page, 'expired')
  await person.page.getByRole('button', { name: /sign in again/i }).waitFor()
  expect(await events(person.page).count()).toBeGreaterThan(0)
})
