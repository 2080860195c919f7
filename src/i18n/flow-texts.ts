import type { OwnTexts } from './i18n.ts'

/** The flow inspector: who only works in Pixy needs none of it. */
export const flowTexts: OwnTexts = {
  en: () => import('./locales/flow/en.po'),
  ko: () => import('./locales/flow/ko.po'),
  ja: () => import('./locales/flow/ja.po'),
}
