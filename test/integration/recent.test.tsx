import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
// Loaded before the first test begins, so that none of them waits for code.
import '#app/commands/CommandPalette.tsx'
import '#features/drive/preview/LookedAt.tsx'
import '#features/drive/RecentFilesCard.tsx'
import '#features/inspector/findable.ts'
import '#features/inspector/lessons/LessonsPart.tsx'
import '#features/inspector/load-flow-page.ts'
import { recentItems } from '#ui/belongings/recent-items.ts'
import { allOfDrive, row } from './drive.ts'
import { renderApp, type RenderedApp } from './render-app.tsx'

const options = () => screen.queryAllByRole('option').map((item) => item.querySelector('[slot=label]')?.textContent)

/** A folder was opened, and a file in it looked at. */
async function lookAround() {
  const app = await renderApp({ at: '/drive', ...allOfDrive })
  await app.user.dblClick(await row('Made with Pixy'))
  await app.user.dblClick(await row('Welcome.txt'))
  await screen.findByRole('dialog')
  await app.user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  return app
}
async function openPalette({ user }: RenderedApp) {
  await user.keyboard('{Control>}k{/Control}')
  return screen.findByRole('combobox', { name: 'Find a command or a place' })
}

test('the palette leads back to what was looked at, latest first, and is not asked where one is', async () => {
  const app = await lookAround()
  await openPalette(app)
  expect(options().slice(0, 1)).toEqual(['Welcome.txt'])
  expect(options()).not.toContain('Made with Pixy')
  await app.user.keyboard('{Escape}')
  await app.user.click(screen.getByRole('link', { name: 'Home' }))
  await screen.findByRole('heading', { level: 1, name: 'Today' })
  const field = await openPalette(app)
  expect(options().slice(0, 2)).toEqual(['Welcome.txt', 'Made with Pixy'])
  await app.user.type(field, 'made with')
  await waitFor(() => expect(options()).toEqual(['Made with Pixy']))
  await app.user.keyboard('{Enter}')
  await row('Welcome.txt')
})

test('what was looked at leaves with the account, and is stored nowhere', async () => {
  const app = await lookAround()
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain('Welcome')
  await act(() => app.auth().signOut())
  expect(recentItems.getSnapshot()).toEqual([])
})

test('the palette finds lessons, pages and steps of the flow, and leads to them', async () => {
  const app = await renderApp({ at: '/' })
  await screen.findByRole('heading', { level: 1, name: 'Today' })
  const field = await openPalette(app)
  await app.user.type(field, 'token request')
  await screen.findAllByRole('option', { name: /^Token request/ })
  await app.user.clear(field)
  await app.user.type(field, 'replayed')
  await waitFor(() => expect(options()).toEqual(['Replayed code']))
  await app.user.keyboard('{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Replayed code' })
  await app.user.type(await openPalette(app), 'why is pkce')
  await waitFor(() => expect(options()).toEqual(['Why is PKCE needed?']))
})
