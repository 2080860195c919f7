import { expect, test } from 'vitest'
import { createSessionView } from '#auth/session-view.ts'
import type { SessionSnapshot, SignedIn } from '#vault/protocol.ts'

const signedIn: SignedIn = {
  providerId: 'work',
  account: { issuer: 'https://id.example', subject: '1', emailVerified: false },
  idTokenClaims: {},
  verification: { algorithm: 'RS256', keysUrl: 'https://id.example/keys', verifiedAtMs: 0, checks: [] },
  requestedScopes: [],
  grantedScopes: [],
  signedInAtMs: 0,
  accessTokenIssuedAtMs: 0,
  renewal: 'refresh-token',
  renewals: 0,
}
const word = (
  state: SessionSnapshot['state'],
  revision: number,
  rest: Partial<SessionSnapshot> = {},
): SessionSnapshot => ({
  state,
  revision,
  tier: 'shared-extended',
  revocationPending: false,
  ...rest,
})
const view = () => createSessionView(() => undefined)

test('an older snapshot of the same vault changes nothing', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.receive(word('signed-out', 2), 'a')
  expect(session.getSnapshot().state).toBe('signed-in')
})

test('when the vault dies, who was signed in stays on screen as expired, so that their work does', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.lost()
  session.receive(word('unknown', 0), 'b')
  session.receive(word('signed-out', 1, { restorable: { providerId: 'work' } }), 'b')
  expect(session.getSnapshot()).toMatchObject({ state: 'expired', signedIn, problem: { code: 'vault-lost' } })
})

test('nothing of what was on screen is taken away while a new vault starts or somebody signs in with it', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.lost()
  const shown = [session.getSnapshot()]
  for (const next of [word('unknown', 0), word('signed-out', 1), word('signing-in', 2)]) {
    session.receive(next, 'b')
    shown.push(session.getSnapshot())
  }
  expect(shown).toEqual(shown.map(() => expect.objectContaining({ state: 'expired', signedIn })))
})

test('a form of somebody who is signed out stays while a new vault starts', () => {
  const session = view()
  session.receive(word('signed-out', 3), 'a')
  session.lost()
  session.receive(word('unknown', 0), 'b')
  expect(session.getSnapshot().state).toBe('signed-out')
  session.receive(word('signed-in', 1, { signedIn }), 'b')
  expect(session.getSnapshot().state).toBe('signed-in')
})

test('a sign-in that could not begin after a lost vault says why', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.lost()
  session.report({ code: 'offline', facts: {} })
  expect(session.getSnapshot()).toMatchObject({ state: 'expired', problem: { code: 'offline' } })
})

test('a sign-out that the vault itself says is final', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.receive(word('signed-out', 4), 'a')
  expect(session.getSnapshot()).toMatchObject({ state: 'signed-out' })
  expect(session.getSnapshot().signedIn).toBeUndefined()
})

test('after a lost vault, signing out in another tab ends the expired view too', () => {
  const session = view()
  session.receive(word('signed-in', 3, { signedIn }), 'a')
  session.lost()
  session.receive(word('signed-out', 1), 'b')
  session.receive(word('signed-out', 2), 'b')
  expect(session.getSnapshot().state).toBe('signed-out')
})

test('a problem of this page is shown until somebody signs in', () => {
  const session = view()
  session.receive(word('signed-out', 1), 'a')
  session.report({ code: 'state-unknown', facts: {} })
  expect(session.getSnapshot().problem?.code).toBe('state-unknown')
  session.receive(word('signed-in', 2, { signedIn }), 'a')
  expect(session.getSnapshot().problem).toBeUndefined()
})

test('a problem of this page does not end the session of somebody who is signed in', () => {
  const session = view()
  session.receive(word('signed-in', 1, { signedIn }), 'a')
  session.report({ code: 'state-unknown', facts: {} })
  expect(session.getSnapshot()).toMatchObject({ state: 'signed-in', problem: { code: 'state-unknown' } })
})

test('the snapshot keeps its identity until something changes', () => {
  const session = view()
  session.receive(word('signed-out', 1), 'a')
  expect(session.getSnapshot()).toBe(session.getSnapshot())
})
