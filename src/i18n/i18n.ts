import { setupI18n, type I18n, type Messages } from '@lingui/core'
import { languages, type Language } from './language.ts'

type Catalogue = () => Promise<{ messages: Messages }>

/**
 * Two chunks per language: nobody loads another language, and who only stands before the sign-in buttons does not load
 * the texts of the pages behind them.
 */
const catalogues: Record<Language, { start: Catalogue; pages: Catalogue }> = {
  en: { start: () => import('./locales/start/en.po'), pages: () => import('./locales/en.po') },
  ko: { start: () => import('./locales/start/ko.po'), pages: () => import('./locales/ko.po') },
  ja: { start: () => import('./locales/start/ja.po'), pages: () => import('./locales/ja.po') },
}

export const i18n: I18n = setupI18n()

let pagesWanted = false

/**
 * Loads a language and switches every mounted text to it, and the document's language with them.
 * @throws TypeError when a catalogue cannot be loaded; the old language stays.
 */
export async function activateLanguage(language: Language): Promise<void> {
  const { start, pages } = catalogues[language]
  const [needed, further] = await Promise.all([start(), pagesWanted ? pages() : undefined])
  i18n.loadAndActivate({ locale: language, messages: { ...needed.messages, ...further?.messages } })
  document.documentElement.lang = language
}

/**
 * Loads the texts of the pages that are not there from the start, in the language of now and of any later choice.
 * @throws TypeError when the catalogue cannot be loaded
 */
export async function loadPageTexts(): Promise<void> {
  pagesWanted = true
  const language = languages.find((known) => known === i18n.locale)
  if (!language) return
  const { messages } = await catalogues[language].pages()
  i18n.load(language, messages)
}
