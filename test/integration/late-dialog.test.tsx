import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import { settle } from '../in-process/time.ts'
import { mina, renderScreens, session } from './fake-auth.tsx'

const slow = vi.hoisted(() => {
  let arrive = () => undefined as void
  const code = new Promise<void>((resolve) => (arrive = resolve))
  return { code, arrive: () => arrive() }
})
vi.mock('#app/commands/CommandPalette.tsx', async (load) => {
  await slow.code
  return load()
})
// So that nothing is waited for but what the test holds back.
await vi.importActual('#app/commands/CommandPalette.tsx')

const list = () => screen.queryByRole('combobox', { name: 'Find a command or a place' })

test('a dialog whose code comes late does not open over somebody who has gone on in the page, and opens when asked again', async () => {
  const { user } = await renderScreens({ at: '/profile', start: session('signed-in', { signedIn: mina }) })
  const commands = await screen.findByRole('button', { name: 'Commands' })
  await user.click(commands)
  await user.tab()
  const wentTo = document.activeElement
  await act(async () => {
    slow.arrive()
    await import('#app/commands/CommandPalette.tsx')
    await settle()
  })
  expect(list()).toBeNull()
  expect(document.activeElement).toBe(wentTo)
  await user.click(commands)
  await screen.findByRole('combobox', { name: 'Find a command or a place' })
})
