import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { test } from './browser.ts'
import { answerProvider, expectSession } from './screens.ts'
import { startSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
  await site.configure({})
})
afterAll(() => site.close())

/** How each lesson ends, with which code, and how the same ends with a provider that behaves. */
type Ending = readonly [id: string, outcome: string, code: string, recovered: 'signed-in' | 'as-usual']

const atSignIn: readonly Ending[] = [
  ['access-denied', 'answer-refused', 'access-denied', 'signed-in'],
  ['wrong-state', 'answer-refused', 'state-unknown', 'signed-in'],
  ['code-expired', 'exchange-refused', 'token-refused', 'signed-in'],
  ['code-replayed', 'exchange-refused', 'token-refused', 'signed-in'],
  ['verifier-refused', 'exchange-refused', 'token-refused', 'signed-in'],
  ['client-secret-missing', 'exchange-refused', 'client-secret-missing', 'signed-in'],
  ['wrong-issuer', 'id-token-refused', 'id-token-issuer', 'signed-in'],
  ['wrong-audience', 'id-token-refused', 'id-token-audience', 'signed-in'],
  ['nonce-mismatch', 'id-token-refused', 'id-token-nonce', 'signed-in'],
  ['tampered-signature', 'id-token-refused', 'id-token-signature', 'signed-in'],
  ['unknown-key', 'id-token-refused', 'id-token-key', 'signed-in'],
  ['alg-none', 'id-token-refused', 'id-token-algorithm', 'signed-in'],
  ['clock-skew', 'id-token-refused', 'clock-skew', 'signed-in'],
]

/** Nobody is signed out by these. */
const atRequests: readonly Ending[] = [
  ['api-401', 'repeated', 'http-401', 'as-usual'],
  ['api-403', 'request-failed', 'http-403', 'as-usual'],
  ['api-410', 'repeated', 'http-410', 'as-usual'],
  ['api-429', 'repeated', 'http-429', 'as-usual'],
  ['token-endpoint-down', 'request-failed', 'offline', 'as-usual'],
]

const ofSessions: readonly Ending[] = [
  ['refresh-token-reused', 'session-ends', 'session-ended', 'signed-in'],
  ['grant-revoked', 'session-ends', 'session-ended', 'signed-in'],
  ['third-party-cookies-blocked', 'session-ends', 'login-required', 'signed-in'],
]

const predictions: Readonly<Record<string, string>> = {
  'answer-refused': 'The sign-in ends with the answer',
  'exchange-refused': 'The token endpoint refuses the code',
  'id-token-refused': 'Tokens arrive, but the ID token',
  'stays-at-provider': 'The provider shows an error on its own page',
  'signed-in-with-less': 'The sign-in succeeds with fewer permissions',
  repeated: 'The request is repeated by itself',
  'request-failed': 'This one request fails',
  'session-ends': 'The session ends',
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function predictAndRun(page: Page, id: string, outcome: string) {
  await page.goto(site.url(`flow/lessons?fault=${id}`))
  await page.getByRole('radio', { name: predictions[outcome] ?? '' }).check()
  await button(page, 'Run').click()
}

async function expectDiagnosis(page: Page, outcome: string, code: string) {
  const alert = page.locator('[role=alert][data-outcome]')
  await alert.waitFor()
  expect([await alert.getAttribute('data-outcome'), await alert.getAttribute('data-code')]).toEqual([outcome, code])
  await page.getByText('That is what you expected.').waitFor()
}

/** To the lesson with a session at the demo and, where it is needed, the calendar allowed. */
async function getReady(page: Page, id: string) {
  await page.goto(site.url(`flow/lessons?fault=${id}`))
  await button(page, 'Sign in at the demo').click()
  await answerProvider(page)
  const allow = button(page, 'Allow the calendar')
  await allow.or(button(page, 'Run')).waitFor()
  if (!(await allow.isVisible())) return
  await allow.click()
  await answerProvider(page)
  await button(page, 'Run').waitFor()
}

/** The diagnosis alone offers it: the app does not say a second time what went wrong. */
async function tryAgain(page: Page) {
  await expect.poll(() => button(page, 'Try again').count()).toBe(1)
  await button(page, 'Try again').click()
}
const recovery = (page: Page, outcome: string) => page.locator(`[data-recovered="${outcome}"]`).waitFor()

test.for(atSignIn)('the lesson %s ends with "%s" (%s), and trying again works', async (ending, { person }) => {
  const [id, outcome, code, recovered] = ending
  const { page } = person
  await predictAndRun(page, id, outcome)
  await answerProvider(page)
  await expectDiagnosis(page, outcome, code)
  await tryAgain(page)
  await answerProvider(page)
  await recovery(page, recovered)
  await expectSession(page, 'signed-in')
})

test('the lesson redirect-uri-mismatch ends at the provider, marks what differs, and trying again works', async ({
  person,
}) => {
  const { page } = person
  await predictAndRun(page, 'redirect-uri-mismatch', 'stays-at-provider')
  await page.getByText('redirect_uri_mismatch').waitFor()
  await page.getByRole('link', { name: 'Back to Pixy' }).click()
  await expectDiagnosis(page, 'stays-at-provider', 'stays-at-provider')
  await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['/'])
  await tryAgain(page)
  await answerProvider(page)
  await recovery(page, 'signed-in')
})

test(
  'who is signed in does the lessons about requests one after the other, and trying again works in each',
  { timeout: 180_000 },
  async ({ person: { page } }) => {
    await getReady(page, 'api-401')
    for (const [id, outcome, code, recovered] of atRequests) {
      await predictAndRun(page, id, outcome)
      await expectDiagnosis(page, outcome, code)
      await tryAgain(page)
      await recovery(page, recovered)
      await expectSession(page, 'signed-in')
    }
  },
)

test.for(ofSessions)('the lesson %s ends with "%s" (%s), and trying again works', async (ending, { person }) => {
  const [id, outcome, code, recovered] = ending
  const { page } = person
  await getReady(page, id)
  await predictAndRun(page, id, outcome)
  await expectDiagnosis(page, outcome, code)
  await tryAgain(page)
  await answerProvider(page)
  await recovery(page, recovered)
  await expectSession(page, 'signed-in')
})

test('the lesson scope-unticked signs in with less, says what is missing, and trying again works', async ({
  person,
}) => {
  const { page } = person
  await getReady(page, 'scope-unticked')
  await predictAndRun(page, 'scope-unticked', 'signed-in-with-less')
  await answerProvider(page)
  await expectDiagnosis(page, 'signed-in-with-less', 'signed-in-with-less')
  await page.getByText('calendar.calendarlist.readonly').waitFor()
  await tryAgain(page)
  await answerProvider(page)
  await recovery(page, 'signed-in')
})

test('a lesson that is ended leaves a demo that works, and is marked as done', async ({ person }) => {
  const { page } = person
  await predictAndRun(page, 'nonce-mismatch', 'id-token-refused')
  await answerProvider(page)
  await expectDiagnosis(page, 'id-token-refused', 'id-token-nonce')
  await button(page, 'End the lesson').click()
  await page.getByText('1 of 23 done').waitFor()
  await page.goto(site.url())
  await button(page, 'Continue with Demo').click()
  await answerProvider(page)
  await expectSession(page, 'signed-in')
})

test('who goes back before the provider has answered has done no lesson, and the demo is in order', async ({
  person,
}) => {
  const { page } = person
  await predictAndRun(page, 'access-denied', 'answer-refused')
  await page.getByRole('button', { name: /@/ }).first().waitFor()
  await page.evaluate(() => history.back())
  await page.getByText('You came back before the provider had answered').waitFor()
  await button(page, 'Run').waitFor()
  await page.getByRole('link', { name: 'All lessons' }).click()
  await page.getByText('0 of 23 done').waitFor()
  await page.goto(site.url())
  await button(page, 'Continue with Demo').click()
  await answerProvider(page)
  await expectSession(page, 'signed-in')
})
