import { expect, onTestFinished, test } from 'vitest'
import { activateLanguage, i18n, loadTexts, type OwnTexts } from '#i18n/i18n.ts'

const texts = (ko: () => Promise<unknown>, word: string): OwnTexts => ({
  en: () => Promise.resolve({ messages: { [word]: 'in English' } }),
  ko: () => ko().then(() => ({ messages: { [word]: '한국어로' } })),
  ja: () => Promise.resolve({ messages: {} }),
})

test('what a part asks for while the language changes is there in the new one', async () => {
  onTestFinished(() => void activateLanguage('en'))
  await activateLanguage('en')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await loadTexts(texts(() => held, 'test.early'))
  const changing = activateLanguage('ko')
  await loadTexts(texts(() => Promise.resolve(), 'test.late'))
  expect(i18n._('test.late')).toBe('in English')
  release()
  await changing
  expect([i18n._('test.early'), i18n._('test.late')]).toEqual(['한국어로', '한국어로'])
})

test('of two languages that are chosen one after the other, the later one counts, though it comes first', async () => {
  onTestFinished(() => void activateLanguage('en'))
  await activateLanguage('en')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await loadTexts(texts(() => held, 'test.slow'))
  const korean = activateLanguage('ko')
  expect(await activateLanguage('ja')).toBe(true)
  release()
  expect(await korean).toBe(false)
  expect([i18n.locale, document.documentElement.lang]).toEqual(['ja', 'ja'])
})
