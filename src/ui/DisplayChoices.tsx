import { Languages, SunMoon } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { activateLanguage } from '#i18n/i18n.ts'
import { languages, type Language } from '#i18n/language.ts'
import { useLanguage, useText } from '#i18n/react.tsx'
import { Choice } from './Choice.tsx'
import { preferences, themes } from './preferences.ts'

const ownNames: Record<Language, string> = { en: 'English', ko: '한국어', ja: '日本語' }

export function ThemeChoice() {
  const text = useText()
  const { theme } = useSyncExternalStore(preferences.subscribe, preferences.getSnapshot)
  return (
    <Choice
      icon={SunMoon}
      label={text('display.theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: text(`display.theme.${value}`) }))}
      onChange={(chosen) => preferences.change({ theme: chosen })}
    />
  )
}

/** Each language under its own name, so that whoever landed in a foreign one finds theirs. */
export function LanguageChoice() {
  const text = useText()
  const language = useLanguage()
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()

  const choose = async (chosen: Language) => {
    await activateLanguage(chosen)
    preferences.change({ language: chosen })
    // A `?lang=` left in the address would undo the choice at the next load.
    const query = new URLSearchParams(search)
    if (!query.has('lang')) return
    query.delete('lang')
    await navigate({ pathname, search: query.toString(), hash }, { replace: true })
  }
  return (
    <Choice
      icon={Languages}
      label={text('display.language')}
      value={language}
      options={languages.map((value) => ({ value, label: ownNames[value], lang: value }))}
      onChange={(chosen) => void choose(chosen)}
    />
  )
}
