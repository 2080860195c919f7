import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '#i18n/language.ts'
import { signInCodes } from '#vault/protocol.ts'
import { askedInVain, catalogue, fileIds, isUsed, needsOf, titleIds } from './catalogues.ts'

const english = catalogue('en')
const ids = english.map(([id]) => id)

test('all three languages have the same texts', () => {
  for (const language of languages) expect(fileIds(language)).toEqual(fileIds('en'))
})

test('no text is empty in any language', () => {
  for (const language of languages) {
    expect(catalogue(language).filter(([, text]) => text.trim() === '')).toEqual([])
  }
})

/** What Japanese counts by, right after the number: no space is written between. */
const counters = '個|件|人|名|つ|分|時間|秒|日|週|か月|月|年|回|行|文字|バイト|ステップ|ページ'

test('a Japanese number stands right before its counter, and right after the word before it', () => {
  const number = String.raw`(?:(?<![A-Za-z0-9.-])\d[\d,]*|#|\{\w+\})`
  const gap = new RegExp(`${number} (?:${counters})|[ぁ-んァ-ヶー一-龠々] ${number}(?:${counters})`, 'u')
  expect(catalogue('ja').filter(([, text]) => gap.test(text))).toEqual([])
  expect(gap.test('{count} 件を選択')).toBe(true)
})

test('no line begins with the mark of a Korean or Japanese range', () => {
  const spans = [...catalogue('ko'), ...catalogue('ja')].filter(([, text]) => /\}[~～]\{/u.test(text))
  expect(spans).toEqual([])
})

test('no Korean word has a particle of two forms', () => {
  expect(catalogue('ko').filter(([, text]) => /\((?:은|는|이|가|을|를|과|와|으)\)/u.test(text))).toEqual([])
})

/** Quotation marks of each language are its only ones: of English its apostrophe is one more. */
const foreignMarks = { en: /["'‘`´]|[「」『』]/, ko: /["'‘’`´]|[「」『』]/, ja: /["'‘’“”`´]/ }

test('what is quoted stands between the marks of its language, and never between those of a typewriter', () => {
  for (const language of languages) {
    expect(catalogue(language).filter(([, text]) => foreignMarks[language].test(text))).toEqual([])
  }
})

test('pages to read quote as the catalogues do', () => {
  const folder = 'src/features/inspector/reading/pages'
  for (const language of languages) {
    const wrong = readdirSync(folder).flatMap((page) =>
      readFileSync(`${folder}/${page}/${language}.md`, 'utf8')
        .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
        .split('\n')
        .filter((line) => foreignMarks[language].test(line)),
    )
    expect(wrong).toEqual([])
  }
})

test('a title of one sentence ends without a full stop', () => {
  const titles = new Set(titleIds().filter((id) => !/[.?!] /.test(new Map(english).get(id) ?? '')))
  expect(titles.size).toBeGreaterThan(20)
  for (const language of languages) {
    expect(catalogue(language).filter(([id, text]) => titles.has(id) && /[.。]$/.test(text))).toEqual([])
  }
})

test('no text is in two catalogues', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('texts are sorted by id, so that additions do not collide', () => {
  for (const language of languages) {
    for (const file of fileIds(language)) expect(file).toEqual([...file].sort())
  }
})

test('every text that the source asks for exists', () => {
  expect(askedInVain(ids)).toEqual([])
})

test('a text that does not exist would be found', () => {
  expect(askedInVain(ids.filter((id) => id !== 'action.signOut'))).not.toEqual([])
})

test('every text is asked for somewhere', () => {
  expect(ids.filter((id) => !isUsed(id))).toEqual([])
})

test('a text needs the same variables and tags in every language', () => {
  const needs = (texts: typeof english) => texts.map(([id, text]) => [id, needsOf(text)])
  for (const language of languages) expect(needs(catalogue(language))).toEqual(needs(english))
})

test('variables inside of plurals are seen too', () => {
  expect(needsOf('{count, plural, =0 {None} one {# in {place}} other {# of <name/>}}')).toEqual([
    '<name>',
    'count',
    'place',
  ])
})

test.each(signInCodes)('every language says what is wrong and what to do: %s', (code) => {
  for (const language of languages) {
    const texts = new Map(catalogue(language))
    expect(texts.get(`problem.${code}.what`)?.length).toBeGreaterThan(5)
    expect(texts.get(`problem.${code}.cure`)?.length).toBeGreaterThan(10)
  }
})
