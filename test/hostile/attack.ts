import { expect, test } from 'vitest'
import { brokerUrl, createRig, type Rig, type RigOptions } from './rig.ts'

/**
 * An attack that must change nothing, run twice: against somebody who is signed out, and against somebody who is
 * signed in elsewhere. Afterwards they are what they were before, and no secret of the run has reached the page.
 */
export function attack(title: string, run: (rig: Rig) => Promise<void>): void {
  test(`${title} (signed out)`, async () => {
    await withRig(async (rig) => {
      await run(rig)
      expect(rig.session()).toMatchObject({ state: 'signed-out' })
      expect(rig.session().signedIn).toBeUndefined()
    })
  })
  test(`${title} (signed in)`, async () => {
    await withRig(async (rig) => {
      expect(await rig.signIn('home')).not.toHaveProperty('problem')
      await rig.until(() => rig.session().signedIn?.account.email !== undefined)
      const before = rig.session().signedIn
      await run(rig)
      expect(rig.session()).toMatchObject({ state: 'signed-in', signedIn: before })
      await rig.get()
      expect(authorizationOf(rig)).toMatch(/^Bearer canary-access-home\.example/)
    })
  })
}

/** A manner of honest providers that must be accepted, signed out or signed in. */
export function accept(title: string, run: (rig: Rig) => Promise<void>): void {
  for (const before of ['signed out', 'signed in'] as const) {
    test(`${title}: accepted (${before})`, async () => {
      await withRig(async (rig) => {
        if (before === 'signed in') expect(await rig.signIn('home')).not.toHaveProperty('problem')
        await run(rig)
        await rig.call('dismiss', undefined)
        expect(rig.session()).toMatchObject({ state: 'signed-in' })
        expect(rig.session().signedIn?.providerId).not.toBe('home')
      })
    })
  }
}

/** Runs with a rig and then looks for what must never be seen, whatever the test was about. */
export async function withRig(run: (rig: Rig) => Promise<void>, more: RigOptions = {}): Promise<void> {
  const rig = await createRig(more)
  try {
    await run(rig)
    expect(rig.stray).toEqual([])
    expectStrictRequests(rig)
    expectNoSecretOnThePage(rig)
  } finally {
    rig.close()
  }
}

/** What the last request to an API was authorized with. */
export function authorizationOf(rig: Rig): string | null {
  const request = rig.sent.findLast(({ url }) => url.startsWith('https://api.example/'))
  return new Headers(request?.init.headers).get('authorization')
}

/** C40, C72, C93, C100: no cookies, no cache, no referrer, no redirect; tokens in one header, and only where they belong. */
function expectStrictRequests(rig: Rig): void {
  const mayCarryToken = [
    'https://api.example/',
    brokerUrl,
    ...[rig.provider, rig.home, rig.google].map((one) => one.endpoints.userinfo),
  ]
  for (const { url, init, form } of rig.sent) {
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
    expect(init.redirect).not.toBe('follow')
    const authorization = new Headers(init.headers).get('authorization')
    if (authorization !== null) expect(mayCarryToken.some((prefix) => url.startsWith(prefix))).toBe(true)
    expect(url).not.toMatch(/canary-/)
    expect(form.has('access_token') || form.has('client_secret')).toBe(false)
  }
}

function expectNoSecretOnThePage(rig: Rig): void {
  const told = JSON.stringify(rig.messages)
  for (const secret of [...rig.provider.secrets, ...rig.home.secrets, ...rig.google.secrets]) {
    if (secret === '') continue
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64url').slice(0, -2)]) {
      if (told.includes(form)) throw new Error(`A secret reached the page: ${form.slice(0, 14)}…`)
    }
  }
}
