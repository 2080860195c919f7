import type { Language } from '#i18n/language.ts'
import type { PageText } from './page-tree.ts'

type Loaders = Readonly<Record<Language, () => Promise<{ page: PageText }>>>

/** Every page in every language: a file each, fetched when it is read. The order is that of reading. */
const loaders = {
  'power-of-attorney': {
    en: () => import('./pages/power-of-attorney/en.md'),
    ko: () => import('./pages/power-of-attorney/ko.md'),
    ja: () => import('./pages/power-of-attorney/ja.md'),
  },
  roles: {
    en: () => import('./pages/roles/en.md'),
    ko: () => import('./pages/roles/ko.md'),
    ja: () => import('./pages/roles/ja.md'),
  },
  registration: {
    en: () => import('./pages/registration/en.md'),
    ko: () => import('./pages/registration/ko.md'),
    ja: () => import('./pages/registration/ja.md'),
  },
  scopes: {
    en: () => import('./pages/scopes/en.md'),
    ko: () => import('./pages/scopes/ko.md'),
    ja: () => import('./pages/scopes/ja.md'),
  },
  endpoints: {
    en: () => import('./pages/endpoints/en.md'),
    ko: () => import('./pages/endpoints/ko.md'),
    ja: () => import('./pages/endpoints/ja.md'),
  },
  channels: {
    en: () => import('./pages/channels/en.md'),
    ko: () => import('./pages/channels/ko.md'),
    ja: () => import('./pages/channels/ja.md'),
  },
  callback: {
    en: () => import('./pages/callback/en.md'),
    ko: () => import('./pages/callback/ko.md'),
    ja: () => import('./pages/callback/ja.md'),
  },
  'why-pkce': {
    en: () => import('./pages/why-pkce/en.md'),
    ko: () => import('./pages/why-pkce/ko.md'),
    ja: () => import('./pages/why-pkce/ja.md'),
  },
  'how-pkce-works': {
    en: () => import('./pages/how-pkce-works/en.md'),
    ko: () => import('./pages/how-pkce-works/ko.md'),
    ja: () => import('./pages/how-pkce-works/ja.md'),
  },
  'three-tokens': {
    en: () => import('./pages/three-tokens/en.md'),
    ko: () => import('./pages/three-tokens/ko.md'),
    ja: () => import('./pages/three-tokens/ja.md'),
  },
  'unstored-token': {
    en: () => import('./pages/unstored-token/en.md'),
    ko: () => import('./pages/unstored-token/ko.md'),
    ja: () => import('./pages/unstored-token/ja.md'),
  },
  'token-keeping': {
    en: () => import('./pages/token-keeping/en.md'),
    ko: () => import('./pages/token-keeping/ko.md'),
    ja: () => import('./pages/token-keeping/ja.md'),
  },
  'authorization-servers': {
    en: () => import('./pages/authorization-servers/en.md'),
    ko: () => import('./pages/authorization-servers/ko.md'),
    ja: () => import('./pages/authorization-servers/ja.md'),
  },
  'eight-steps': {
    en: () => import('./pages/eight-steps/en.md'),
    ko: () => import('./pages/eight-steps/ko.md'),
    ja: () => import('./pages/eight-steps/ja.md'),
  },
  'ten-steps': {
    en: () => import('./pages/ten-steps/en.md'),
    ko: () => import('./pages/ten-steps/ko.md'),
    ja: () => import('./pages/ten-steps/ja.md'),
  },
  gateway: {
    en: () => import('./pages/gateway/en.md'),
    ko: () => import('./pages/gateway/ko.md'),
    ja: () => import('./pages/gateway/ja.md'),
  },
  google: {
    en: () => import('./pages/google/en.md'),
    ko: () => import('./pages/google/ko.md'),
    ja: () => import('./pages/google/ja.md'),
  },
  glossary: {
    en: () => import('./pages/glossary/en.md'),
    ko: () => import('./pages/glossary/ko.md'),
    ja: () => import('./pages/glossary/ja.md'),
  },
} as const satisfies Readonly<Record<string, Loaders>>

export type PageId = keyof typeof loaders

/** The table of contents. A title is the text `reading.page.<id>`, that of a chapter `reading.chapter.<id>`. */
export const chapters = [
  { id: 'start', pages: ['power-of-attorney', 'roles', 'registration', 'scopes', 'endpoints', 'channels', 'callback'] },
  { id: 'pkce', pages: ['why-pkce', 'how-pkce-works'] },
  { id: 'tokens', pages: ['three-tokens', 'unstored-token', 'token-keeping', 'authorization-servers'] },
  { id: 'maps', pages: ['eight-steps', 'ten-steps', 'gateway'] },
  { id: 'more', pages: ['google', 'glossary'] },
] as const satisfies readonly { id: string; pages: readonly PageId[] }[]

export const pageIds: readonly PageId[] = chapters.flatMap(({ pages }): readonly PageId[] => pages)

/** The page of an address; undefined where there is none of that name. */
export const pageOf = (id: string | undefined): PageId | undefined => pageIds.find((known) => known === id)

/** A page in a language, a chunk of its own. Rejects where that does not come. */
export const loadPage = async (id: PageId, language: Language): Promise<PageText> =>
  (await loaders[id][language]()).page
