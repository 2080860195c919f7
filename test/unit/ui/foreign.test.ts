import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedText } from '#ui/Foreign.tsx'

test('short text stays as it is', () => {
  expect(boundedText('Mina Kim <mina@example.org>', 40)).toBe('Mina Kim <mina@example.org>')
})

test('long text is cut, with a mark, to the number of characters asked for', () => {
  expect(boundedText('abcdef', 4)).toBe('abc…')
})

test('a character outside of the basic plane is one character and never cut in two', () => {
  expect(boundedText('👩👩👩', 2)).toBe('👩…')
})

test.each([
  ['a direction override', 'gpj.\u202Eexe', 'gpj. exe'],
  ['a zero-width space', 'pay\u200Bpal', 'pay pal'],
  ['a line break', 'a\nb', 'a b'],
  ['a lone surrogate', 'a\uD800b', 'a b'],
])('%s loses its power', (_name, text, shown) => {
  expect(boundedText(text, 40)).toBe(shown)
})

test('whatever comes, the result is bounded and free of steering characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.integer({ min: 1, max: 80 }), (text, max) => {
      const shown = boundedText(text, max)
      expect([...shown].length).toBeLessThanOrEqual(max)
      expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})
