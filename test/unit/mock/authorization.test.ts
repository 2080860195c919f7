import { expect, test } from 'vitest'
import { issuer, newGoogle, readEvents, readList, redeem, redirectUri, request, Visitor } from './visitor.ts'

const calendarRequest = (more: Record<string, string | undefined> = {}) =>
  request({ scope: `openid email profile ${readEvents} ${readList}`, ...more })

test('a first visit shows the three people, then the scopes, then goes back with code, state and iss', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const query = calendarRequest()
  const choice = await visitor.open(query)
  expect(choice.text).toContain('mina@demo.example')
  expect(choice.text).toContain('kenji@demo.example')
  expect(choice.text).toContain('alex@demo.example')

  const account = google.world.personBy('mina@demo.example')?.subject ?? ''
  const consent = await visitor.press(query, [['account', account]])
  expect(consent.checkboxes).toEqual([readEvents, readList])
  expect(consent.text).toContain('See events in all calendars')

  const { location } = await visitor.press(query, [
    ['account', account],
    ['decision', 'continue'],
    ['scope', readEvents],
    ['scope', readList],
  ])
  expect(location?.href.startsWith(`${redirectUri}?`)).toBe(true)
  const callback = Object.fromEntries(location?.searchParams ?? [])
  expect(callback).toMatchObject({ state: 'the-state', iss: issuer, authuser: '0', prompt: 'consent' })
  expect(callback.scope?.split(' ')).toEqual([
    'email',
    'profile',
    readList,
    readEvents,
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/userinfo.profile',
    'openid',
  ])
})

test('a second visit of the same browser needs no screen, one of another browser does', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  await visitor.allow(request())
  const again = await visitor.open(request({ state: 'second' }))
  expect(again.location?.searchParams.get('state')).toBe('second')
  expect(again.location?.searchParams.get('prompt')).toBe('none')
  expect((await new Visitor(google).open(request())).location).toBeUndefined()
})

test('an unticked scope is missing from what was granted, and is asked for again the next time', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const callback = await visitor.allow(calendarRequest(), 'mina@demo.example', [readList])
  expect(String((await redeem(google, callback)).body.scope).split(' ')).toEqual([
    readList,
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/userinfo.profile',
    'openid',
  ])
  expect((await visitor.open(calendarRequest())).checkboxes).toEqual([readEvents])
})

test('a request for further scopes alone brings the earlier ones only with include_granted_scopes', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  await visitor.allow(request())
  const alone = await redeem(google, await visitor.allow(request({ scope: readEvents })))
  expect(alone.body.scope).toBe(readEvents)
  const both = await redeem(google, await visitor.allow(request({ scope: readEvents, include_granted_scopes: 'true' })))
  expect(String(both.body.scope).split(' ')).toHaveLength(4)
})

test('Cancel and a consent with nothing ticked are both access_denied, with state and iss', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const account = google.world.personBy('mina@demo.example')?.subject ?? ''
  const query = request({ scope: readEvents })
  await visitor.open(query)
  const answers = [
    await visitor.press(query, [
      ['account', account],
      ['decision', 'cancel'],
    ]),
    await visitor.press(query, [
      ['account', account],
      ['decision', 'continue'],
    ]),
  ]
  for (const { location } of answers) {
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      state: 'the-state',
      iss: issuer,
    })
  }
})

test('prompt=none answers without a screen: login, interaction or consent required, else a code', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const silent = async (more: Record<string, string> = {}) => {
    const { location } = await visitor.open(request({ prompt: 'none', ...more }))
    return location?.searchParams.get('error') ?? (location?.searchParams.has('code') ? 'code' : 'screen')
  }
  expect(await silent()).toBe('login_required')
  await visitor.allow(request())
  expect(await silent()).toBe('code')
  expect(await silent({ scope: `openid ${readEvents}` })).toBe('consent_required')
  expect(await silent({ login_hint: 'kenji@demo.example' })).toBe('login_required')
  await visitor.allow(request({ prompt: 'select_account' }), 'kenji@demo.example')
  expect(await silent()).toBe('interaction_required')
  expect(await silent({ login_hint: 'kenji@demo.example' })).toBe('code')
})

test('select_account shows the people and consent asks again, even where both were settled', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  await visitor.allow(calendarRequest())
  expect((await visitor.open(calendarRequest({ prompt: 'select_account' }))).text).toContain('alex@demo.example')
  expect((await visitor.open(calendarRequest({ prompt: 'consent' }))).checkboxes).toEqual([readEvents, readList])
})

test.each([
  ['no client', { client_id: undefined }, 'Missing required parameter: client_id'],
  ['an unknown client', { client_id: 'somebody' }, 'invalid_client'],
  ['no redirect URI', { redirect_uri: undefined }, 'Missing required parameter: redirect_uri'],
  ['a redirect URI with one more slash', { redirect_uri: `${redirectUri}/` }, 'redirect_uri_mismatch'],
  [
    'a redirect URI in capitals',
    { redirect_uri: redirectUri.replace('callback', 'Callback') },
    'redirect_uri_mismatch',
  ],
  ['no response type', { response_type: undefined }, 'Missing required parameter: response_type'],
  ['a strange response type', { response_type: 'code token' }, 'unsupported_response_type'],
  ['no scope', { scope: '' }, 'Missing required parameter: scope'],
  ['a scope Google does not have', { scope: 'openid offline_access' }, 'offline_access'],
  ['no code challenge', { code_challenge: undefined }, 'Missing required parameter: code_challenge'],
  ['a plain code challenge', { code_challenge_method: 'plain' }, 'Invalid code_challenge_method'],
  ['a code challenge without a method', { code_challenge_method: undefined }, 'Invalid code_challenge_method'],
  ['a nonce with a plain token', { response_type: 'token', code_challenge: undefined }, 'nonce'],
  ['prompt none with another', { prompt: 'none consent' }, 'Invalid parameter value for prompt'],
])('%s is refused on a page of the provider and never sent to the client', async (_what, more, words) => {
  const { status, text, location } = await new Visitor(newGoogle()).open(request(more))
  expect(status).toBe(400)
  expect(text).toContain(words)
  expect(location).toBeUndefined()
})

test('a parameter given twice is refused', async () => {
  const query = request()
  query.append('state', 'another')
  const { status, text } = await new Visitor(newGoogle()).open(query)
  expect(status).toBe(400)
  expect(text).toContain('single value: state')
})

test('markup in a request is shown as text', async () => {
  const { text } = await new Visitor(newGoogle()).open(request({ redirect_uri: 'https://x.test/<img src=x>' }))
  expect(text).toContain('&lt;img src=x&gt;')
  expect(text).not.toContain('<img')
})

test('the browser-only flow answers in the fragment, with an ID token and without a refresh token', async () => {
  const google = newGoogle()
  const query = request({
    response_type: 'token id_token',
    code_challenge: undefined,
    code_challenge_method: undefined,
  })
  const callback = await new Visitor(google).allow(query)
  expect(callback.search).toBe('')
  const fragment = new URLSearchParams(callback.hash.slice(1))
  expect([...fragment.keys()]).toEqual([
    'state',
    'iss',
    'access_token',
    'token_type',
    'expires_in',
    'id_token',
    'scope',
    'authuser',
    'prompt',
  ])
  expect(fragment.get('expires_in')).toBe('3599')
})
