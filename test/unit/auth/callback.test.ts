import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

/** A page that was just loaded at this address: what its first script takes, and what it leaves in the address bar. */
async function load(pathname: string, search = '', hash = '') {
  let address = pathname + search + hash
  vi.stubGlobal('location', { pathname, search, hash })
  vi.stubGlobal('history', { replaceState: (_state: null, _title: string, url: string) => (address = url) })
  const { isInWindow, takeCallback } = await import('#auth/callback.ts')
  return { isInWindow, takeCallback, address: () => address }
}

test('a callback is scrubbed from the address before anybody asks for it, and handed out once', async () => {
  const { takeCallback, address } = await load('/callback', '?code=c&state=s', '#x')
  expect(address()).toBe('/callback')
  expect(takeCallback()).toEqual({ query: '?code=c&state=s', fragment: '#x' })
  expect(takeCallback()).toBeUndefined()
})

test.each(['/callback', '/callback/', '/callback/index.html', '/some/path/callback'])(
  'an error and a fragment are taken and scrubbed at %s',
  async (path) => {
    const error = await load(path, '?error=access_denied&state=s')
    expect(error.address()).toBe(path)
    expect(error.takeCallback()).toEqual({ query: '?error=access_denied&state=s', fragment: '' })
    vi.resetModules()
    const fragment = await load(path, '', '#access_token=a&id_token=i&state=s')
    expect(fragment.address()).toBe(path)
    expect(fragment.takeCallback()).toEqual({ query: '', fragment: '#access_token=a&id_token=i&state=s' })
  },
)

test.each([
  ['/calendar', '?from=2026-11-21', '#access_token=a', '/calendar?from=2026-11-21'],
  ['/', '?code=c&state=s', '', '/'],
  ['/profile', '', '#id_token=i', '/profile'],
  ['/signed-out', '?state=s', '', '/signed-out'],
])('a protocol answer that strayed to %s%s%s is scrubbed and handed to nobody', async (path, query, hash, left) => {
  const { takeCallback, address } = await load(path, query, hash)
  expect(address()).toBe(left)
  expect(takeCallback()).toBeUndefined()
})

test('any other address is left as it is', async () => {
  const { takeCallback, address } = await load('/calendar', '?from=2026-11-21&days=7', '#e1')
  expect(address()).toBe('/calendar?from=2026-11-21&days=7#e1')
  expect(takeCallback()).toBeUndefined()
})

test('an answer for a window is known by its state, wherever it stands; any other is none', async () => {
  const { isInWindow } = await load('/callback')
  expect(isInWindow({ query: '', fragment: '#access_token=a&state=w.s' })).toBe(true)
  expect(isInWindow({ query: '?state=w.s&error=access_denied', fragment: '' })).toBe(true)
  for (const state of ['ws', 's', 'x-w.s', ''])
    expect(isInWindow({ query: `?state=${state}`, fragment: '' })).toBe(false)
})
