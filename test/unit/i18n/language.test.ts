import { expect, test } from 'vitest'
import { chooseLanguage, formattingLocale } from '#i18n/language.ts'

const nothing = { search: '', chosen: undefined, preferred: [] }

test('the address forces a language over choice and browser', () => {
  expect(chooseLanguage({ search: '?a=b&lang=ja', chosen: 'ko', preferred: ['en-US'] })).toBe('ja')
})

test('an unknown language in the address is passed over', () => {
  expect(chooseLanguage({ search: '?lang=xx', chosen: 'ko', preferred: [] })).toBe('ko')
  expect(chooseLanguage({ ...nothing, search: '?lang=constructor' })).toBe('en')
})

test('the choice of the person goes before the list of the browser', () => {
  expect(chooseLanguage({ search: '', chosen: 'en', preferred: ['ko-KR'] })).toBe('en')
})

test('the first known language of the browser is taken, by its primary subtag', () => {
  expect(chooseLanguage({ ...nothing, preferred: ['fr-FR', 'KO-kr', 'ja'] })).toBe('ko')
})

test('English is what is left', () => {
  expect(chooseLanguage({ ...nothing, preferred: ['fr', 'de-AT'] })).toBe('en')
})

test('dates follow the regional form that the browser names for the language', () => {
  expect(formattingLocale('en', ['ko-KR', 'en-GB', 'en-US'])).toBe('en-GB')
  expect(formattingLocale('ja', ['en-GB'])).toBe('ja')
})
