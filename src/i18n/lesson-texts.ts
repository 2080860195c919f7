import type { OwnTexts } from './i18n.ts'

/** Failures as lessons, a part of the flow inspector. */
export const lessonTexts: OwnTexts = {
  en: () => import('./locales/lessons/en.po'),
  ko: () => import('./locales/lessons/ko.po'),
  ja: () => import('./locales/lessons/ja.po'),
}
