import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useAuth } from '#auth/react.tsx'
import type { Feature } from '#config/configuration.ts'
import { languages, type Language } from '#i18n/language.ts'
import { paths } from '#paths.ts'
import { halfWritten } from '#ui/belongings/half-written-store.ts'
import { CommandKeys, KeysAwaited, useCommands, type Command } from '#ui/commands/commands.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { notify } from '#ui/notices/notices.ts'
import { undoLatest } from '#ui/notices/undo.ts'
import { languageNames, useChooseLanguage } from '#ui/preferences/choose-language.tsx'
import { preferences, themes } from '#ui/preferences/preferences.ts'
import { useLoadedForLater } from '../notices/for-later.tsx'
import { placesOf } from '../places.ts'
import { settledChanges } from '../queries/settled-changes.ts'
import { CouldNotOpen } from './CouldNotOpen.tsx'

const loadPalette = () => import('./CommandPalette.tsx')
const loadHelp = () => import('./KeyHelp.tsx')
const CommandPalette = lazyPart(async () => (await loadPalette()).CommandPalette)
const KeyHelp = lazyPart(async () => (await loadHelp()).KeyHelp)
const loadSignOutQuestion = () => import('./SignOutQuestion.tsx')
const SignOutQuestion = lazyPart(async () => (await loadSignOutQuestion()).SignOutQuestion)
const forLater = [loadPalette, loadHelp, loadSignOutQuestion]

/** What can be done on every page, and the two dialogs that list all that can be done on this one. */
export function AppCommands({ features }: { features: readonly Feature[] }) {
  const auth = useAuth()
  const navigate = useNavigate()
  const chooseLanguage = useChooseLanguage()
  const [open, setOpen] = useState<'palette' | 'help' | 'sign-out'>()
  const client = useQueryClient()
  const close = () => setOpen(undefined)
  const undo = async () => {
    // What shows already but is not done yet is what the person means, not what was done before it.
    await settledChanges(client.getMutationCache())
    await undoLatest()
  }
  const changeLanguage = (language: Language) =>
    void chooseLanguage(language).catch(() =>
      notify({
        tone: 'problem',
        text: { id: 'display.language.failed', values: { language: languageNames[language] } },
        action: { label: 'action.tryAgain', run: () => changeLanguage(language) },
      }),
    )
  const signOut = () => void auth.signOut()
  const wouldLoseWork = () =>
    halfWritten.holdsWork() ||
    client
      .getMutationCache()
      .getAll()
      .some(({ state }) => state.isPaused)
  useLoadedForLater(forLater)

  useCommands([
    ...placesOf(features).map(({ id, to, key }): Command => ({
      id: `go.${id}`,
      section: 'go',
      title: `nav.${id}`,
      keys: `KeyG ${key}`,
      run: () => void navigate(to),
    })),
    { id: 'go.setup', section: 'go', title: 'nav.setup', run: () => void navigate(paths.setup()) },
    { id: 'palette', section: 'general', title: 'commands.palette', keys: 'Mod+KeyK', run: () => setOpen('palette') },
    { id: 'help', section: 'general', title: 'commands.help', keys: 'Shift+Slash', run: () => setOpen('help') },
    { id: 'undo', section: 'general', title: 'commands.undo', keys: 'KeyZ', run: () => void undo() },
    ...themes.map((theme): Command => ({
      id: `theme.${theme}`,
      section: 'general',
      title: `commands.theme.${theme}`,
      run: () => preferences.change({ theme }),
    })),
    ...languages.map((language): Command => ({
      id: `language.${language}`,
      section: 'general',
      title: `commands.language.${language}`,
      run: () => changeLanguage(language),
    })),
    {
      id: 'sign-out',
      section: 'general',
      title: 'action.signOut',
      run: () => (wouldLoseWork() ? setOpen('sign-out') : signOut()),
    },
  ])

  return (
    <>
      <CommandKeys />
      <ErrorBoundary
        {...(open && { resetKey: open })}
        fallback={() => (
          <CouldNotOpen {...(open === 'sign-out' && { text: 'signOut.lost', signOut })} onShown={close} />
        )}
      >
        <Suspense fallback={<KeysAwaited onLeave={open === 'sign-out' ? undefined : close} />}>
          {open === 'palette' && <CommandPalette onClose={close} />}
          {open === 'help' && <KeyHelp onClose={close} />}
          {open === 'sign-out' && <SignOutQuestion onConfirm={signOut} onClose={close} />}
        </Suspense>
      </ErrorBoundary>
    </>
  )
}
