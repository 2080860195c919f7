import { expect, test } from 'vitest'
import type { ApiRequest } from '#vault/protocol.ts'
import { authorizationOf, withRig } from './attack.ts'
import type { Rig } from './rig.ts'

const calls = (rig: Rig) => rig.sent.filter(({ url }) => url.startsWith('https://api.example/'))

/** Runs signed out, where nothing may leave the vault at all, and signed in. */
function againstApis(title: string, run: (rig: Rig) => Promise<void>, signedOut?: (rig: Rig) => Promise<void>): void {
  test(`${title} (signed in)`, async () => {
    await withRig(async (rig) => {
      expect(await rig.signIn()).not.toHaveProperty('problem')
      await run(rig)
    })
  })
  test(`${title} (signed out)`, async () => {
    await withRig(async (rig) => {
      await (signedOut ?? run)(rig)
      expect(rig.sent).toEqual([])
    })
  })
}
const expectSignedOut = async (rig: Rig) => {
  expect(await rig.get()).toEqual({ kind: 'failure', code: 'signed-out' })
}

const leaving: Partial<ApiRequest>[] = [
  { path: '../gmail/v1/messages' },
  { path: '..' },
  { path: 'a/../../b' },
  { path: '%2e%2e/b' },
  { path: '.%2E/b' },
  { path: '..%2fb' },
  { path: 'a%2f..%2f..%2fb' },
  { path: '..%5cb' },
  { path: '/b' },
  { path: '//evil.example/b' },
  { path: '\\\\evil.example/b' },
  { path: 'https://evil.example/b' },
  { path: 'HTTPS:evil.example' },
  { path: 'javascript:alert(1)' },
  { path: 'a?access_token=x' },
  { path: 'a#b' },
  { api: 'constructor' },
  { api: '__proto__' },
  { api: 'unknown' },
  { api: '' },
  { query: { access_token: 'x' } },
  { query: { ACCESS_TOKEN: 'x' } },
]
for (const request of leaving) {
  againstApis(`a request that tries to leave its API: ${JSON.stringify(request)}`, async (rig) => {
    expect(await rig.get('events', request)).toEqual({ kind: 'failure', code: 'destination-not-allowed' })
    expect(calls(rig)).toEqual([])
  })
}

againstApis(
  'headers that a page has no business with',
  async (rig) => {
    await rig.get('events', {
      headers: {
        Authorization: 'Bearer evil',
        Cookie: 'a=b',
        'X-HTTP-Method-Override': 'DELETE',
        'X-Goog-User-Project': 'x',
        Host: 'evil.example',
        Accept: 'text/plain',
      },
    })
    const headers = new Headers(calls(rig)[0]?.init.headers)
    expect([...headers.keys()].sort()).toEqual(['accept', 'authorization'])
    expect(headers.get('authorization')).toMatch(/^Bearer canary-access/)
  },
  expectSignedOut,
)

againstApis(
  'an API that redirects the token to another origin',
  async (rig) => {
    for (const status of [301, 302, 303, 307, 308]) {
      rig.api.answer = () => new Response(null, { status, headers: { location: 'https://evil.example/' } })
      expect(await rig.get()).toMatchObject({ kind: 'failure' })
    }
    expect(calls(rig)).toHaveLength(5)
  },
  expectSignedOut,
)

againstApis(
  'an API that hands the token back in its headers',
  async (rig) => {
    rig.api.answer = (_url, init) => {
      const token = new Headers(init.headers).get('authorization') ?? ''
      return Response.json({ items: [] }, { headers: { authorization: token, 'x-echo': token, etag: '"1"' } })
    }
    expect(await rig.get()).toEqual({
      kind: 'answer',
      status: 200,
      step: expect.any(Number) as number,
      headers: { 'content-type': 'application/json', etag: '"1"' },
      body: '{"items":[]}',
    })
  },
  expectSignedOut,
)

againstApis(
  'an API that hands the token back in the reason of a failure: the trace does not repeat it',
  async (rig) => {
    rig.api.answer = (_url, init) => {
      const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? ''
      return Response.json({ error: { status: token, errors: [{ reason: token }] } }, { status: 403 })
    }
    // The body itself is the API's answer to the page, so it is left out of what is searched.
    const before = rig.messages.length
    await rig.get()
    const told = rig.messages.splice(before)
    rig.messages.push(...told.filter((message) => (message as { type: string }).type !== 'answer'))
  },
  expectSignedOut,
)

againstApis(
  'an answer without end',
  async (rig) => {
    const chunk = new Uint8Array(4 * 1024 * 1024)
    let chunks = 0
    rig.api.answer = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            chunks += 1
            controller.enqueue(chunk)
          },
        }),
      )
    expect(await rig.get()).toEqual({ kind: 'failure', code: 'too-large' })
    expect(chunks).toBeLessThan(40)
  },
  expectSignedOut,
)

againstApis(
  'an API that never answers',
  async (rig) => {
    rig.api.answer = rig.hang
    const pending = rig.get()
    await rig.until(() => calls(rig).length === 1)
    await rig.pass(20_000)
    expect(await pending).toEqual({ kind: 'failure', code: 'timeout' })
  },
  expectSignedOut,
)

againstApis(
  'an API that drips',
  async (rig) => {
    rig.api.answer = () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))
    const pending = rig.get()
    await rig.until(() => calls(rig).length === 1)
    await rig.pass(20_000)
    expect(await pending).toEqual({ kind: 'failure', code: 'timeout' })
  },
  expectSignedOut,
)

againstApis(
  'an API of a scope that was not granted',
  async (rig) => {
    const scopes = ['https://www.googleapis.com/auth/gmail.modify']
    expect(await rig.get('events', { scopes })).toEqual({ kind: 'failure', code: 'scope-missing', scopes })
    expect(calls(rig)).toEqual([])
  },
  expectSignedOut,
)

againstApis(
  'addresses inside answers are not followed',
  async (rig) => {
    rig.api.answer = () =>
      Response.json({ nextLink: 'https://evil.example/next', thumbnailLink: 'https://evil.example' })
    expect(await rig.get()).toMatchObject({ kind: 'answer', status: 200 })
    expect(calls(rig)).toHaveLength(1)
  },
  expectSignedOut,
)

againstApis(
  'accepted: every status an honest API may answer',
  async (rig) => {
    for (const status of [200, 204, 304, 403, 404, 410, 412, 429, 500, 503]) {
      rig.api.answer = () => new Response(null, { status, headers: { 'retry-after': '5' } })
      expect(await rig.get()).toMatchObject({ kind: 'answer', status, headers: { 'retry-after': '5' }, body: '' })
    }
    expect(calls(rig)).toHaveLength(10)
  },
  expectSignedOut,
)

for (const before of ['signed out', 'signed in'] as const) {
  test(`calls that no page of ours would make are not answered, and break nothing (${before})`, async () => {
    await withRig(async (rig) => {
      if (before === 'signed in') expect(await rig.signIn()).not.toHaveProperty('problem')
      const state = rig.session().state
      for (const name of ['constructor', '__proto__', 'toString', 'establish', '', 7]) {
        rig.say({ type: 'call', id: 10_000, name, argument: undefined })
      }
      rig.say({ type: 'init', apis: { evil: 'https://evil.example/' } })
      rig.say({ type: 'call', id: 10_001, name: 'send', argument: undefined })
      rig.say({ type: 'call', id: 10_002, name: 'send', argument: { api: 'calendar', path: 7, scopes: 'x' } })
      rig.say({ type: 'call', id: 10_003, name: 'callback', argument: { query: 7 } })
      rig.say({ type: 'call', id: 10_004, name: 'begin', argument: null })
      rig.say({ type: 'abort', id: 'x' })
      rig.say(null)
      rig.say('text')
      await rig.call('dismiss', undefined)
      expect(rig.session().state).toBe(state)
      expect(calls(rig)).toEqual([])
    })
  })
}

test('a request given up by the page is given up at the API, and leaves the session alone (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn()).not.toHaveProperty('problem')
    rig.api.answer = rig.hang
    const pending = rig.get()
    await rig.until(() => calls(rig).length === 1)
    for (let id = 0; id < 20; id += 1) rig.say({ type: 'abort', id })
    expect(await pending).toEqual({ kind: 'failure', code: 'aborted' })
    expect(calls(rig)[0]?.init.signal?.aborted).toBe(true)
    expect(rig.session().state).toBe('signed-in')
  })
})

test('an answer to the person before does not reach the one who signed in since (signed in)', async () => {
  await withRig(async (rig) => {
    expect(await rig.signIn('home')).not.toHaveProperty('problem')
    let release: (response: Response) => void = () => undefined
    rig.api.answer = () => new Promise<Response>((resolve) => (release = resolve))
    const pending = rig.get()
    await rig.until(() => calls(rig).length === 1)
    expect(authorizationOf(rig)).toContain('home')
    await rig.call('signOut', { revoke: false })
    expect(await rig.signIn('work')).not.toHaveProperty('problem')
    release(Response.json({ secret: 'of the person before' }))
    expect(await pending).toEqual({ kind: 'failure', code: 'signed-out' })
  })
})

test('the search for secrets finds one: an API that hands the token back in its body', async () => {
  await expect(
    withRig(async (rig) => {
      expect(await rig.signIn()).not.toHaveProperty('problem')
      rig.api.answer = (_url, init) => Response.json({ echo: new Headers(init.headers).get('authorization') })
      await rig.get()
    }),
  ).rejects.toThrow('A secret reached the page')
})
