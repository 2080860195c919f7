import type { OwnTexts } from './i18n.ts'

/** What tokens are made of, a part of the flow inspector. */
export const tokenTexts: OwnTexts = {
  en: () => import('./locales/tokens/en.po'),
  ko: () => import('./locales/tokens/ko.po'),
  ja: () => import('./locales/tokens/ja.po'),
}
