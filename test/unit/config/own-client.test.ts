import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../deploy/policy.ts'
import { googleMetadata } from '#config/google-defaults.ts'
import { isGoogleClientId, ownProvider } from '#config/own-client.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'

const clientId = '123456789012-abc0def.apps.googleusercontent.com'
const google = { id: 'google', kind: 'google', label: 'Google', clientId: 'x' }

function configured(input: object) {
  const result = parseConfiguration(input, 'https://pixy.example')
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.configuration
}

test.each([
  [clientId, true],
  ['123456789012.apps.googleusercontent.com', true],
  [` ${clientId}`, false],
  [`${clientId}/`, false],
  [`https://${clientId}`, false],
  [clientId.toUpperCase(), false],
  ['abc.apps.googleusercontent.com', false],
  ['123456789012-a.apps.googleusercontent.com.evil.example', false],
  ['GOCSPX-not-a-real-one', false],
  ['', false],
])('%s is a client id of Google: %s', (text, is) => {
  expect(isGoogleClientId(text)).toBe(is)
})

test('a client of one’s own is Google, browser only, with a label made of its number', () => {
  expect(ownProvider(configured({ ownClient: true }), clientId)).toMatchObject({
    kind: 'google-direct',
    id: 'ownClient',
    label: 'Google 123456789012',
    clientId,
    issuer: 'https://accounts.google.com',
    metadata: { authorization_endpoint: googleMetadata.authorization_endpoint },
  })
})

test('it goes by what the deployment knows of Google, but never through its token helper', () => {
  const helper = {
    ...google,
    tokenEndpoint: 'https://pixy.example/token',
    metadata: { jwks_uri: 'https://keys.example/jwks' },
  }
  const own = ownProvider(configured({ providers: [helper] }), clientId)
  expect(own?.metadata.jwks_uri).toBe('https://keys.example/jwks')
  expect(own?.metadata.token_endpoint).toBeUndefined()
})

test.each([
  ['nothing is configured', {}, false],
  [
    'there is only another provider',
    { providers: [{ id: 'a', kind: 'oidc', label: 'A', issuer: 'https://a.example', clientId: 'c' }] },
    false,
  ],
  ['Google is configured', { providers: [google] }, true],
  ['it says so', { ownClient: true }, true],
  ['Google is configured, and it says no', { providers: [google], ownClient: false }, false],
])('whether the deployment allows it, where %s', (_where, input, allowed) => {
  expect(ownProvider(configured(input), clientId) !== undefined).toBe(allowed)
})

test.each([undefined, null, 42, {}, [clientId], { clientId }, 'evil.example'])(
  'whatever else is stored makes no provider: %s',
  (stored) => {
    expect(ownProvider(configured({ ownClient: true }), stored)).toBeUndefined()
  },
)

test('no configured provider can have the id of the own one', () => {
  const taken = parseConfiguration({ providers: [{ ...google, id: 'ownClient' }] }, 'https://pixy.example')
  expect(taken.ok).toBe(false)
})

test('the policy lets the browser ask Google where a client of one’s own is allowed, and not otherwise', () => {
  expect(contentSecurityPolicy(configured({}))['connect-src']).toEqual(["'none'"])
  const allowed = contentSecurityPolicy(configured({ ownClient: true }))
  expect(allowed['connect-src']).toEqual(
    expect.arrayContaining(['https://www.googleapis.com/oauth2/v3/certs', 'https://www.googleapis.com/calendar/v3/']),
  )
  expect(allowed['connect-src']).not.toContain('https://oauth2.googleapis.com/token')
  expect(allowed['frame-ancestors']).toEqual(["'self'"])
})
