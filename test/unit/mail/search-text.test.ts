import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultIn, termOf, tokensOf, withoutToken, withTerm } from '#features/mail/search/query-text.ts'
import { suggestionsFor } from '#features/mail/search/suggestions.ts'

const nobody = { people: [], labels: [], recent: [] }
const people = [
  { name: '김민지', address: 'minji@example.com' },
  { name: 'Kenji Sato', address: 'kenji@example.jp' },
]
const label = (name: string) => ({ id: `Label_${name}`, name, type: 'user' }) as const
const terms = (query: string, known = {}) =>
  suggestionsFor(query, query.length, { ...nobody, ...known }).map(({ term }) => term)

test('the words of a search are found where they stand, and nothing between them but blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab:" (){}-인') }), (query) => {
      const tokens = tokensOf(query)
      let rest = query
      for (const { raw, start, end } of tokens.toReversed()) {
        expect(query.slice(start, end)).toBe(raw)
        expect(raw.length).toBeGreaterThan(0)
        rest = rest.slice(0, start) + rest.slice(end)
      }
      expect(rest.trim()).toBe('')
    }),
  )
})

test('operators, their values and a minus are told apart from words that only look like them', () => {
  expect(
    tokensOf('-from:"Kim, Minji" http://x.example subject:(a b) tea').map(({ operator, value, negated }) => [
      operator,
      value,
      negated,
    ]),
  ).toEqual([
    ['from', 'Kim, Minji', true],
    [undefined, 'http://x.example', false],
    ['subject', 'a b', false],
    [undefined, 'tea', false],
  ])
})

test.each([
  ['from', 'minji@example.com', 'from:minji@example.com'],
  ['label', 'To do', 'label:"To do"'],
  ['subject', '회의 "록"', 'subject:"회의 록"'],
])('a term is quoted where its value has blanks: %s %s', (operator, value, term) => {
  expect(termOf(operator, value)).toBe(term)
})

test('a term is put in once, and takes the place of another date', () => {
  expect(withTerm('tea is:unread', 'is:unread')).toBe('tea is:unread')
  expect(withTerm('tea after:2026/01/01', 'after:2026/02/01')).toBe('tea after:2026/02/01')
})

test('a word is taken out with the blanks it leaves', () => {
  const [, unread] = tokensOf('tea is:unread from:kim')
  expect(unread && withoutToken('tea is:unread from:kim', unread)).toBe('tea from:kim')
})

test.each([
  ['"tea', 'quote'],
  ['subject:(tea', 'bracket'],
  ['from:', 'value'],
  ['after:yesterday', 'date'],
  ['after:2026/11/25 before:1764028800 "tea" (a b)', undefined],
] as const)('what Gmail would not understand is known: %s', (query, fault) => {
  expect(faultIn(query)).toBe(fault)
})

test('an operator is offered as soon as it is begun, and then its values', () => {
  expect(terms('fr')).toEqual(['from:'])
  expect(terms('tea is:un')).toEqual(['is:unread'])
  expect(terms('-has:att')).toEqual(['-has:attachment'])
})

test('people are found by name in any script and by address, labels by any part of their name', () => {
  expect(terms('from:민', { people })).toEqual(['from:minji@example.com'])
  expect(terms('to:kenji', { people })).toEqual(['to:kenji@example.jp'])
  expect(terms('label:do', { labels: [label('To do'), label('Family')] })).toEqual(['label:"To do"'])
})

test('only the word at the caret changes', () => {
  const [first] = suggestionsFor('is:un tea', 5, nobody)
  expect(first?.query).toBe('is:unread tea')
})

test('an empty field offers what was searched for before', () => {
  expect(terms('', { recent: ['tea', 'from:kim'] })).toEqual(['tea', 'from:kim'])
})
