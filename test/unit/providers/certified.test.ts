import { expect, onTestFinished, test } from 'vitest'
import { resolvePresets } from '../../../deploy/presets.ts'
import { createTestTime } from '../../in-process/time.ts'
import { appOrigin, createTestVault } from '../../in-process/vault.ts'
import { accountApi, network, resource, startCertifiedLogto } from './certified.ts'

/** From the app's origin, and read only where that is allowed. */
const asBrowser =
  (refused: string[]) =>
  async (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers)
    headers.set('origin', appOrigin)
    const body = request.method === 'POST' ? await request.text() : undefined
    const { url, method, redirect } = request
    const response = await network(url, { method, redirect, headers, ...(body === undefined ? {} : { body }) })
    const allowed = response.headers.get('access-control-allow-origin')
    if (allowed !== appOrigin && allowed !== '*') throw new TypeError('CORS')
    if (!response.ok) refused.push(new URL(url).pathname)
    return response
  }

test('the preset of Logto signs in, renews and signs out at the certified provider that Logto is made of', async () => {
  const logto = await startCertifiedLogto()
  onTestFinished(logto.close)
  const resolved = resolvePresets({
    providers: [
      {
        id: 'work',
        kind: 'oidc',
        preset: 'logto',
        label: 'Work',
        issuer: logto.issuer,
        clientId: logto.clientId,
        authorizationParameters: { resource },
      },
    ],
    demo: false,
  })
  if (!resolved.ok) throw new Error(resolved.problems.join('\n'))
  const refused: string[] = []
  const vault = createTestVault({
    config: resolved.source,
    time: createTestTime(Date.now()),
    fetch: asBrowser(refused),
  })
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  if ('problem' in begun) throw new Error(begun.problem.code)
  const { search } = await logto.visit(begun.url)
  expect(await page.call('callback', { query: search, fragment: '', frame: false })).not.toHaveProperty('problem')
  expect(page.session()).toMatchObject({
    state: 'signed-in',
    signedIn: { account: { subject: 'ada', email: 'ada@example.org' }, renewal: 'refresh-token' },
  })

  for (const renewals of [1, 2]) {
    expect(await page.call('renew', undefined)).toEqual({})
    expect(page.session()).toMatchObject({ signedIn: { renewals } })
  }
  expect(logto.tokens.map(({ aud }) => aud)).toEqual([resource, resource, resource])
  expect(logto.consumed()).toBe(2)
  // A token for an API says nothing about the person, and nobody is signed out for it.
  expect(refused).toEqual(['/oidc/me'])

  const leaving = page.call('signOut', { revoke: false, postLogoutRedirectUri: `${appOrigin}/signed-out` })
  await vault.time.idle()
  const { endSessionUrl } = await leaving
  expect(page.session().state).toBe('signed-out')
  expect(logto.destroyed()).toBeGreaterThan(0)
  const asked = await (await network(endSessionUrl ?? '')).text()
  expect(asked).toContain(`${logto.issuer}/session/end/confirm`)
})

test.each([
  ['with the scope identities', ['openid', 'profile', 'email', 'identities'], undefined],
  [
    'without it',
    ['openid', 'profile', 'email'],
    { code: 'api-token', facts: { reason: 'api-token-refused', status: '403' } },
  ],
] as const)('Logto hands over Google’s own token %s', async (_, scopes, problem) => {
  const logto = await startCertifiedLogto()
  onTestFinished(logto.close)
  const apiToken = { url: new URL(accountApi, logto.issuer).href, pointer: '/access_token' }
  const provider = { id: 'work', kind: 'oidc', preset: 'logto', label: 'Work', issuer: logto.issuer }
  const resolved = resolvePresets({
    providers: [{ ...provider, clientId: logto.clientId, scopes, apiToken }],
    demo: false,
  })
  if (!resolved.ok) throw new Error(resolved.problems.join('\n'))
  const atGoogle: (string | null)[] = []
  const browser = asBrowser([])
  const vault = createTestVault({
    config: resolved.source,
    time: createTestTime(Date.now()),
    fetch: (request) => {
      if (!request.url.startsWith('https://www.googleapis.com/')) return browser(request)
      atGoogle.push(request.headers.get('authorization'))
      return Promise.resolve(Response.json({}))
    },
  })
  const page = await vault.open()
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  if ('problem' in begun) throw new Error(begun.problem.code)
  const { search } = await logto.visit(begun.url)
  expect(await page.call('callback', { query: search, fragment: '', frame: false })).toEqual({ returnTo: '/' })
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { account: { subject: 'ada' } } })
  expect(page.session().problem).toEqual(problem)

  const calendar = ['https://www.googleapis.com/auth/calendar.events']
  const request = { api: 'calendar', method: 'GET', path: 'calendars/primary/events', scopes: calendar } as const
  const expected = problem ? { kind: 'failure', code: 'api-token' } : { kind: 'answer', status: 200 }
  expect(await page.call('send', request)).toMatchObject(expected)
  expect(atGoogle).toEqual(problem ? [] : ['Bearer google-of-ada'])
  expect(page.heard()).not.toContain('google-of-ada')
})
