import { expect, test } from 'vitest'
import { clausesOf } from '#features/inspector/explain/step-clauses.ts'
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
const namesOf = (entry: TraceEntry) => clausesOf(entry).map(({ name }) => name)

test('a token request points to the clause of its grant', () => {
  expect(namesOf(tokenRequest('authorization_code'))).toEqual(['RFC 6749 §4.1.3', 'RFC 7636 §4.5'])
  expect(namesOf(tokenRequest('refresh_token'))).toEqual(['RFC 6749 §6', 'OpenID Connect Core §12'])
})
