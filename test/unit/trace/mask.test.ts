import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint, mask, maskEmail, readMask, wordy } from '#trace/mask.ts'
import { headerField } from '#trace/redact.ts'

test('a masked value tells a screen its length, its scheme and its fingerprint', () => {
  expect(readMask(mask('x'.repeat(43)))).toEqual({ characters: 43 })
  expect(readMask(headerField('authorization', 'Bearer abc').value)).toEqual({ characters: 3, scheme: 'Bearer' })
  expect(readMask(fingerprint('a'.repeat(22)))).toEqual({
    characters: 22,
    fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
  })
  expect(readMask('S256')).toBeUndefined()
})

test('only values too long to be guessed get a fingerprint', () => {
  expect(fingerprint('1234')).toBe(mask('1234'))
  expect(fingerprint('a'.repeat(21))).toBe(mask('a'.repeat(21)))
})

test('equal values have equal fingerprints, and a changed character changes it', () => {
  const state = fc.stringMatching(/^[\w-]{22,43}$/)
  fc.assert(
    fc.property(state, fc.nat(), (value, at) => {
      const index = at % value.length
      const other = `${value.slice(0, index)}${value[index] === 'a' ? 'b' : 'a'}${value.slice(index + 1)}`
      expect(fingerprint(value)).toBe(fingerprint([...value].join('')))
      expect(fingerprint(other)).not.toBe(fingerprint(value))
    }),
  )
})

test('an e-mail address keeps its first letter and its domain', () => {
  expect(maskEmail('jane@example.org')).toBe('j•••@example.org')
  expect(maskEmail('j@example.org')).toBe(mask('j@example.org'))
  expect(maskEmail('no address')).toBe(mask('no address'))
  expect(maskEmail('jane@ya29a0AfBbyC1d2E3f4')).toBe(mask('jane@ya29a0AfBbyC1d2E3f4'))
})

test('names of the protocols read as words, and identifiers drawn at random do not', () => {
  for (const name of [
    'calendar.events.readonly',
    'authorization_code',
    'id_token_signing_alg_values_supported',
    'oauth2',
  ])
    expect(wordy(name), name).toBe(true)
  for (const drawn of ['1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs', '18c2f3a4b5d6e7f8', 'eyJhbGciOiJSUzI1NiJ9', '___________'])
    expect(wordy(drawn), drawn).toBe(false)
})
