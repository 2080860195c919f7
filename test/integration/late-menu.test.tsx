import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mina, renderScreens, session } from './fake-auth.tsx'

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
  const { user } = await renderScreens({ start: session('signed-in', { signedIn: mina }) })
  const account = await screen.findByText('Account')
  await user.click(account)
  expect(account.closest('button')?.getAttribute('aria-expanded')).toBe('true')
  await user.click(document.body)
  await act(async () => slow.arrive())
  expect(screen.queryByText('Sign out')).toBeNull()
  await user.click(account)
  await screen.findByText('Sign out')
})
