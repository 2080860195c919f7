import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/commands/CommandPalette.tsx'
import '#app/commands/KeyHelp.tsx'
import '#app/commands/SignOutQuestion.tsx'
import '#features/inspector/findable.ts'
import '#features/inspector/load-flow-page.ts'
import '#features/inspector/steps/StepsPart.tsx'
import '#features/profile/ProfilePage.tsx'
import '#features/setup/load-setup-page.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoable, undoHistory } from '#ui/notices/undo.ts'
import { preferences } from '#ui/preferences/preferences.ts'
import { mina, renderScreens, session } from './fake-auth.tsx'

afterEach(() => {
  preferences.change({ singleKeys: true, theme: 'system', language: 'en' })
  undoHistory.clear()
  notices.clear()
})

const signedIn = { at: '/profile', start: session('signed-in', { signedIn: mina }) }

async function openPalette() {
  const screens = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Commands' })
  await screens.user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Find a command or a place' })
  const titles = () =>
    screen.queryAllByRole('option').map((item) => item.querySelector('[slot=label]')?.textContent ?? '')
  return { ...screens, field, titles }
}

test('Control K lists places and commands with their keys, and Escape closes it where one was', async () => {
  const { user, titles } = await openPalette()
  expect(titles().slice(0, 7)).toEqual([
    'Home',
    'Calendar',
    'Mail',
    'Drive',
    'Profile',
    'Flow',
    'Connect your own client',
  ])
  expect(titles()).toEqual(expect.arrayContaining(['Sign out', 'Language: 한국어', 'Theme: dark']))
  expect(screen.getByRole('option', { name: 'Mail' }).textContent).toBe('MailG M')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('the button for commands opens the same list, for whoever has no keyboard', async () => {
  const { user } = await renderScreens(signedIn)
  await user.click(await screen.findByRole('button', { name: 'Commands' }))
  await user.click(await screen.findByRole('option', { name: 'Flow' }))
  await screen.findByRole('heading', { level: 1, name: /flow/i })
})

test('typing a part of a name and Enter goes there, and the heading of the page has the focus', async () => {
  const { user, field, titles } = await openPalette()
  await user.type(field, 'own cl')
  await waitFor(() => expect(titles()).toEqual(['Connect your own client']))
  await user.keyboard('{Enter}')
  const heading = await screen.findByRole('heading', { level: 1, name: /your own/i })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('first consonants find Korean names, and Enter while composing chooses nothing', async () => {
  preferences.change({ language: 'ko' })
  const { field, user, titles } = await openPalette()
  await user.keyboard('{Escape}')
  await user.keyboard('{Control>}k{/Control}')
  const again = await screen.findByRole('combobox')
  expect(again).not.toBe(field)
  await user.type(again, '한')
  await waitFor(() => expect(titles()).toEqual(['Language: 한국어']))
  await user.clear(again)
  await user.type(again, 'ㅎㄱㅇ')
  await waitFor(() => expect(titles()).toEqual(['Language: 한국어']))
  fireEvent.keyDown(again, { key: 'Enter', code: 'Enter', isComposing: true, keyCode: 229 })
  expect(screen.getByRole('dialog')).toBeTruthy()
})

test('what nothing is called is said', async () => {
  const { field, user } = await openPalette()
  await user.type(field, 'zzz')
  expect(await screen.findByText('Nothing here is called that.')).toBeTruthy()
})

test('language and theme can be chosen from the list', async () => {
  const { user } = await openPalette()
  await user.click(screen.getByRole('option', { name: 'Theme: dark' }))
  await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
  await user.keyboard('{Control>}k{/Control}')
  await user.click(await screen.findByRole('option', { name: 'Language: 日本語' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'プロフィール' })).toBeTruthy()
})

test('signing out is in the list', async () => {
  const { user, asked, field } = await openPalette()
  await user.type(field, 'sign out{Enter}')
  await waitFor(() => expect(asked).toEqual(['sign-out']))
})

test('G and a letter lead to a page, under any layout', async () => {
  await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Commands' })
  fireEvent.keyDown(document.body, { code: 'KeyG', key: 'ㅎ' })
  fireEvent.keyDown(document.body, { code: 'KeyF', key: 'ㄹ' })
  await screen.findByRole('heading', { level: 1, name: /flow/i })
})

test('a question mark shows the keys by section, and the switch there turns single ones off and on', async () => {
  const { user } = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Commands' })
  await user.keyboard('?')
  const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  expect(within(dialog).getByRole('region', { name: 'Go to' }).textContent).toContain('CalendarG C')
  expect(within(dialog).getByRole('region', { name: 'Everywhere' }).textContent).toContain('CommandsCtrlK')
  await user.click(within(dialog).getByRole('switch', { name: 'Shortcuts with a single key' }))
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('gf')
  expect(location.pathname).toBe('/profile')
  expect(JSON.parse(localStorage.getItem('pixy.preferences') ?? '')).toMatchObject({ singleKeys: false })

  await user.click(screen.getByRole('button', { name: 'Account' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Keyboard shortcuts' }))
  await user.click(await screen.findByRole('switch'))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('gf')
  expect(location.pathname).toBe('/flow')
})

test('what was done is said in a region, and its button undoes it', async () => {
  const { user } = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Account' })
  let archived = true
  act(() => void undoable({ text: { id: 'action.signOut' }, undo: () => void (archived = false) }))
  const region = await screen.findByRole('region', { name: '1 notice' })
  const notice = within(region).getByRole('alertdialog', { name: 'Sign out' })
  expect(within(notice).getByRole('alert').textContent).toBe('Sign out')
  await user.click(within(region).getByRole('button', { name: 'Undo' }))
  expect(archived).toBe(false)
  expect(await within(await screen.findByRole('region', { name: '1 notice' })).findByText('Undone.')).toBeTruthy()
})

test('Z undoes the latest, also with the focus on a notice', async () => {
  const { user } = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Account' })
  const undone: string[] = []
  for (const name of ['first', 'second']) {
    act(() => void undoable({ text: { id: 'action.signOut' }, undo: () => void undone.push(name) }))
  }
  const [latest] = await screen.findAllByRole('button', { name: 'Undo' })
  latest?.focus()
  await user.keyboard('z')
  await user.keyboard('z')
  await waitFor(() => expect(undone).toEqual(['second', 'first']))
  await user.keyboard('z')
  expect(await screen.findByText('There is nothing left to undo.')).toBeTruthy()
})

test('what can still be undone is in the list of commands, latest first', async () => {
  const { user } = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Account' })
  const undone: string[] = []
  act(() => void undoable({ text: { id: 'action.copy' }, undo: () => void undone.push('copy') }))
  act(() => void undoable({ text: { id: 'action.signOut' }, undo: () => void undone.push('sign out') }))
  await user.keyboard('{Control>}k{/Control}')
  const items = (await screen.findAllByRole('option')).map((item) => item.textContent)
  expect(items.slice(-4)).toEqual(['Undo: Sign out', 'Undo: Copy', 'Why: Sign out', 'Why: Copy'])
  await user.click(screen.getByRole('option', { name: 'Undo: Copy' }))
  await waitFor(() => expect(undone).toEqual(['copy']))
})

test('notices and what could be undone leave with the account', async () => {
  const { become } = await renderScreens(signedIn)
  await screen.findByRole('button', { name: 'Account' })
  act(() => void undoable({ text: { id: 'copy.copied' }, undo: () => undefined }))
  await screen.findByText('Copied.')
  become(session('signed-out'))
  expect(screen.queryByText('Copied.')).toBeNull()
  expect(undoHistory.getSnapshot()).toEqual([])
  expect(notices.getSnapshot()).toEqual([])
})
