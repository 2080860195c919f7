import { expect } from 'vitest'
import { test, type Person } from './browser.ts'
import { readPlaces } from './page-places.ts'
import { withCertified } from './scenario.ts'
import {
  answerProvider,
  chooseSignOut,
  events,
  expectSession,
  link,
  openCalendar,
  signIn,
  signInButton,
} from './screens.ts'

/** A browser without shared workers, as some on telephones are: each tab has a vault of its own, which dies with it. */
async function withoutSharedWorkers({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SharedWorker')
  })
}

test('without shared workers a person signs in, and a reload restores them and what was allowed', async ({
  person,
}) => {
  const { site, provider } = await withCertified()
  await withoutSharedWorkers(person)
  await person.page.goto(site.url())
  await signIn(person.page)
  await openCalendar(person.page)
  const before = provider.authorizationRequests.length
  await person.page.reload()
  await expectSession(person.page, 'signed-in')
  await events(person.page).first().waitFor()
  const asked = provider.authorizationRequests.slice(before)
  expect(asked.map(({ searchParams }) => searchParams.get('prompt'))).toEqual(['none'])
  await link(person.page, 'Profile').click()
  await person.page.getByText('A worker of this tab alone').waitFor()
})

test('without shared workers the pending sign-in is sealed where it is stored, and gone afterwards', async ({
  person,
}) => {
  const { site, provider } = await withCertified()
  await withoutSharedWorkers(person)
  await person.page.goto(site.url())
  await signInButton(person.page).click()
  await person.page.getByRole('button', { name: /@/ }).first().waitFor()
  const onlooker = await person.openTab(site.bareUrl)
  const stored = JSON.stringify(await onlooker.evaluate(readPlaces))
  expect(stored).toContain('pixy-vault')
  const parameters = provider.authorizationRequests.at(-1)?.searchParams
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(parameters?.get(name)).toMatch(/.{20}/)
    expect(stored).not.toContain(parameters?.get(name))
  }
  const pending = () =>
    onlooker.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('pixy-vault')
          opening.onerror = () => reject(new Error('unreadable'))
          opening.onsuccess = () => {
            const counting = opening.result.transaction('transactions').objectStore('transactions').count()
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result)
            }
          }
        }),
    )
  expect(await pending()).toBe(1)
  await answerProvider(person.page)
  await expectSession(person.page, 'signed-in')
  expect(await pending()).toBe(0)
})

test('without shared workers a sign-out in one tab is a sign-out in the other', async ({ person }) => {
  const { site } = await withCertified()
  await withoutSharedWorkers(person)
  await person.page.goto(site.url())
  await signIn(person.page)
  const other = await person.openTab(site.url())
  await expectSession(other, 'signed-in')
  await chooseSignOut(other)
  await expectSession(person.page, 'signed-out')
})
