import { fileURLToPath } from 'node:url'
import { formatter } from '@lingui/format-po'

/** Catalogues of texts, with ids that a person chose; Vite compiles them as they are imported. */
export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  sourceLocale: 'en',
  locales: ['en', 'ko', 'ja'],
  catalogs: [
    { path: '<rootDir>/src/i18n/locales/{locale}', include: ['<rootDir>/src'] },
    { path: '<rootDir>/src/i18n/locales/about/{locale}', include: ['<rootDir>/src/features'] },
    { path: '<rootDir>/src/i18n/locales/doctor/{locale}', include: ['<rootDir>/src/doctor'] },
    { path: '<rootDir>/src/i18n/locales/explain/{locale}', include: ['<rootDir>/src/features/inspector'] },
    { path: '<rootDir>/src/i18n/locales/flow/{locale}', include: ['<rootDir>/src/features/inspector'] },
    { path: '<rootDir>/src/i18n/locales/lessons/{locale}', include: ['<rootDir>/src/features/inspector/lessons'] },
    { path: '<rootDir>/src/i18n/locales/tokens/{locale}', include: ['<rootDir>/src/features/inspector'] },
    { path: '<rootDir>/src/i18n/locales/calendar/{locale}', include: ['<rootDir>/src/features/calendar'] },
    { path: '<rootDir>/src/i18n/locales/events/{locale}', include: ['<rootDir>/src/features/calendar'] },
    { path: '<rootDir>/src/i18n/locales/mail/{locale}', include: ['<rootDir>/src/features/mail'] },
    { path: '<rootDir>/src/i18n/locales/drive/{locale}', include: ['<rootDir>/src/features/drive'] },
    { path: '<rootDir>/src/i18n/locales/pdf/{locale}', include: ['<rootDir>/src/ui/pdf'] },
    { path: '<rootDir>/src/i18n/locales/reading/{locale}', include: ['<rootDir>/src/features/inspector/reading'] },
    { path: '<rootDir>/src/i18n/locales/start/{locale}', include: ['<rootDir>/src/app'] },
  ],
  format: formatter({ explicitIdAsDefault: true, origins: false }),
  orderBy: 'messageId',
}
