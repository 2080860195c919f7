import { expect, test } from 'vitest'
import { isDangerous, judgeClientId } from '#features/setup/client-id.ts'
import { configFile } from '#features/setup/config-file.ts'
import { scopeClass } from '#features/setup/scope-class.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'

const clientId = '123456789012-abc0def.apps.googleusercontent.com'

test('a client id is taken with the spaces that copying brings along', () => {
  expect(judgeClientId(` ${clientId}\n`)).toEqual({ clientId })
  expect(judgeClientId('  ')).toBeUndefined()
})

test.each([
  ['GOCSPX-not-a-real-one', 'secret'],
  [`${clientId} GOCSPX-not-a-real-one`, 'secret'],
  [`{"web":{"client_id":"${clientId}","client_secret":"abc"}}`, 'secret'],
  ['{"type":"service_account","private_key":"-----BEGIN"}', 'secret'],
  ['aBcDeFgHiJkLmNoPqRsTuVwX', 'secret'],
  ['ya29.a0AfH6SMBx', 'token'],
  ['1//0gabcdefghijkl', 'token'],
  ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'token'],
  ['{"access_token":"x"}', 'token'],
  [`AIza${'a'.repeat(35)}`, 'api-key'],
])('%s is dangerous in a page: %s', (pasted, refusal) => {
  expect(judgeClientId(pasted)).toEqual({ refusal })
  expect(isDangerous(refusal as 'secret')).toBe(true)
})

test.each([
  ['mina@example.org', 'e-mail'],
  [`https://${clientId}/`, 'no-client-id'],
  ['my-project', 'no-client-id'],
  [clientId.slice(0, 20), 'no-client-id'],
])('%s is no client id, and may stand in the field to be corrected: %s', (pasted, refusal) => {
  expect(judgeClientId(pasted)).toEqual({ refusal })
  expect(isDangerous(refusal as 'e-mail')).toBe(false)
})

test.each([
  [{ base: '/', features: ['calendar', 'mail', 'drive'] as const }],
  [{ base: '/some/path/', features: ['mail'] as const }],
])('the file for everybody is a configuration that says just this', (deployment) => {
  const parsed = parseConfiguration(JSON.parse(configFile(deployment, clientId)), 'https://pixy.example')
  if (!parsed.ok) throw new Error(parsed.problems.join())
  const { providers, base, features } = parsed.configuration
  expect(providers).toMatchObject([{ kind: 'google-direct', clientId }])
  expect({ base, features }).toEqual(deployment)
})

test.each([
  ['openid', 'open'],
  ['https://www.googleapis.com/auth/drive.file', 'open'],
  ['https://www.googleapis.com/auth/calendar.events', 'sensitive'],
  ['https://www.googleapis.com/auth/gmail.send', 'sensitive'],
  ['https://www.googleapis.com/auth/gmail.modify', 'restricted'],
  ['https://www.googleapis.com/auth/drive', 'restricted'],
  ['https://www.googleapis.com/auth/drive.readonly', 'restricted'],
  ['https://mail.google.com/', 'restricted'],
])('%s counts as %s at Google', (scope, wanted) => {
  expect(scopeClass(scope)).toBe(wanted)
})
