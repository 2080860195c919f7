import { expect, test } from 'vitest'
import { withRig } from './attack.ts'
import { brokerUrl, type Rig, type RigOptions } from './rig.ts'

/** A broker in front of Google: it signs people in, and hands over the token that the APIs take. */
export const broker = (title: string, run: (rig: Rig) => Promise<void>, more: RigOptions = {}) =>
  test(`broker: ${title}`, () =>
    withRig(
      async (rig) => {
        await run(rig)
        expectTokensApart(rig)
      },
      { broker: {}, ...more },
    ))

export const bearer = (init: RequestInit) => new Headers(init.headers).get('authorization') ?? ''
export const asked = (rig: Rig) => rig.sentTo(brokerUrl)
/** The broker's token goes to no API, and Google's to no endpoint of the broker's. */
function expectTokensApart(rig: Rig): void {
  for (const { url, init, form } of rig.sent) {
    if (url.startsWith('https://api.example/')) expect(bearer(init)).not.toMatch(/canary-access-id/)
    else expect(bearer(init) + String(form)).not.toMatch(/canary-google/)
  }
}

export async function signIn(rig: Rig): Promise<void> {
  expect(await rig.signIn()).toEqual({ returnTo: '/' })
  await rig.until(() => rig.session().signedIn?.account.email !== undefined)
}

/** In nobody's sight, so that nothing but a request renews. */
export const hide = (rig: Rig) => rig.say({ type: 'visible', visible: false })

export const signedInWithout = (reason: string, more: object = {}) => ({
  state: 'signed-in',
  signedIn: { account: { subject: 'ada' } },
  problem: { code: 'api-token', facts: { reason: `api-token-${reason}`, ...more } },
})
