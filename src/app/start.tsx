import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Auth } from '#auth/auth.ts'
import { AuthProvider } from '#auth/react.tsx'
import type { Configuration } from '#config/configuration.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { standInForReactAriaStyle } from '#ui/react-aria.ts'
import { App } from './App.tsx'
import { Refused } from './Refused.tsx'
import { speak } from './spoken-language.ts'

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
  const failure = await speak()
  if (failure !== undefined) {
    root.textContent = failure
    return
  }
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>{content}</LanguageProvider>
    </StrictMode>,
  )
}
