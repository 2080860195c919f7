import { Languages, SunMoon } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { languages, type Language } from '#i18n/language.ts'
import { Text, useLanguage, useText } from '#i18n/react.tsx'
import { Choice } from './Choice.tsx'
import { languageNames, useChooseLanguage } from './choose-language.tsx'
import { preferences, themes } from './preferences.ts'

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

/** The languages. One whose texts do not come is named, where it was chosen, and can be chosen again. */
export function LanguageChoice() {
  const text = useText()
  const language = useLanguage()
  const choose = useChooseLanguage()
  const [missing, setMissing] = useState<Language>()
  const change = (chosen: Language) => {
    setMissing(undefined)
    choose(chosen).catch(() => setMissing(chosen))
  }
  return (
    <>
      <Choice
        icon={Languages}
        label={text('display.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onChange={change}
      />
      {missing && (
        <span role="alert">
          <Text id="display.language.failed" values={{ language: languageNames[missing] }} />
        </span>
      )}
    </>
  )
}
