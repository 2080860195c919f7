import { activateLanguage } from '#i18n/i18n.ts'
import { cannotLoad, chooseLanguage, languageInSearch } from '#i18n/language.ts'
import { preferences } from '#ui/preferences/preferences.ts'

/**
 * Brings the page into the theme and the language of the person.
 * @returns a sentence for a page whose texts do not come; undefined where they are there
 */
export async function speak(): Promise<string | undefined> {
  preferences.start()
  // A language asked for by the address outlives the trip to the provider, whose return address does not carry it.
  const forced = languageInSearch(location.search)
  if (forced) preferences.change({ language: forced })
  const language = chooseLanguage({
    search: location.search,
    chosen: preferences.getSnapshot().language,
    preferred: navigator.languages,
  })
  try {
    await activateLanguage(language)
    return undefined
  } catch {
    return cannotLoad[language]
  }
}
