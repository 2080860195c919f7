import { readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { test } from './browser.ts'
import { listen } from './listen.ts'
import { withMock } from './scenario.ts'
import { answerProvider, expectSession } from './screens.ts'
import { startSite } from './site.ts'

const ownClientId = '123456789012-mine.apps.googleusercontent.com'

test('a client id is tried at Google: who is kept there learns why, a refusal is told, a success too, and it is removed', async ({
  person,
}) => {
  const { page } = person
  // The page of Google that keeps people is one.
  person.forgive(/status of 400/)
  let registered = false
  const { site } = await withMock({
    kind: 'google',
    clients: [{ clientId: ownClientId, redirectUris: (uri) => registered && uri === site.url('callback') }],
  })
  await page.goto(site.url('setup'))
  await page.getByRole('textbox', { name: 'Client id' }).fill(ownClientId)
  await page.getByRole('button', { name: 'Keep and try' }).click()
  // The page of the setup names this error too.
  await page.waitForURL((url) => url.origin !== site.origin)
  await page.getByText('redirect_uri_mismatch').first().waitFor()
  await page.goBack({ waitUntil: 'commit' })
  await page.getByText('You are back from Google without an answer').waitFor()
  await page.getByText('The redirect URI is not registered exactly as this site uses it').first().waitFor()

  registered = true
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: /@/ }).first().click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForURL(site.url('setup'))
  await page.locator('[data-code=access-denied]').waitFor()
  await page.getByText('The app is in testing, and this account is not among its testers').first().waitFor()

  await page.getByRole('button', { name: 'Try again' }).click()
  await answerProvider(page)
  await expectSession(page, 'signed-in')
  await page.getByText('It works').waitFor()
  expect(page.url()).toBe(site.url('setup'))
  await page.getByRole('button', { name: 'Remove and sign out' }).click()
  await expectSession(page, 'signed-out')
  await page.getByText(`Kept in this browser: ${ownClientId}`).waitFor({ state: 'detached' })
})

test('where the policy forbids to ask Google, the check says so, and the worker heard it from the browser', async ({
  person,
}) => {
  const { page } = person
  person.forgive(/oauth2\/v3\/certs.*Content Security Policy/)
  const site = await startSite()
  onTestFinished(site.close)
  await site.configure({})
  await page.goto(site.url('setup'))
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('the policy of this site forbids it.').waitFor()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download config.json' }).click()
  const file = await (await saving).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ providers: [{ kind: 'google' }] })
})

test('a provider that answers and lets nobody read is told from one that cannot be reached', async ({ person }) => {
  const { page } = person
  person.forgive(/blocked by CORS policy|ERR_FAILED/)
  const unread = await listen((_request, response) => response.end('{}'))
  onTestFinished(unread.close)
  const issuer = `http://localhost:${unread.port}`
  const site = await startSite()
  onTestFinished(site.close)
  await site.configure({ providers: [{ id: 'work', kind: 'oidc', label: 'Work', clientId: 'pixy', issuer }] })
  await page.goto(site.url('setup'))
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('answers, but may not be read.').waitFor()
})
