import { expect, test } from 'vitest'
import { readingPage } from '../../../deploy/reading-pages.ts'

const blocksOf = (markdown: string) => readingPage(`Lead.\n\n${markdown}`).blocks
const text = (words: string) => ({ kind: 'text', text: words })

test('a page is a lead and blocks', () => {
  expect(readingPage('Lead.\n\n## Why? {#why}\n\nBecause **so**.')).toEqual({
    lead: [text('Lead.')],
    blocks: [
      { kind: 'heading', level: 2, id: 'why', parts: [text('Why?')] },
      { kind: 'paragraph', parts: [text('Because '), { kind: 'strong', parts: [text('so')] }, text('.')] },
    ],
    isPersonal: false,
  })
})

test('placeholders are live values or clauses', () => {
  expect(blocksOf('See {{RFC 7636 §4.6}} and {{redirectUri}}.')).toEqual([
    {
      kind: 'paragraph',
      parts: [
        text('See '),
        { kind: 'clause', name: 'RFC 7636 §4.6' },
        text(' and '),
        { kind: 'live', name: 'redirectUri' },
        text('.'),
      ],
    },
  ])
})

test('a note may be for some kinds of connection only', () => {
  const parts = [text('Words.')]
  expect(blocksOf('> [!oidc google-code]\n> Words.')).toEqual([
    { kind: 'note', connections: ['oidc', 'google-code'], blocks: [{ kind: 'paragraph', parts }] },
  ])
  expect(blocksOf('> Words.')).toEqual([{ kind: 'note', connections: [], blocks: [{ kind: 'paragraph', parts }] }])
})

test('links keep their scheme and what they point to', () => {
  expect(blocksOf('[roles](read:roles#four)')).toEqual([
    { kind: 'paragraph', parts: [{ kind: 'link', scheme: 'read', target: 'roles#four', parts: [text('roles')] }] },
  ])
})

test.each([
  ['HTML', 'a <b>word</b>'],
  ['a block of HTML', '<script>alert(1)</script>'],
  ['a picture', '![x](https://evil.example/x.png)'],
  ['a rule', '---'],
  ['a heading without an id', '## Why?'],
  ['a heading of level 1', '# Why? {#why}'],
])('%s is refused at build time', (_what, markdown) => {
  expect(() => blocksOf(markdown)).toThrow(/know no|heading/)
})

test('a page that does not begin with a paragraph is refused', () => {
  expect(() => readingPage('## Why? {#why}')).toThrow('begins with a paragraph')
})
