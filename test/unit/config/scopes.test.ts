import fc from 'fast-check'
import { expect, test } from 'vitest'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import { features, type Provider } from '#config/configuration.ts'
import { parseConfiguration } from '#config/parse-configuration.ts'
import { allows, covers, featureGranted, missingScopes, normalizeScope, splitScopes } from '#config/scopes.ts'

const auth = 'https://www.googleapis.com/auth/'
const inherited = ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty']

function providerWith(featureScopes?: Record<string, string[]>): Provider {
  const work = { id: 'work', kind: 'oidc', label: 'Work', issuer: 'https://id.example', clientId: 'pixy' }
  const result = parseConfiguration({ providers: [{ ...work, ...(featureScopes && { featureScopes }) }] }, 'https://a')
  const [provider] = result.ok ? result.configuration.providers : []
  if (!provider) throw new Error('no provider')
  return provider
}

test('the long form of a sign-in scope is the scope itself', () => {
  expect(splitScopes(`openid ${auth}userinfo.email ${auth}userinfo.profile email`)).toEqual([
    'openid',
    'email',
    'profile',
  ])
})

test('a scope named like an inherited member is a scope like any other', () => {
  for (const name of inherited) {
    expect(normalizeScope(name)).toBe(name)
    expect(splitScopes(`openid ${name}`)).toEqual(['openid', name])
    expect(covers([], name)).toBe(false)
    expect(covers([name], name)).toBe(true)
    expect(allows(providerWith(), { api: name, scopes: ['x'] }, [name])).toBe(false)
  }
})

test('spaces around and between scopes name no scope', () => {
  expect(splitScopes('  openid   email ')).toEqual(['openid', 'email'])
  expect(splitScopes('')).toEqual([])
})

test('a wider scope covers a narrower one, and never the other way round', () => {
  expect(covers([`${auth}calendar`], `${auth}calendar.events.readonly`)).toBe(true)
  expect(covers([`${auth}calendar.readonly`], `${auth}calendar.calendarlist.readonly`)).toBe(true)
  expect(covers([`${auth}calendar.events.readonly`], `${auth}calendar`)).toBe(false)
  expect(covers(['https://mail.google.com/'], `${auth}gmail.modify`)).toBe(true)
  expect(covers([`${auth}drive.file`], `${auth}drive`)).toBe(false)
})

test('a feature works with the first of its scopes and asks for the ones it lacks', () => {
  const provider = providerWith()
  const [events, list] = googleFeatureScopes.calendar
  expect(featureGranted(provider, 'calendar', ['openid'])).toBe(false)
  expect(featureGranted(provider, 'calendar', [String(events)])).toBe(true)
  expect(featureGranted(provider, 'calendar', [String(list)])).toBe(false)
  expect(missingScopes(provider, 'calendar', [String(events)])).toEqual([list])
  expect(missingScopes(provider, 'calendar', [`${auth}calendar`])).toEqual([])
})

test('a feature that needs no scope is granted to everybody', () => {
  const provider = providerWith({ mail: [] })
  expect(featureGranted(provider, 'mail', [])).toBe(true)
  expect(missingScopes(provider, 'mail', [])).toEqual([])
})

test('a request goes out with any one of its scopes, and without one only where it needs none', () => {
  const provider = providerWith()
  const request = { api: 'calendar', scopes: [`${auth}calendar.events.readonly`, `${auth}calendar.events`] }
  expect(allows(provider, request, [`${auth}calendar.events`])).toBe(true)
  expect(allows(provider, request, ['openid'])).toBe(false)
  expect(allows(provider, { api: 'orders', scopes: [] }, [])).toBe(true)
})

test('where a provider has scopes of its own, all of those of the feature decide', () => {
  const provider = providerWith({ calendar: ['calendar:read', 'calendar:list'] })
  const request = { api: 'calendar', scopes: [`${auth}calendar.events.readonly`] }
  expect(allows(provider, request, ['calendar:read', 'calendar:list'])).toBe(true)
  expect(allows(provider, request, ['calendar:read'])).toBe(false)
  expect(allows(provider, { ...request, api: 'gmail' }, ['calendar:read', 'calendar:list'])).toBe(false)
})

test('nothing is allowed by a grant that a smaller grant would have refused for having more', () => {
  const scope = fc.oneof(
    fc.constantFrom(
      ...Object.values(googleFeatureScopes).flat(),
      `${auth}calendar`,
      'openid',
      'own:read',
      ...inherited,
    ),
    fc.string({ minLength: 1 }),
  )
  fc.assert(
    fc.property(
      fc.array(scope),
      fc.array(scope),
      fc.array(scope, { maxLength: 3 }),
      fc.constantFrom('calendar', 'gmail', 'gmailUpload', 'drive', 'driveUpload', 'orders', ...inherited),
      (granted, more, scopes, api) => {
        const provider = providerWith({ calendar: ['own:read'] })
        const before = allows(provider, { api, scopes }, granted)
        expect(allows(provider, { api, scopes }, [...granted, ...more]) || !before).toBe(true)
        for (const feature of features) {
          const missing = missingScopes(provider, feature, granted)
          expect(missingScopes(provider, feature, [...granted, ...missing])).toEqual([])
        }
      },
    ),
  )
})
