import { expect, test } from 'vitest'
import type { SignedIn } from '#vault/protocol.ts'
import { withRig } from './attack.ts'
import type { Rig } from './rig.ts'

/**
 * Attacks on Google's browser-only flow while somebody is signed in by it and a window brings the answer: tokens come in
 * a fragment, and `state`, `nonce`, the signature and `at_hash` are all that tie them to this person.
 */
const scopes = ['openid', 'email', 'profile']

const beginInWindow = async (rig: Rig): Promise<string> => {
  const begun = await rig.call('begin', { providerId: 'google', returnTo: '/', scopes, popup: true })
  if ('problem' in begun) throw new Error(begun.problem.code)
  return begun.url
}

/** Whatever comes, the person keeps the session they had, and hears of it on their page. */
function attackWindow(title: string, code: string, run: (rig: Rig, before: SignedIn) => Promise<unknown>): void {
  test(`window: ${title}`, async () => {
    await withRig(async (rig) => {
      expect(await rig.signIn('google', scopes)).not.toHaveProperty('problem')
      await rig.until(() => rig.session().signedIn?.account.email !== undefined)
      const before = rig.session().signedIn
      if (!before) throw new Error('Nobody is signed in')
      const result = await run(rig, before)
      expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: before })
      expect(result).toMatchObject({ returnTo: '/' })
      const told = (result as { problem?: { code: string } }).problem ?? rig.session().problem
      expect(told?.code).toBe(code)
      expect(rig.sentTo(rig.google.endpoints.token)).toEqual([])
    })
  })
}

/** The honest way, with what the test has spoilt. */
const answerInWindow = async (rig: Rig) => {
  const { query, fragment } = await rig.google.authorize(await beginInWindow(rig))
  return rig.callback(query, fragment)
}

const spoiltClaims: [string, string, Record<string, unknown>][] = [
  ['a nonce of another sign-in', 'id-token-nonce', { nonce: 'of-another' }],
  ['no nonce', 'id-token-nonce', { nonce: undefined }],
  ['no hash of the access token', 'id-token-access-token-hash', { at_hash: undefined }],
  ['the hash of another access token', 'id-token-access-token-hash', { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['an ID token for another client', 'id-token-audience', { aud: 'another.apps.googleusercontent.com' }],
  ['an ID token for us and another client', 'id-token-audience', { aud: ['pixy.apps.googleusercontent.com', 'other'] }],
  ['an ID token of another issuer', 'id-token-issuer', { iss: 'https://accounts.google.com.evil.example' }],
  ['an ID token of the issuer by http', 'id-token-issuer', { iss: 'http://accounts.google.com' }],
  ['an ID token of long ago', 'clock-skew', { iat: 1_700_000_000, exp: 1_700_000_300 }],
  ['somebody else', 'account-changed', { sub: '999' }],
]
for (const [title, code, claims] of spoiltClaims) {
  attackWindow(title, code, (rig) => {
    rig.google.behaviour.claims = (honest) => ({ ...honest, ...claims })
    return answerInWindow(rig)
  })
}

attackWindow('a signature that was tampered with', 'id-token-signature', (rig) => {
  rig.google.behaviour.idToken = (raw) => {
    const [header = '', payload = '', signature = ''] = raw.split('.')
    return [header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.')
  }
  return answerInWindow(rig)
})

attackWindow('a code in the place of the tokens', 'flow-confused', async (rig) => {
  const state = new URL(await beginInWindow(rig)).searchParams.get('state') ?? ''
  return rig.callback(`?code=c&state=${state}&iss=${encodeURIComponent(rig.google.issuer)}`)
})

attackWindow('a state of nobody', 'state-unknown', async (rig) => {
  rig.google.behaviour.callback = (parameters) => {
    parameters.set('state', 'guessed')
    return parameters
  }
  return answerInWindow(rig)
})

attackWindow('the answer of another provider, by its own name', 'issuer-mismatch', async (rig) => {
  rig.google.behaviour.callback = (parameters) => {
    parameters.set('iss', rig.home.issuer)
    return parameters
  }
  return answerInWindow(rig)
})

attackWindow('the code of another provider with the state of the window', 'issuer-mismatch', async (rig) => {
  const state = new URL(await beginInWindow(rig)).searchParams.get('state') ?? ''
  const { query } = await rig.home.authorize(await rig.begin('home'))
  const parameters = new URLSearchParams(query)
  parameters.set('state', state)
  return rig.callback(`?${parameters.toString()}`)
})

attackWindow('the tokens of the window with the state of a sign-in by code', 'flow-confused', async (rig) => {
  const { fragment } = await rig.google.authorize(await beginInWindow(rig))
  const parameters = new URLSearchParams(fragment.slice(1))
  parameters.set('state', new URL(await rig.begin('home')).searchParams.get('state') ?? '')
  parameters.set('iss', rig.home.issuer)
  return rig.callback('', `#${parameters.toString()}`)
})

test('window: an answer that comes twice renews once', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('google', scopes)).not.toHaveProperty('problem')
    const { query, fragment } = await rig.google.authorize(await beginInWindow(rig))
    const twice = await Promise.all([rig.callback(query, fragment), rig.callback(query, fragment)])
    expect(twice).toEqual([
      { returnTo: '/', popup: true },
      { returnTo: '/', popup: true },
    ])
    expect(await rig.callback(query, fragment)).toEqual({ returnTo: '/' })
    expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals: 1 } })
  })
})

for (const issuer of ['https://accounts.google.com', 'accounts.google.com']) {
  test(`window: an ID token signed as ${issuer} is Google's`, async () => {
    await withRig(async (rig) => {
      expect(await rig.signIn('google', scopes)).not.toHaveProperty('problem')
      rig.google.behaviour.claims = (claims) => ({ ...claims, iss: issuer })
      expect(await answerInWindow(rig)).toEqual({ returnTo: '/', popup: true })
      expect(rig.session()).toMatchObject({ signedIn: { renewals: 1, account: { issuer: rig.google.issuer } } })
    })
  })
}
