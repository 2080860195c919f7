import type { OwnTexts } from './i18n.ts'

/** The known reasons for failures, each with its cure; loaded when something has failed, and with the setup page. */
export const doctorTexts: OwnTexts = {
  en: () => import('./locales/doctor/en.po'),
  ko: () => import('./locales/doctor/ko.po'),
  ja: () => import('./locales/doctor/ja.po'),
}
