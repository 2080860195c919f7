import type { OwnTexts } from './i18n.ts'

export const calendarTexts: OwnTexts = {
  en: () => import('./locales/calendar/en.po'),
  ko: () => import('./locales/calendar/ko.po'),
  ja: () => import('./locales/calendar/ja.po'),
}

/** What is said while somebody works with events: a month that is only looked at needs none of it. */
export const eventTexts: OwnTexts = {
  en: () => import('./locales/events/en.po'),
  ko: () => import('./locales/events/ko.po'),
  ja: () => import('./locales/events/ja.po'),
}
