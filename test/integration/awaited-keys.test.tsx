import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/signed-in/SignedInApp.tsx'
import '#features/inspector/load-flow-page.ts'
import '#features/inspector/steps/StepsPart.tsx'
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

test('what is typed for a list of commands that is on its way is no command to the page behind it', async () => {
  const { user } = await renderScreens({ at: '/profile', start: session('signed-in', { signedIn: mina }) })
  await screen.findByRole('button', { name: 'Commands' })
  await user.keyboard('{Control>}k{/Control}gf')
  await act(async () => slow.arrive())
  await screen.findByRole('combobox', { name: 'Find a command or a place' })
  expect(location.pathname).toBe('/profile')
  await user.keyboard('{Escape}gf')
  await screen.findByRole('heading', { level: 1, name: /flow/i })
})
