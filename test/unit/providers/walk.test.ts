import { expect, test } from 'vitest'
import { emulate } from './emulation.ts'
import { byName, everyManner } from './manners.ts'

const postLogoutRedirectUri = 'https://app.example/signed-out'

test.each(everyManner)('$name: sign-in, two renewals and sign-out go as that provider has them', async (manners) => {
  const { vault, page, provider, requests, stray, begin, signIn } = await emulate(manners)

  const asked = Object.fromEntries(await begin())
  const { client_id, redirect_uri, response_type, state, nonce, code_challenge, code_challenge_method, ...rest } = asked
  expect({ client_id, redirect_uri, response_type, code_challenge_method }).toEqual({
    client_id: manners.config.clientId,
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    code_challenge_method: 'S256',
  })
  expect(new Set([state, nonce, code_challenge]).size).toBe(3)
  expect(rest).toEqual(manners.asks)

  expect(await signIn()).not.toHaveProperty('problem')
  expect(page.session()).toMatchObject({
    state: 'signed-in',
    signedIn: { account: { subject: 'ada', issuer: manners.config.issuer }, renewal: 'refresh-token' },
  })
  for (const renewals of [1, 2]) {
    expect(await page.call('renew', undefined)).toEqual({})
    expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewals } })
  }
  const forms = requests.filter(({ url }) => url === manners.endpoints.token)
  expect(forms.map(({ form }) => form.get('grant_type'))).toEqual([
    'authorization_code',
    'refresh_token',
    'refresh_token',
  ])
  for (const { form } of forms) expect(Object.fromEntries(form)).toMatchObject(manners.exchanges ?? {})
  const secrets = [...provider.secrets].filter((value) => /^canary-|^eyJ/.test(value))
  expect(secrets.filter((value) => page.heard().includes(value))).toEqual([])

  const leaving = page.call('signOut', { revoke: false, postLogoutRedirectUri })
  await vault.time.idle()
  const { endSessionUrl } = await leaving
  expect(page.session().state).toBe('signed-out')
  expect(endSessionUrl && queryOf(endSessionUrl)).toEqual(manners.leavesWith)
  expect(requests.some(({ url }) => url === manners.endpoints.revocation)).toBe(manners.name !== 'Entra ID')

  // Nothing but these needs no preflight, which a provider with one allowed origin would have to answer.
  const simple = ['accept', 'content-type', 'authorization']
  expect(requests.flatMap(({ headers }) => headers).filter((name) => !simple.includes(name))).toEqual([])
  expect(stray).toEqual([])
})

test.each(everyManner)('$name: a refresh token that is refused ends renewing, not the app', async (manners) => {
  const { page, provider, signIn } = await emulate(manners)
  expect(await signIn()).not.toHaveProperty('problem')
  provider.behaviour.token = manners.refusal
  const { problem } = await page.call('renew', undefined)
  expect(problem?.code).toBe(manners.refusedAs ?? 'session-ended')
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'none' } })
  provider.behaviour.token = () => undefined
  expect(await signIn()).not.toHaveProperty('problem')
  expect(page.session()).toMatchObject({ state: 'signed-in', signedIn: { renewal: 'refresh-token' } })
})

const without: readonly [title: string, config: object, code: string][] = [
  [
    'Zitadel: an ID token for a project that the configuration does not name is refused',
    { ...byName.zitadel, config: { ...byName.zitadel.config, projectId: '9999' } },
    'id-token-audience',
  ],
  [
    'Zitadel: an ID token for us and the project that was made for another client of it is refused',
    { ...byName.zitadel, claims: { aud: ['2608', '2577'], azp: '2577' } },
    'id-token-audience',
  ],
  [
    'Zitadel: an ID token for several that does not say whom it was made for is refused',
    { ...byName.zitadel, claims: { aud: ['2608', '2577'] } },
    'id-token-audience',
  ],
  [
    'Zitadel: an ID token for the project alone is refused',
    { ...byName.zitadel, claims: { aud: ['2577'] } },
    'id-token-audience',
  ],
  [
    'Entra ID: an ID token of the template that "common" publishes is refused',
    { ...byName.entra, claims: { iss: 'https://login.microsoftonline.com/{tenantid}/v2.0' } },
    'id-token-issuer',
  ],
  [
    'authentik: an ID token signed with the client secret, for want of a signing key, is refused',
    { ...byName.authentik, metadata: { id_token_signing_alg_values_supported: ['HS256'] } },
    'provider-metadata',
  ],
  [
    'Cognito: an answer that names a scope it does not know ends with that word',
    {
      ...byName.cognito,
      config: { ...byName.cognito.config, scopes: ['openid', 'aws.unknown'] },
      refuses: unknownScope,
    },
    'provider-error',
  ],
]
function unknownScope() {
  return { error: 'invalid_scope' }
}

test.each(without)('%s', async (_title, manners, code) => {
  const { page, signIn } = await emulate(manners as never)
  const outcome = await signIn().then(
    ({ problem }) => problem?.code,
    (error: Error) => error.message,
  )
  expect(outcome).toBe(code)
  expect(page.session().signedIn).toBeUndefined()
})

test.each([
  [
    'an issuer without its slash is not the one that the document names',
    { ...byName.authentik, metadata: { issuer: byName.authentik.config.issuer } },
    { member: 'issuer' },
  ],
  [
    'a document that is somewhere else by now is not followed there',
    { ...byName.authentik, more: { metadata: moved } },
    { member: 'issuer', reason: 'redirected' },
  ],
] as const)('%s', async (_title, manners, facts) => {
  const config = { issuer: 'https://id.example.org/application/o/pixy', clientId: 'pixy' }
  const { page, requests } = await emulate({ ...manners, config })
  const begun = await page.call('begin', { providerId: 'work', returnTo: '/' })
  expect(begun).toMatchObject({ problem: { code: 'provider-metadata', facts } })
  expect(requests).toHaveLength(1)
})
function moved() {
  return new Response(null, { status: 301, headers: { location: `${byName.authentik.endpoints.discovery}/` } })
}

/** Without `state`, which is drawn at random and comes with a way back; of an ID token it counts that it is one. */
function queryOf(url: string): Record<string, string> {
  const { state, ...query } = Object.fromEntries(new URL(url).searchParams)
  expect(state !== undefined).toBe('post_logout_redirect_uri' in query)
  const hint = query['id_token_hint']
  return hint?.split('.').length === 3 ? { ...query, id_token_hint: 'the ID token' } : query
}
