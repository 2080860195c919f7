import { useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { activateLanguage } from '#i18n/i18n.ts'
import type { Language } from '#i18n/language.ts'
import { preferences } from './preferences.ts'

/** Each language under its own name, so that whoever landed in a foreign one finds theirs. */
export const languageNames: Record<Language, string> = { en: 'English', ko: '한국어', ja: '日本語' }

/**
 * Switches all texts to a language, now and for later visits.
 * @returns rejects where the texts do not come, for instance without a network: the old language stays
 */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const location = useLocation()
  const navigate = useNavigate()
  // The texts come when the person may be on another page, and are to lead them nowhere.
  const now = useRef<typeof location>(undefined)
  useLayoutEffect(() => {
    now.current = location
    return () => {
      now.current = undefined
    }
  })

  return async (language) => {
    if (!(await activateLanguage(language))) return
    preferences.change({ language })
    if (!now.current) return
    const { pathname, search, hash } = now.current
    // A `?lang=` left in the address would undo the choice at the next load.
    const query = new URLSearchParams(search)
    if (!query.has('lang')) return
    query.delete('lang')
    await navigate({ pathname, search: query.toString(), hash }, { replace: true })
  }
}
