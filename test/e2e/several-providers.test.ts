import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, type Person } from './browser.ts'
import { findLeaks, heapOf, secretsInHeap } from './canary.ts'
import { withBroker, withTwoProviders } from './scenario.ts'
import {
  answerProvider,
  events,
  expectProblem,
  expectReturn,
  expectSession,
  link,
  signIn,
  signInButton,
  signOut,
} from './screens.ts'
import { isToken, secretsIn } from './secrets.ts'

/** Several pages and trips, on a machine that may be busy. */
const walk = { timeout: 120_000 }

const at = ({ network }: Person, origin: string) =>
  network.exchanges.filter(({ url }) => new URL(url).origin === origin)
const bearers = (person: Person, origin: string) =>
  new Set(at(person, origin).flatMap(({ requestHeaders }) => requestHeaders['authorization'] ?? []))
const codesAt = (person: Person, origin: string) =>
  at(person, origin).flatMap(({ requestBody }) => new URLSearchParams(requestBody).get('code') ?? [])

test(
  'the broker token way: Google’s token for Google, the broker’s for the broker; renewed unseen, gone at sign-out',
  walk,
  async ({ person }) => {
    const { page } = person
    const { site, broker, scene } = await withBroker()
    const { google, signsIn } = broker
    await page.goto(site.url('calendar'))
    await signIn(page)
    await events(page).first().waitFor()

    const [ofBroker] = bearers(person, new URL(broker.handOverUrl).origin)
    const ofGoogle = bearers(person, google.origin)
    expect(ofGoogle.size).toBe(1)
    expect(ofGoogle).not.toContain(ofBroker)
    await expect.poll(() => bearers(person, signsIn.origin)).toEqual(new Set([ofBroker]))
    const refused = await fetch(`${google.apis.calendar}users/me/calendarList`, {
      headers: { authorization: ofBroker ?? '' },
    })
    expect(refused.status).toBe(401)

    // Whatever the broker's clock says, Google has ended it.
    person.forgive(/status of 401/)
    await google.google.arrange(({ state }) => {
      state.accessTokens = {}
    })
    const trips = at(person, signsIn.origin).filter(({ url }) => url.includes('/authorize')).length
    await page.reload()
    await expect.poll(broker.handOvers).toBe(2)
    await expect.poll(() => bearers(person, google.origin).size).toBe(2)
    await events(page).first().waitFor()
    await expectSession(page, 'signed-in')
    expect(at(person, signsIn.origin).filter(({ url }) => url.includes('/authorize'))).toHaveLength(trips)
    expect(await findLeaks(person, scene)).toEqual([])
    const tokens = secretsIn(person.network.exchanges).filter(isToken)
    expect(tokens.map(({ value }) => value)).toEqual(expect.arrayContaining([...ofGoogle].map((one) => one.slice(7))))
    expect(secretsInHeap(await heapOf(page), tokens)).toEqual([])

    await signOut(page)
    await expect.poll(() => Object.keys(signsIn.google.world.state.accessTokens)).toEqual([])
    expect(Object.keys(google.google.world.state.accessTokens)).toHaveLength(1)
    expect(bearers(person, google.origin)).not.toContain(ofBroker)
  },
)

test(
  'a broker that hands over nothing: signed in all the same, told why, and it goes on once it does',
  walk,
  async ({ person }) => {
    const { page } = person
    const { site, broker } = await withBroker()
    person.forgive(/status of 403/)
    broker.refuse(true)
    await page.goto(site.url('profile'))
    await signIn(page)
    await expectProblem(page, 'api-token')
    await page.getByRole('alert').getByText('does not let this client read the Google token').waitFor()
    await page.getByText('mina@demo.example').first().waitFor()
    expect(at(person, broker.google.origin)).toEqual([])

    broker.refuse(false)
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
    await page.waitForURL((url) => url.searchParams.get('prompt') === 'login')
    await page.getByRole('button', { name: 'mina@demo.example' }).click()
    await expectReturn(page)
    await link(page, 'Calendar').click()
    await events(page).first().waitFor()
  },
)

test(
  'two providers at one callback: a mix-up is refused, and each tab comes back from its own',
  walk,
  async ({ person }) => {
    const { page } = person
    const { site, mocks } = await withTwoProviders()
    const [first, second] = mocks
    const atProvider = (tab: Page, { origin }: { origin: string }) => tab.waitForURL((url) => url.origin === origin)

    // Somebody sends a person who left for the first provider to the second one.
    await page.goto(site.url('profile'))
    await signInButton(page, 'First').click()
    await atProvider(page, first)
    await page.goto(page.url().replace(first.origin, second.origin))
    await answerProvider(page, { account: 'kenji@demo.example' })
    await expectProblem(page, 'issuer-mismatch')
    expect([...codesAt(person, first.origin), ...codesAt(person, second.origin)]).toEqual([])

    const other = await person.openTab(site.url('profile'))
    await page.bringToFront()
    await signInButton(page, 'First').click()
    await atProvider(page, first)
    // The second provider knows them by now, and asks nothing.
    await other.bringToFront()
    await signInButton(other, 'Second').click()
    await other.getByText('kenji@demo.example').first().waitFor()
    await page.bringToFront()
    await answerProvider(page)
    // The page of the provider names them too.
    await expectReturn(page)
    await page.getByText('mina@demo.example').first().waitFor()
    await other.getByText('mina@demo.example').first().waitFor()
    expect([codesAt(person, first.origin).length, codesAt(person, second.origin).length]).toEqual([1, 1])

    const before = at(person, second.origin).length
    await signOut(page)
    await expectSession(other, 'signed-out')
    await expect.poll(() => Object.keys(first.google.world.state.accessTokens)).toEqual([])
    expect(at(person, second.origin)).toHaveLength(before)
  },
)
