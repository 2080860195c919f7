export const languages = ['en', 'ko', 'ja'] as const
export type Language = (typeof languages)[number]

const isLanguage = (text: string | null | undefined): text is Language => languages.some((known) => known === text)

/** The first known language of a list of language tags (BCP 47), compared by primary subtag. */
function firstKnown(tags: readonly string[]): Language | undefined {
  return tags.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage)
}

/**
 * Which language the screens speak: the address says (`?lang=`), else the person's choice, else the browser's list,
 * else English. What is unknown is passed over.
 */
export function chooseLanguage(from: {
  search: string
  chosen: Language | undefined
  preferred: readonly string[]
}): Language {
  return languageInSearch(from.search) ?? from.chosen ?? firstKnown(from.preferred) ?? 'en'
}

/** The language that an address forces by `?lang=`, if it is one we have. */
export function languageInSearch(search: string): Language | undefined {
  const forced = new URLSearchParams(search).get('lang')
  return isLanguage(forced) ? forced : undefined
}

/**
 * The tag for dates and numbers: the person's own regional form of the language where their browser names one
 * (`en-GB` keeps 24 hours and a week from Monday), else the language alone.
 */
export function formattingLocale(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => firstKnown([tag]) === language) ?? language
}

/** The one text that cannot come from a catalogue: it says that the catalogue did not load. */
export const cannotLoad: Readonly<Record<Language, string>> = {
  en: 'Pixy could not be loaded completely. Check your connection and reload the page.',
  ko: 'Pixy를 끝까지 불러오지 못했습니다. 연결을 확인하고 페이지를 새로고침하세요.',
  ja: 'Pixy を最後まで読み込めませんでした。接続を確認して、ページを再読み込みしてください。',
}
