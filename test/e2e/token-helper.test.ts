import { expect } from 'vitest'
import { test, type Person } from './browser.ts'
import { findLeaks } from './canary.ts'
import { loseVault } from './lose-vault.ts'
import { clientSecret, withTokenHelper } from './scenario.ts'
import { secretsIn } from './secrets.ts'
import {
  disconnect,
  events,
  expectSession,
  expectSignedOutPage,
  link,
  openCalendar,
  signIn,
  signOut,
} from './screens.ts'

/** `prompt` of each sign-in that was begun, however many pages the provider showed for it. */
const prompts = ({ network }: Person) => {
  const asked = network.exchanges.map(({ url }) => new URL(url).searchParams).filter((one) => one.has('response_type'))
  return [...new Map(asked.map((one) => [one.get('state'), one.get('prompt')])).values()]
}

const grantTypes = ({ network }: Person, tokenEndpoint: string) =>
  network.exchanges
    .filter(({ url, method }) => url === tokenEndpoint && method === 'POST')
    .map(({ requestBody }) => new URLSearchParams(requestBody).get('grant_type'))

/** What the helper left in the browser, at whatever host and path. */
const kept = async ({ context }: Person) => (await context.cookies()).filter(({ name }) => name.includes('pixy'))

/** Everything that came to this browser, headers and all. */
const received = ({ network }: Person) =>
  network.exchanges
    .map(({ responseHeaders, responseBody }) => JSON.stringify(responseHeaders) + responseBody)
    .join('\n')

test('where the helper keeps the session, a reload, a lost vault and a closed tab keep it too', async ({ person }) => {
  const { site, scene, helper, tokenEndpoint } = await withTokenHelper({ keeps: true })
  await person.page.goto(site.url())
  await person.page.getByText('keeps you signed in on this device for up to 30 days').waitFor()
  await signIn(person.page)
  await openCalendar(person.page)
  expect(prompts(person)).toEqual(['consent', null])

  const [cookie, ...others] = await kept(person)
  expect(others).toEqual([])
  expect(cookie).toMatchObject({
    name: '__Secure-pixy',
    path: '/token',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  })

  await link(person.page, 'Profile').click()
  await person.page.getByText('sealed in a cookie').waitFor()
  await person.page.getByRole('button', { name: 'Renew now' }).click()
  await person.page.getByText('a new access token is in the vault').waitFor()
  expect(grantTypes(person, tokenEndpoint).at(-1)).toBe('refresh_token')
  await person.page.reload()
  await expectSession(person.page, 'signed-in')

  await loseVault(person, site.bareUrl)
  await person.page.goto(site.url('calendar?days=7'))
  await events(person.page).first().waitFor()
  await loseVault(person, site.bareUrl)
  await person.page.close()
  person.page = await person.openTab(site.url('calendar'))
  await events(person.page).first().waitFor()
  expect(prompts(person), 'nobody was sent to the provider again').toHaveLength(2)

  expect(await findLeaks(person, scene)).toEqual([])
  expect(secretsIn(person.network.exchanges).filter(({ kind }) => kind === 'refreshToken')).toEqual([])
  expect(received(person)).not.toContain(clientSecret)
  expect(await person.page.evaluate(() => document.cookie)).toBe('')
  const sealed = cookie?.value ?? ''
  expect(person.sightings.filter(({ text }) => text.includes(sealed))).toEqual([])
  const carriers = person.network.exchanges.filter(({ requestHeaders }) => requestHeaders['cookie']?.includes(sealed))
  expect(new Set(carriers.map(({ url }) => url))).toEqual(new Set([tokenEndpoint]))
  expect(helper.said().split('\n'), 'the helper logs nothing').toHaveLength(1)
})

test('signing out and disconnecting take the cookie away, and no later page brings anybody back', async ({
  person,
}) => {
  const { site, mock } = await withTokenHelper({ keeps: true })
  await person.page.goto(site.url())
  await signIn(person.page)
  await signOut(person.page)
  await expect.poll(() => kept(person)).toEqual([])
  expect(mock.google.world.state.grants, 'consent is left alone').toHaveLength(1)
  await loseVault(person, site.bareUrl)
  await person.page.goto(site.url())
  await expectSession(person.page, 'signed-out')

  await signIn(person.page)
  await disconnect(person.page)
  await expectSignedOutPage(person.page)
  await expect.poll(() => mock.google.world.state.grants).toEqual([])
  await expect.poll(() => kept(person)).toEqual([])
})

test('a helper on another origin that keeps nothing: sign in and renew, and no cookie anywhere', async ({ person }) => {
  const { site, scene, tokenEndpoint } = await withTokenHelper({ keeps: false })
  await person.page.goto(site.url('profile'))
  await signIn(person.page)
  await person.page.getByRole('button', { name: 'Renew now' }).click()
  await person.page.getByText('a new access token is in the vault').waitFor()
  expect(grantTypes(person, tokenEndpoint)).toEqual(['authorization_code', 'refresh_token'])
  expect(await kept(person)).toEqual([])
  expect(received(person)).not.toContain(clientSecret)
  expect(await findLeaks(person, scene)).toEqual([])
})
