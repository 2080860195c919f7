import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { AccountMenu } from '#app/signed-in/AccountMenu.tsx'
import type { Auth } from '#auth/auth.ts'
import { AuthProvider } from '#auth/react.tsx'
import { activateLanguage, loadTexts } from '#i18n/i18n.ts'
import { LanguageProvider } from '#i18n/react.tsx'
import { fakeSession, mina, session } from './fake-auth.tsx'

const slow = vi.hoisted(() => {
  let arrive = () => undefined as void
  const code = new Promise<void>((resolve) => (arrive = resolve))
  return { code, arrive: () => arrive() }
})
vi.mock('#app/signed-in/AccountMenuList.tsx', async (load) => {
  await slow.code
  return load()
})
// So that nothing is waited for but what the test holds back.
await vi.importActual('#app/signed-in/AccountMenuList.tsx')

test('a menu whose code comes late does not open for somebody who has gone on, and opens when it is asked for again', async () => {
  await activateLanguage('en')
  await loadTexts('pages')
  const { observable } = fakeSession(session('signed-in', { signedIn: mina }))
  const auth: Partial<Auth> = { session: observable, providers: [] }
  render(
    <LanguageProvider>
      <AuthProvider auth={auth as Auth}>
        <AccountMenu />
      </AuthProvider>
    </LanguageProvider>,
  )
  const user = userEvent.setup()
  const account = screen.getByText('Account')
  await user.click(account)
  expect(account.closest('button')?.getAttribute('aria-expanded')).toBe('true')
  await user.click(document.body)
  await act(async () => slow.arrive())
  expect(screen.queryByText('Sign out')).toBeNull()
  await user.click(account)
  await screen.findByText('Sign out')
})
