import { I18nProvider, Trans, useLingui } from '@lingui/react'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { formatFor, type Format } from './format.ts'
import { i18n } from './i18n.ts'
import { formattingLocale, languages, type Language } from './language.ts'

export type TextValues = Readonly<Record<string, string | number>>

export function LanguageProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

/** A message as a string, for names, titles and attributes. Renders again when the language changes. */
export function useText(): (id: string, values?: TextValues) => string {
  const { i18n: active } = useLingui()
  return (id, values) => active._(id, values)
}

/** A message in place; `parts` are elements that stand for the tags of the message (`<name/>`). */
export function Text({
  id,
  values,
  parts,
}: {
  id: string
  values?: TextValues
  parts?: Readonly<Record<string, ReactElement>>
}) {
  return <Trans id={id} {...(values && { values: { ...values } })} {...(parts && { components: { ...parts } })} />
}

export function useLanguage(): Language {
  const { i18n: active } = useLingui()
  return languages.find((known) => known === active.locale) ?? 'en'
}

/** Formatting in the person's language and region. */
export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => formatFor(formattingLocale(language, navigator.languages)), [language])
}
