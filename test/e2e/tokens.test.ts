import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { test } from './browser.ts'
import { answerProvider, expectSession, signIn, signOut } from './screens.ts'
import { startSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
  await site.configure({})
})
afterAll(() => site.close())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function signedIn(page: Page) {
  await page.goto(site.url())
  await signIn(page, { provider: 'Demo' })
  await page.goto(site.url('flow/tokens'))
  await page.locator('[data-check=signature]').waitFor()
}

test('one changed character of a verifier is refused by the token endpoint, and the right one is accepted', async ({
  person,
}) => {
  const { page } = person
  await page.goto(site.url('flow/tokens'))
  await button(page, 'Change one character').click()
  await page.getByText('They differ: the exchange will be refused.').waitFor()
  await button(page, 'Send to the token endpoint').click()
  await page.locator('[data-accepted=false]').getByText('400 invalid_grant').waitFor()
  await button(page, 'Restore').first().click()
  await page.getByText('Both are the same: the exchange will be accepted.').waitFor()
  await button(page, 'Send to the token endpoint').click()
  await page.locator('[data-accepted=true]').getByText('200').waitFor()
  await expectSession(page, 'signed-out')
})

test('the verifier of this session hashes to the challenge that it sent', async ({ person }) => {
  const { page } = person
  let challenge: string | null = null
  page.on('request', (request) => {
    challenge = new URL(request.url()).searchParams.get('code_challenge') ?? challenge
  })
  await signedIn(page)
  await button(page, 'Take this session’s').click()
  await expect.poll(() => page.getByText(challenge ?? 'none', { exact: true }).count()).toBe(2)
})

test('every check of the ID token is shown with what it compared, and a rotated key is found', async ({ person }) => {
  const { page } = person
  await signedIn(page)
  const results = await page
    .locator('[data-check]')
    .evaluateAll((checks) =>
      checks.map((check) => `${check.getAttribute('data-check') ?? ''} ${check.getAttribute('data-result') ?? ''}`),
    )
  const names = ['alg', 'signature', 'iss', 'aud', 'azp', 'nonce', 'at_hash', 'sub', 'iat', 'exp']
  expect(results).toEqual(names.map((name) => `${name} passed`))
  const used = () => page.locator('[data-used=true] code').first().textContent()
  const before = await used()
  await button(page, 'Rotate the demo’s keys').click()
  await page.getByText('The demo has a new key.').waitFor()
  await button(page, 'Renew now').click()
  await page.getByText('Renewed: the new ID token').waitFor()
  await expect.poll(async () => (await used()) !== before).toBe(true)
})

test('a token for practice is checked with the public key alone, and fails when a character changes', async ({
  person,
}) => {
  const { page } = person
  await page.goto(site.url('flow/tokens'))
  await page.locator('[data-verdict=good]').waitFor()
  await button(page, 'Change the payload').click()
  await page.locator('[data-verdict=bad-signature], [data-verdict=malformed]').waitFor()
  await button(page, 'Restore').last().click()
  await page.locator('[data-verdict=good]').waitFor()
  await button(page, 'Change the signature').click()
  await page.locator('[data-verdict=bad-signature]').waitFor()
})

test('the demo’s clock goes forward, the token is renewed before one’s eyes, and signing out puts the clock right', async ({
  person,
}) => {
  const { page } = person
  await signedIn(page)
  await button(page, 'Past the expiry').click()
  await page.getByText('Renewed once in this session.').waitFor()
  await page.getByText(/ahead of this device/).waitFor()
  await expectSession(page, 'signed-in')
  await signOut(page)
  await page.goto(site.url())
  await signIn(page, { provider: 'Demo' })
  await page.goto(site.url('flow/tokens'))
  await page.getByText('The demo’s clock shows the time of this device.').waitFor()
})

test('a failed lesson shows in the checks which one refused', async ({ person }) => {
  const { page } = person
  await page.goto(site.url('flow/lessons/no-such-lesson'))
  await page.getByRole('heading', { name: 'Failures as lessons' }).waitFor()
  await page.getByRole('link', { name: 'Wrong nonce' }).click()
  await page.getByRole('radio', { name: /Tokens arrive/ }).check()
  await button(page, 'Run').click()
  await answerProvider(page)
  await page.locator('[role=alert][data-code=id-token-nonce]').waitFor()
  await page.getByRole('link', { name: 'Tokens', exact: true }).click()
  await page.locator('[data-check=nonce][data-result=failed]').waitFor()
})
