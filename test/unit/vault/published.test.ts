import { expect, test } from 'vitest'
import { parsePublished } from '#vault/published.ts'

test('a document that came well is parsed', () => {
  expect(parsePublished({ status: 200, text: '{"a":1}' }, 'keys')).toEqual({ a: 1 })
})

test.each([
  [503, '{}', { code: 'provider-unreachable', facts: { status: '503' } }],
  [429, '{}', { code: 'provider-unreachable', facts: { status: '429' } }],
  [404, '{"issuer":"x"}', { code: 'provider-metadata', facts: { member: 'keys', status: '404' } }],
  [200, '<html>', { code: 'provider-metadata', facts: { member: 'keys' } }],
])('status %d with %s is refused', (status, text, problem) => {
  expect(() => parsePublished({ status, text }, 'keys')).toThrow(expect.objectContaining(problem))
})
