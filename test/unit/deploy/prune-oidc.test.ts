import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pruneOidc } from '../../../deploy/prune-oidc.ts'

const library = readFileSync('node_modules/oidc-client-ts/dist/esm/oidc-client-ts.js', 'utf8')

function pruned(code: string): string {
  const { transform } = pruneOidc() as unknown as { transform: { handler: (code: string) => { code: string } } }
  return transform.handler(code).code
}

test('the protocol library is pruned of what the vault never asks it for', () => {
  const rest = pruned(library)

  expect(rest.length).toBeLessThan(library.length * 0.8)
  expect(rest).toContain('createSigninRequest(')
  expect(rest).not.toContain('static async generateDPoPProof(')
})

test.each([
  ['a class', (code: string) => code.replace('var TokenClient = class', 'var TokenClient2 = class')],
  ['a method', (code: string) => code.replace('async exchangeCredentials(', 'async exchangePassword(')],
  ['a line', (code: string) => code.replace('new InMemoryWebStorage();', 'new MemoryWebStorage();')],
  ['the log', (code: string) => code.replace(/^Log\.reset\(\);$/m, 'Log.restart();')],
])('a protocol library of which %s has another name is refused', (_part, changed) => {
  expect(() => pruned(changed(library))).toThrow(/^oidc-client-ts is another one than prune-oidc.ts knows: it has no /)
})

test('a call of the log that is not known is refused, as its logger would be missing when it runs', () => {
  const changed = library.replaceAll('logger2.debug(', 'logger2.trace(')

  expect(() => pruned(changed)).toThrow('its log is still called in "logger2.trace(')
})
