import { expect, onTestFinished, test } from 'vitest'
import { resolvePresets } from '../../../deploy/presets.ts'
import { createTestTime } from '../../in-process/time.ts'
import { appOrigin, createTestVault } from '../../in-process/vault.ts'
import { network, resource, startCertifiedLogto } from './certified.ts'

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
    fetch: async (request) => {
      const headers = new Headers(request.headers)
      headers.set('origin', appOrigin)
      const body = request.method === 'POST' ? await request.text() : undefined
      const { url, method, redirect } = request
      const response = await network(url, { method, redirect, headers, ...(body === undefined ? {} : { body }) })
      const allowed = response.headers.get('access-control-allow-origin')
      if (allowed !== appOrigin && allowed !== '*') throw new TypeError('CORS')
      if (!response.ok) refused.push(new URL(url).pathname)
      return response
    },
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
