import { expect, test } from 'vitest'
import { illegalImports, misplacedPackages } from './rooms.ts'
import { misshapen } from './shape.ts'
import { borrowedTools } from './sharp-tools.ts'

test.each([
  ['google/calendar.ts', `import { x } from '#auth/auth.ts'`, 'google may not import auth/auth.ts'],
  ['auth/auth.ts', `import { x } from '#vault/oidc.ts'`, 'auth may not import vault/oidc.ts'],
  ['auth/auth.ts', `import type { x } from '#vault/oidc.ts'`, 'auth may not import vault/oidc.ts'],
  ['auth/auth.ts', `let x: import('#vault/oidc.ts').X`, 'auth may not import vault/oidc.ts'],
  [
    'auth/auth.ts',
    `import url from '#vault/database.ts?worker&url'`,
    'auth may not import vault/database.ts?worker&url',
  ],
  ['app/App.tsx', `export { x } from '#vault/protocol.ts'`, 'app may not import vault/protocol.ts'],
  ['vault/core.ts', `import { x } from '#mock/browser.ts'`, 'vault may not import mock/browser.ts'],
  ['features/mail/Page.tsx', `import { x } from '#features/drive/files.ts'`, 'may not import features/drive/files.ts'],
  ['features/mail/Page.tsx', `import { x } from '#trace/entry.ts'`, 'features/mail may not import trace/entry.ts'],
  ['features/inspector/Page.tsx', `import { x } from '#mock/google.ts'`, 'may not import mock/google.ts'],
  ['mock/google.ts', `await import('#vault/oidc.ts')`, 'mock may not import vault/oidc.ts later'],
  ['mock/google.ts', 'await import(`#vault/${name}.ts`)', 'mock may not import ?'],
  ['ui/Button.tsx', `import { x } from '../i18n/i18n.ts'`, 'leaves its room by a relative path'],
  ['ui/Button.tsx', `import { x } from '#ui/Card.tsx'`, 'names its own room'],
  ['newroom/a.ts', '', 'the room "newroom" has no row'],
])('an import that the table does not allow is found: %s %s', (file, code, line) => {
  expect(illegalImports({ file, code })).toEqual([expect.stringContaining(line)])
})

test.each([
  ['vault/core.ts', `const door = () => import('#mock/browser.ts')`],
  ['auth/workers.ts', `import url from '#vault/worker.ts?worker&url'`],
  ['auth/auth.ts', `import type { x } from '#vault/protocol.ts'`],
  ['features/calendar/agenda.ts', `import { x } from './temporal.ts'\nimport { y } from 'temporal-polyfill'`],
  ['features/inspector/Page.tsx', `import { x } from '#trace/entry.ts'\nimport { y } from '#mock/faults.ts'`],
  ['google/http.ts', `// import '#vault/oidc.ts'\nconst text = "import '#vault/oidc.ts'"`],
])('an import that the table allows passes: %s', (file, code) => {
  expect(illegalImports({ file, code })).toEqual([])
})

test.each([
  ['auth/auth.ts', `import { OidcClient } from 'oidc-client-ts'`],
  ['vault/session.ts', `import { OidcClient } from 'oidc-client-ts'`],
  ['auth/auth.ts', `import { jwtVerify } from 'jose/jwt/verify'`],
  ['features/calendar/agenda.ts', `import { useState } from 'react'`],
  ['google/calendar.tsx', `import { useState } from 'react'`],
  ['google/calendar.ts', `import { queryOptions } from '@tanstack/react-query'`],
])('a package in the wrong place is found: %s %s', (file, code) => {
  expect(misplacedPackages({ file, code })).toHaveLength(1)
})

test.each([
  ['google/http.ts', `await fetch('/x')`],
  ['google/http.ts', `await window.fetch('/x')`],
  ['google/http.ts', `await globalThis['fetch']('/x')`],
  ['google/http.ts', `const send = fetch`],
  ['google/http.ts', `const options = { fetch }`],
  ['google/http.ts', `function a(fetch) { return fetch() }\nfetch('/x')`],
  ['google/http.ts', `const { fetch } = globalThis`],
  ['google/http.ts', `globalThis[name]('/x')`],
  ['google/http.ts', `const browser = window`],
  ['google/http.ts', `navigator.sendBeacon('/x')`],
  ['google/http.ts', `new WebSocket('wss://x')`],
  ['app/App.tsx', `location.href = 'https://x'`],
  ['app/App.tsx', `window.location = 'https://x'`],
  ['app/App.tsx', `document.location.assign('https://x')`],
  ['app/App.tsx', `window.open('https://x')`],
  ['auth/auth.ts', `localStorage.setItem('a', 'b')`],
  ['auth/auth.ts', `globalThis.sessionStorage?.getItem('a')`],
  ['auth/auth.ts', `document.cookie = 'a=b'`],
  ['vault/core.ts', `console.log('a')`],
  ['vault/core.ts', `const at = Date.now()`],
  ['vault/core.ts', `const at = new Date()`],
  ['vault/core.ts', `use(Date.now)`],
  ['vault/core.ts', `const { now } = Date`],
  ['vault/core.ts', `const text = Date()`],
  ['vault/core.ts', `const { random } = Math`],
  ['mock/world.ts', `Temporal.Now.instant()`],
  ['mock/world.ts', `Math.random()`],
  ['vault/core.ts', `self.crypto.getRandomValues(bytes)`],
  ['ui/Card.tsx', `node.innerHTML = text`],
  ['ui/Card.tsx', `node['outerHTML'] = text`],
  ['ui/Card.tsx', `export const A = () => <p dangerouslySetInnerHTML={{ __html: text }} />`],
  ['ui/Card.tsx', `eval('1')`],
  ['ui/Card.tsx', `new Function('return 1')`],
  ['app/App.tsx', `new Worker('/x.js')`],
  ['app/App.tsx', `navigator.serviceWorker.register('/x.js')`],
  ['app/App.tsx', `const base = import.meta.env.BASE_URL`],
])('a sharp tool in the wrong hands is found: %s %s', (file, code) => {
  expect(borrowedTools({ file, code })).toHaveLength(1)
})

test.each([
  ['vault/worker.ts', `const network = self.fetch.bind(self)`],
  ['vault/core.ts', `export const run = ({ fetch, Date }) => { fetch('/x'); Date.now() }`],
  ['vault/core.ts', `export function run(fetch) { return () => fetch('/x') }`],
  ['vault/core.ts', `environment.fetch('/x'); type F = typeof fetch; const at = new Date(nowMs)`],
  ['vault/core.ts', `// fetch('/x')\nconst text = "console.log(localStorage)"`],
  ['vault/core.ts', `import { open } from './database.ts'\nopen('a')`],
  ['auth/browser-page.ts', `location.assign(url)`],
  ['ui/preferences/preferences.ts', `localStorage.getItem('a')`],
  ['google/http.ts', `const at = Date.now()`],
])('a sharp tool with its owner, a namesake, a comment and a text pass: %s %s', (file, code) => {
  expect(borrowedTools({ file, code })).toEqual([])
})

test.each([
  ['vault/long.ts', 'const a = 1\n'.repeat(401), 'has 401 lines'],
  ['vault/index.ts', '', 'is a barrel'],
  ['vault/utils.ts', '', 'is named after a kind of code'],
  ['hooks/session.ts', '', 'is named after a kind of code'],
  ['vault/a.ts', 'export default 1', 'has a default export'],
  ['vault/a.ts', `export * from './b.ts'`, 'hands on what another file has'],
  ['vault/a.ts', `export { b } from './b.ts'`, 'hands on what another file has'],
  ['vault/oidcClient.ts', '', 'is not kebab-case.ts'],
  ['ui/Button.ts', '', 'is not kebab-case.ts'],
  ['vault/a.ts', '// TODO later', 'holds a note to do something later'],
  ['vault/a.ts', '// @ts-ignore', 'switches a check off'],
])('a file of bad shape is found: %s', (file, code, line) => {
  expect(misshapen({ file, code })).toEqual([expect.stringContaining(line)])
})

test('code that cannot be parsed is an error, not a pass', () => {
  expect(() => illegalImports({ file: 'vault/a.ts', code: 'const = ' })).toThrow('vault/a.ts')
})
