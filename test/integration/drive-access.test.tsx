import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { googleFeatureScopes, googleScopeBase } from '#config/google-defaults.ts'
// Loaded before the first test begins, so that none of them waits for code.
import '#features/drive/DrivePage.tsx'
import { renderApp } from './render-app.tsx'

const wholeDrive = `${googleScopeBase}drive`
const drive = { at: '/drive', features: ['drive'] } as const

test('without its scope Drive says what would be seen and what not, and asks Google for nothing', async () => {
  const { apiRequests, left } = await renderApp({ ...drive, allowed: [] })
  await screen.findByRole('button', { name: 'Allow Drive' })
  await screen.findByText('Pixy may not see any of your files yet.')
  await screen.findByText(/the files it made or uploaded/)
  await screen.findByText(/made elsewhere stay invisible/)
  expect(apiRequests('drive')).toEqual([])
  expect(left).toEqual([])
})

test('allowing Drive asks for the narrow scope alone', async () => {
  const { user, left, comeBack } = await renderApp({ ...drive, allowed: [] })
  await user.click(await screen.findByRole('button', { name: 'Allow Drive' }))
  await waitFor(() => expect(left).toHaveLength(1))
  const asked = new URL(left.at(-1) ?? '').searchParams.get('scope')?.split(' ')
  expect(asked).toEqual(expect.arrayContaining(googleFeatureScopes.drive))
  expect(asked).not.toContain(wholeDrive)
  await comeBack([])
  await screen.findByText(/Access to your files was refused/)
})

test('under the narrow scope a note says so and offers the whole Drive, at the same place', async () => {
  const { user, left, comeBack } = await renderApp(drive)
  await screen.findByText(/Only files that Pixy made/)
  await user.click(screen.getByRole('button', { name: 'Allow the whole Drive' }))
  await waitFor(() => expect(left).toHaveLength(1))
  expect(new URL(left.at(-1) ?? '').searchParams.get('scope')?.split(' ')).toContain(wholeDrive)
  await comeBack([wholeDrive])
  await waitFor(() => expect(screen.queryByText(/Only files that Pixy made/)).toBeNull())
  expect(location.pathname).toBe('/drive')
})
