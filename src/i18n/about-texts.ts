import type { OwnTexts } from './i18n.ts'

/** The pages on the sign-in itself: profile, flow and setup. Who only works in Pixy needs none of it. */
export const aboutTexts: OwnTexts = {
  en: () => import('./locales/about/en.po'),
  ko: () => import('./locales/about/ko.po'),
  ja: () => import('./locales/about/ja.po'),
}
