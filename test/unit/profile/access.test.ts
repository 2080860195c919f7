import { expect, test } from 'vitest'
import { scopeState, summaryOf } from '#features/profile/access.ts'

const google = 'https://www.googleapis.com/auth/'
const events = `${google}calendar.events.readonly`

test('a scope that was granted by itself or by a wider one is granted', () => {
  expect(scopeState(events, { grantedScopes: [events], requestedScopes: [events] })).toBe('granted')
  expect(scopeState(events, { grantedScopes: [`${google}calendar`], requestedScopes: [] })).toBe('granted')
})

test('an identity scope in the long form of Google is the short one', () => {
  expect(scopeState('email', { grantedScopes: [`${google}userinfo.email`], requestedScopes: ['email'] })).toBe(
    'granted',
  )
})

test('a scope that was asked for in vain is refused, one never asked for is not', () => {
  expect(scopeState(events, { grantedScopes: ['openid'], requestedScopes: [events] })).toBe('refused')
  expect(scopeState(events, { grantedScopes: ['openid'], requestedScopes: ['openid'] })).toBe('not-asked')
})

test('several scopes are summed up in one word', () => {
  expect(summaryOf([])).toBe('granted')
  expect(summaryOf(['granted', 'granted'])).toBe('granted')
  expect(summaryOf(['granted', 'refused'])).toBe('partly')
  expect(summaryOf(['not-asked', 'not-asked'])).toBe('not-asked')
  expect(summaryOf(['not-asked', 'refused'])).toBe('refused')
})
