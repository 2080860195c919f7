import { expect, test } from 'vitest'
import { clauses } from '#features/inspector/clauses.ts'
import { clausesOfStep } from '#features/inspector/explain/step-clauses.ts'
import { requestOf } from '#trace/message.ts'
import type { TraceEntry } from '#trace/entry.ts'

const tokenRequest = (grantType: string): TraceEntry => ({
  id: 1,
  atMs: 0,
  step: 'token-request',
  from: 'vault',
  to: 'authorization-server',
  outcome: 'ok',
  request: requestOf({ method: 'POST', url: 'https://id.example.org/token', form: { grant_type: grantType } }),
})
const namesOf = (entry: TraceEntry) => clausesOfStep(entry).map(({ name }) => name)

test('a token request points to the clause of its grant', () => {
  expect(namesOf(tokenRequest('authorization_code'))).toEqual(['RFC 6749 §4.1.3', 'RFC 7636 §4.5'])
  expect(namesOf(tokenRequest('refresh_token'))).toEqual(['RFC 6749 §6', 'OpenID Connect Core §12'])
})

test('the number of every clause is the one that its link leads to', () => {
  const wrong = [...clauses.values()].filter(({ name, url }) => {
    const [, number, section = ''] = /^RFC (\d{4,5}) §([\d.]+)$/.exec(name) ?? []
    if (number) return url !== `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`
    if (name.startsWith('OpenID Connect ')) {
      return (
        !/ §[\d.]+$/.test(name) ||
        !/^https:\/\/openid\.net\/specs\/openid-connect-[a-z]+-1_0\.html#[A-Za-z]+$/.test(url)
      )
    }
    if (name.startsWith('Fetch: ')) return !/^https:\/\/fetch\.spec\.whatwg\.org\/#[a-z-]+$/.test(url)
    return !name.startsWith('Google: ') || !/^https:\/\/developers\.google\.com\/[a-z0-9/-]+$/.test(url)
  })
  expect(wrong).toEqual([])
})

test('no two clauses are one', () => {
  const links = [...clauses.values()].map(({ url }) => url)
  expect(links.filter((url, at) => links.indexOf(url) !== at)).toEqual([])
})
