import type { OwnTexts } from './i18n.ts'

/** What stands around the inspector's pages to read; the pages themselves are Markdown files. */
export const readingTexts: OwnTexts = {
  en: () => import('./locales/reading/en.po'),
  ko: () => import('./locales/reading/ko.po'),
  ja: () => import('./locales/reading/ja.po'),
}
