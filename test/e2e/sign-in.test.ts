import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test, type Person } from './browser.ts'
import { withMock } from './scenario.ts'
import {
  answerProvider,
  expectProblem,
  expectReturn,
  expectSession,
  link,
  openCalendar,
  signIn,
  signInButton,
} from './screens.ts'

const tokenRequests = ({ network }: Person) =>
  network.exchanges.filter(({ method, url }) => method === 'POST' && new URL(url).pathname.endsWith('/token'))

/** Addresses of the session history that a script could read, with those of all entries the browser keeps. */
async function historyOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { entries } = await session.send('Page.getNavigationHistory')
  await session.detach()
  return entries.map(({ url }) => url)
}

/** Answers the provider, and keeps the callback from the app: the browser gets an empty page in its place. */
async function catchCallback(person: Person): Promise<string> {
  const isCallback = (url: URL) => url.pathname.endsWith('/callback')
  person.network.setWeather((url) => (isCallback(url) ? 'empty' : 'pass'))
  await answerProvider(person.page)
  // The empty page has to be there: whoever goes to the same address before is overtaken by it.
  await person.page.waitForURL(isCallback)
  person.network.setWeather(() => 'pass')
  return person.page.url()
}

test('a person signs in and is told who they are', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url())
  await expectSession(person.page, 'signed-out')
  await signIn(person.page)
  await link(person.page, 'Profile').click()
  await person.page.getByText('mina@demo.example').first().waitFor()
  expect(tokenRequests(person)).toHaveLength(1)
})

test('below a base path, a deep link with query and hash is where a sign-in ends', async ({ person }) => {
  const { site } = await withMock({ base: '/deep/path/' })
  const deep = site.url('calendar?from=2026-03-02&days=7#later')
  await person.page.goto(deep)
  await signIn(person.page)
  expect(person.page.url()).toBe(deep)
})

test('the e-mail address a person types is suggested to the provider', async ({ person }) => {
  const { site, mock } = await withMock()
  await person.page.goto(site.url())
  await person.page.getByRole('textbox', { name: /e-?mail/i }).fill('kenji@demo.example')
  await signInButton(person.page).click()
  await person.page.waitForURL(`${mock.origin}/**`)
  const authorization = person.network.exchanges.find(({ url }) => url.includes('response_type=code'))
  expect(new URL(authorization?.url ?? '').searchParams.get('login_hint')).toBe('kenji@demo.example')
  await answerProvider(person.page, { account: 'kenji@demo.example' })
  await expectReturn(person.page)
})

test('sign-in asks for identity only, with PKCE, state and nonce', async ({ person }) => {
  const { site, mock } = await withMock()
  await person.page.goto(site.url())
  await signInButton(person.page).click()
  await person.page.waitForURL(`${mock.origin}/**`)
  const { searchParams } = new URL(person.page.url())
  expect(searchParams.get('scope')?.split(' ').toSorted()).toEqual(['email', 'openid', 'profile'])
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  expect(searchParams.get('redirect_uri')).toBe(site.url('callback'))
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(searchParams.get(name)?.length).toBeGreaterThanOrEqual(32)
  }
})

test('no entry of the history keeps a code, and Back after a sign-in redeems nothing', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url())
  await signIn(person.page)
  const own = (await historyOf(person.page)).filter((url) => url.startsWith(site.origin))
  expect(own.filter((url) => /[?&#](code|state|error)=|callback/.test(url))).toEqual([])
  await link(person.page, 'Flow').click()
  await person.page.waitForURL(site.url('flow'))
  await person.page.getByRole('list', { name: 'Recorded steps' }).waitFor()
  await person.page.goBack({ waitUntil: 'commit' })
  await person.page.waitForURL(site.url())
  await expectSession(person.page, 'signed-in')
  await person.page.reload()
  await expectSession(person.page, 'signed-in')
  expect(tokenRequests(person)).toHaveLength(1)
})

test('a callback that is opened in two tabs at once is redeemed once', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url())
  await signInButton(person.page).click()
  const callback = await catchCallback(person)
  const second = await person.context.newPage()
  await Promise.all([person.page.goto(callback), second.goto(callback)])
  await expectSession(person.page, 'signed-in')
  await expectSession(second, 'signed-in')
  expect(tokenRequests(person)).toHaveLength(1)
})

test('a callback that was used and is opened again changes nothing', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url())
  await signInButton(person.page).click()
  const callback = await catchCallback(person)
  await person.page.goto(callback)
  await expectSession(person.page, 'signed-in')
  await person.page.goto(callback)
  await expectSession(person.page, 'signed-in')
  expect(person.page.url()).not.toContain('code=')
  expect(tokenRequests(person)).toHaveLength(1)
})

test('a callback nobody asked for signs nobody in', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url('callback?code=of-an-attacker&state=of-an-attacker'))
  await expectProblem(person.page, 'state-unknown')
  expect(person.page.url()).not.toContain('code=')
  expect(tokenRequests(person)).toHaveLength(0)
})

test('a fragment with tokens is scrubbed on any route', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url('callback#access_token=forged&state=forged&token_type=Bearer'))
  await person.page.getByRole('alert').first().waitFor()
  expect(person.page.url()).not.toContain('access_token')
  expect((await historyOf(person.page)).join('\n')).not.toContain('access_token')
})

test('the calendar is asked for when it is opened, and shows events of the seeded year', async ({ person }) => {
  const { site } = await withMock()
  await person.page.goto(site.url())
  await signIn(person.page)
  const before = person.network.exchanges.length
  await openCalendar(person.page)
  const asked = person.network.exchanges.slice(before).find(({ url }) => url.includes('response_type=code'))
  expect(new URL(asked?.url ?? '').searchParams.get('scope')).toContain('calendar.events')
})
