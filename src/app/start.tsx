import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Auth } from '#auth/auth.ts'
import { AuthProvider } from '#auth/react.tsx'
import type { Configuration } from '#config/schema.ts'
import { activateLanguage } from '#i18n/i18n.ts'
import { chooseLanguage, cannotLoad, languageInSearch } from '#i18n/language.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { preferences } from '#ui/preferences.ts'
import { standInForReactAriaStyle } from '#ui/react-aria.ts'
import { App } from './App.tsx'
import { Refused } from './Refused.tsx'

/** Shows the app. The session may still be unknown: screens follow it. */
export function startApp(root: HTMLElement, auth: Auth, configuration: Configuration): void {
  standInForReactAriaStyle()
  void show(
    root,
    <AuthProvider auth={auth}>
      <App configuration={configuration} />
    </AuthProvider>,
  )
}

/** Shows why this deployment's configuration was refused: one sentence for each problem, with its place. */
export function startRefused(root: HTMLElement, problems: readonly string[]): void {
  void show(root, <Refused problems={problems} />)
}

async function show(root: HTMLElement, content: ReactNode): Promise<void> {
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
  } catch {
    root.textContent = cannotLoad[language]
    return
  }
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>{content}</LanguageProvider>
    </StrictMode>,
  )
}
