import { useLocation, useNavigate } from 'react-router-dom'
import { activateLanguage } from '#i18n/i18n.ts'
import type { Language } from '#i18n/language.ts'
import { preferences } from './preferences.ts'

/** Switches all texts to a language, now and for later visits. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()

  return async (language) => {
    await activateLanguage(language)
    preferences.change({ language })
    // A `?lang=` left in the address would undo the choice at the next load.
    const query = new URLSearchParams(search)
    if (!query.has('lang')) return
    query.delete('lang')
    await navigate({ pathname, search: query.toString(), hash }, { replace: true })
  }
}
