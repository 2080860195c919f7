import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnPath } from '#vault/return-path.ts'

const origin = 'https://app.example'

test.each([
  '/',
  '/calendar',
  '/calendar?from=2026-11-20&view=week#today',
  '/mail/thread%2F1?q=a%20b',
  '/%EC%BA%98%EB%A6%B0%EB%8D%94',
  '/callbacks',
  '/flow#step-3',
])('%s is kept as it is', (path) => {
  expect(safeReturnPath(path, origin, '/')).toBe(path)
})

test('below a base path only what is below it is kept', () => {
  expect(safeReturnPath('/some/path/mail?q=1', origin, '/some/path/')).toBe('/some/path/mail?q=1')
  for (const path of ['/mail', '/some/path/../other', '/some/pathology', '/some/path/%2e%2e/other', '/some/path']) {
    expect(safeReturnPath(path, origin, '/some/path/')).toBe('/some/path/')
  }
})

test.each([
  'https://evil.example',
  'https://app.example/mail',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' /mail',
  'http:evil.example',
  'https://app.example@evil.example',
  '//app.example@evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/a//b',
  '/%2e//evil.example',
  'blob:https://app.example/1',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'mail',
  '',
  `/${'x'.repeat(3_000)}`,
  '/callback',
  '/callback/',
  '/Callback?x=1',
  '/%63allback',
  '/signed-out',
  '/demo/consent',
  '/mail?code=1',
  '/mail?a=1&state=2',
  '/mail#access_token=1',
  '/mail#id_token=1',
  '/mail?%63ode=1',
  '/%zz',
  undefined,
  null,
  7,
  ['/mail'],
  { toString: () => '/mail' },
])('%j leads home', (candidate) => {
  expect(safeReturnPath(candidate, origin, '/')).toBe('/')
})

test('whatever is asked for, the result stays on the origin, below the base, by path and by address', () => {
  const piece = fc.oneof(
    fc.constantFrom('/', '//', '\\', '.', '..', '%2e', '%2f', '%5c', 'base', 'evil.example', '?', '#', '@', ':', '\t'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const candidate = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(candidate, fc.constantFrom('/', '/base/', '/base/app/'), (text, base) => {
      for (const given of [text, `/${text}`, `${base}${text}`]) {
        const result = safeReturnPath(given, origin, base)
        const { origin: reached, pathname } = new URL(result, 'https://app.example/anywhere/')
        expect(reached).toBe(origin)
        expect(pathname.startsWith(base)).toBe(true)
        expect(result.startsWith('//')).toBe(false)
        expect(new URL(pathname, origin).origin).toBe(origin)
        expect(safeReturnPath(result, origin, base)).toBe(result)
      }
    }),
  )
})
