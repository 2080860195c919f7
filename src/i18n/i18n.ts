import { setupI18n, type I18n, type Messages } from '@lingui/core'
import { languages, type Language } from './language.ts'

type Catalogue = () => Promise<{ messages: Messages }>

/** Texts that a part brings along by itself, so that nobody else has to know where they are. */
export type OwnTexts = Readonly<Record<Language, Catalogue>>

/** What a part of the app needs besides the texts of its start: those of all pages, and those of a feature. */
export type Texts = 'pages' | 'mail' | 'drive'

/**
 * One chunk per language and part: nobody loads another language, who only stands before the sign-in buttons does not
 * load the texts of the pages behind them, and a feature brings its own.
 */
const catalogues: Record<Language, Record<'start' | Texts, Catalogue>> = {
  en: {
    start: () => import('./locales/start/en.po'),
    pages: () => import('./locales/en.po'),
    mail: () => import('./locales/mail/en.po'),
    drive: () => import('./locales/drive/en.po'),
  },
  ko: {
    start: () => import('./locales/start/ko.po'),
    pages: () => import('./locales/ko.po'),
    mail: () => import('./locales/mail/ko.po'),
    drive: () => import('./locales/drive/ko.po'),
  },
  ja: {
    start: () => import('./locales/start/ja.po'),
    pages: () => import('./locales/ja.po'),
    mail: () => import('./locales/mail/ja.po'),
    drive: () => import('./locales/drive/ja.po'),
  },
}

export const i18n: I18n = setupI18n()

const wanted = new Set<'start' | Texts | OwnTexts>(['start'])

const catalogueOf = (texts: 'start' | Texts | OwnTexts, language: Language) =>
  typeof texts === 'string' ? catalogues[language][texts]() : texts[language]()

/** How often a language was chosen: the latest is the one that counts, in whatever order they come. */
let choices = 0

/**
 * Loads a language and switches every mounted text to it, and the document's language with them.
 * @returns false where another one was chosen meanwhile
 * @throws TypeError when a catalogue cannot be loaded; the old language stays.
 */
export async function activateLanguage(language: Language): Promise<boolean> {
  choices += 1
  const choice = choices
  const messages: Messages = {}
  // Again for what a part asks for meanwhile, or it would stay in the language before.
  for (let known = 0; known < wanted.size;) {
    const loads = [...wanted].slice(known).map((texts) => catalogueOf(texts, language))
    known += loads.length
    for (const loaded of await Promise.all(loads)) Object.assign(messages, loaded.messages)
  }
  if (choice !== choices) return false
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  return true
}

/**
 * Loads the texts of the pages that are not there from the start, and those of a feature, in the language of now and
 * of any later choice.
 * @throws TypeError when a catalogue cannot be loaded
 */
export async function loadTexts(...texts: readonly (Texts | OwnTexts)[]): Promise<void> {
  for (const one of texts) wanted.add(one)
  const language = languages.find((known) => known === i18n.locale)
  if (!language) return
  const loaded = await Promise.all(texts.map((one) => catalogueOf(one, language)))
  for (const { messages } of loaded) i18n.load(language, messages)
}
