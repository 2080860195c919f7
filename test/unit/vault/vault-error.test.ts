import { expect, test } from 'vitest'
import { oauthErrorName } from '#vault/oauth-error.ts'
import { problemOf, VaultError } from '#vault/vault-error.ts'

test('a vault error carries its code and facts, and no cause', () => {
  const error = new VaultError('clock-skew', { minutes: '7' })
  expect(error.message).toBe('clock-skew')
  expect(error.cause).toBeUndefined()
  expect(problemOf(error)).toEqual({ code: 'clock-skew', facts: { minutes: '7' } })
})

test('nothing of an error that is not ours reaches the page', () => {
  const foreign = Object.assign(new Error('refresh_token=secret'), { form: 'code_verifier=secret' })
  expect(problemOf(foreign)).toEqual({ code: 'provider-error', facts: {} })
  expect(problemOf('text')).toEqual({ code: 'provider-error', facts: {} })
})

test('an OAuth error name is shown only where it looks like one', () => {
  expect(oauthErrorName('interaction_required')).toBe('interaction_required')
  for (const value of ['ya29.A0AfH-secret', '<img src=x>', 'a b', 'x'.repeat(41), '', 7, undefined, 'constructor\n']) {
    expect(oauthErrorName(value)).toBe('unknown')
  }
})
