import { afterAll, beforeAll, expect } from 'vitest'
import { test, type Person } from './browser.ts'
import { findLeaks, heapOf, secretsInHeap } from './canary.ts'
import { loseVault } from './lose-vault.ts'
import { clientSecret, withTokenHelper } from './scenario.ts'
import { isToken, secretsIn } from './secrets.ts'
import { signIn, signOut } from './screens.ts'
import { removeTokenHelper, writeTokenHelper } from './token-helper-process.ts'

beforeAll(writeTokenHelper)
afterAll(removeTokenHelper)

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

test('a session that the helper keeps is renewed by a cookie that no page sees, and no refresh token comes by', async ({
  person,
}) => {
  const { site, scene, tokenEndpoint } = await withTokenHelper({ keeps: true })
  await person.page.goto(site.url('profile'))
  await person.page.getByText('keeps you signed in on this device for up to 30 days').waitFor()
  await signIn(person.page)
  const [cookie, ...others] = await kept(person)
  expect(others).toEqual([])
  expect(cookie).toMatchObject({
    name: '__Secure-pixy',
    path: '/token',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  })
  await person.page.getByText('sealed in a cookie').waitFor()
  await person.page.getByRole('button', { name: 'Renew now' }).click()
  await person.page.getByText('a new access token is in the vault').waitFor()

  expect(await findLeaks(person, scene)).toEqual([])
  expect(secretsIn(person.network.exchanges).filter(({ kind }) => kind === 'refreshToken')).toEqual([])
  expect(received(person)).not.toContain(clientSecret)
  expect(await person.page.evaluate(() => document.cookie)).toBe('')
  const sealed = cookie?.value ?? ''
  expect(person.sightings.filter(({ text }) => text.includes(sealed))).toEqual([])
  const heap = await heapOf(person.page)
  expect(secretsInHeap(heap, secretsIn(person.network.exchanges).filter(isToken))).toEqual([])
  expect(heap.includes(sealed)).toBe(false)
  const carriers = person.network.exchanges.filter(({ requestHeaders }) => requestHeaders['cookie']?.includes(sealed))
  expect(new Set(carriers.map(({ url }) => url))).toEqual(new Set([tokenEndpoint]))
})

test('it outlives the vault and the tab without a trip to the provider, until somebody signs out', async ({
  person,
}) => {
  const { site, mock, helper, tokenEndpoint } = await withTokenHelper({ keeps: true })
  await person.page.goto(site.url('profile'))
  await signIn(person.page)
  await loseVault(person, site.bareUrl)
  await person.page.close()
  person.page = await person.openTab(site.url('profile'))
  await person.page.getByText('mina@demo.example').first().waitFor()
  expect(grantTypes(person, tokenEndpoint)).toEqual(['authorization_code', 'refresh_token'])
  expect(prompts(person)).toEqual(['consent'])

  await signOut(person.page)
  await expect.poll(() => kept(person)).toEqual([])
  expect(mock.google.world.state.grants, 'consent is left alone').toHaveLength(1)
  expect(helper.said().split('\n'), 'the helper logs nothing').toHaveLength(1)
})

test('a helper on another origin that keeps nothing: sign in and renew, and no cookie anywhere', async ({ person }) => {
  const { site, tokenEndpoint } = await withTokenHelper({ keeps: false })
  await person.page.goto(site.url('profile'))
  await signIn(person.page)
  await person.page.getByRole('button', { name: 'Renew now' }).click()
  await person.page.getByText('a new access token is in the vault').waitFor()
  expect(grantTypes(person, tokenEndpoint)).toEqual(['authorization_code', 'refresh_token'])
  expect(await kept(person)).toEqual([])
  expect(received(person)).not.toContain(clientSecret)
})
