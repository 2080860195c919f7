import type { OwnTexts } from './i18n.ts'

/** What is said around the pages of a PDF. */
export const pdfTexts: OwnTexts = {
  en: () => import('./locales/pdf/en.po'),
  ko: () => import('./locales/pdf/ko.po'),
  ja: () => import('./locales/pdf/ja.po'),
}
