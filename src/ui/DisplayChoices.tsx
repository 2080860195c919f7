import { Languages, SunMoon } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { languages, type Language } from '#i18n/language.ts'
import { useLanguage, useText } from '#i18n/react.tsx'
import { Choice } from './Choice.tsx'
import { useChooseLanguage } from './choose-language.tsx'
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
  const choose = useChooseLanguage()
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
