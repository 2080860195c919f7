import { readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { test } from './browser.ts'
import { startSite } from './site.ts'

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
