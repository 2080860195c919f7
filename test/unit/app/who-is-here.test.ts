import { expect, test } from 'vitest'
import { whoIsHere } from '#app/who-is-here.ts'
import type { SessionSnapshot, SignedIn } from '#auth/auth.ts'

const someone = { account: { subject: '1' } } as SignedIn
const session = (state: SessionSnapshot['state'], signedIn?: SignedIn): SessionSnapshot => ({
  state,
  revision: 1,
  tier: 'shared',
  revocationPending: false,
  ...(signedIn && { signedIn }),
})

test.each(['signed-in', 'renewing', 'expired', 'signing-in'] as const)(
  'the screens of a person stay while the session is %s',
  (state) => {
    expect(whoIsHere(session(state, someone))).toBe('someone')
  },
)

test('a session that is over shows nothing of a person, even if one is still named', () => {
  expect(whoIsHere(session('signed-out', someone))).toBe('nobody')
  expect(whoIsHere(session('unknown', someone))).toBe('unknown')
})

test('without a person the app waits, welcomes or receives', () => {
  expect(whoIsHere(session('unknown'))).toBe('unknown')
  expect(whoIsHere(session('signed-out'))).toBe('nobody')
  expect(whoIsHere(session('signing-in'))).toBe('arriving')
  expect(whoIsHere(session('expired'))).toBe('nobody')
})
