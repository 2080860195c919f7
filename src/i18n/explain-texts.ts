import type { OwnTexts } from './i18n.ts'

/** What each parameter of a sign-in is for: loaded with the first step that is opened. */
export const explainTexts: OwnTexts = {
  en: () => import('./locales/explain/en.po'),
  ko: () => import('./locales/explain/ko.po'),
  ja: () => import('./locales/explain/ja.po'),
}
