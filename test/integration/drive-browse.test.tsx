import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { allOfDrive, names, row, wideWindow } from './drive.ts'
import { renderApp } from './render-app.tsx'

test('My Drive lists folders first, and a folder is opened and left again by its path', async () => {
  const { user } = await renderApp({ ...allOfDrive, at: '/drive' })
  const folder = await row('Orchard project')
  expect(names().slice(0, 2)).toEqual(['Household', 'Made with Pixy'])
  await user.dblClick(folder)
  await row('Budget')
  expect(location.pathname).toMatch(/^\/drive\/.+/)
  const path = screen.getByRole('navigation', { name: 'Folder path' })
  await within(path).findByText('Orchard project')
  await user.click(within(path).getByRole('link', { name: 'My Drive' }))
  await row('Household')
  expect(location.pathname).toBe('/drive')
})

test('the keyboard goes through the list and opens what has the focus', async () => {
  const { user } = await renderApp({ ...allOfDrive, at: '/drive' })
  const first = await row('Household')
  await user.click(first)
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Orchard project')
  await user.keyboard('{Enter}')
  await row('Budget')
})

test('a column sorts, and sorts the other way around, and the address says so', async () => {
  wideWindow()
  const { user, apiRequests } = await renderApp({ ...allOfDrive, at: '/drive' })
  await row('Household')
  await user.click(screen.getByRole('button', { name: 'Sorted by Name, ascending' }))
  await screen.findByRole('button', { name: 'Sorted by Name, descending' })
  await waitFor(() => expect(names()[0]).toBe('Someday'))
  expect(location.search).toBe('?sort=-name')
  expect(apiRequests('drive').at(-1)?.query.get('orderBy')).toBe('folder,name_natural desc')
})

test('the grid shows the same files', async () => {
  wideWindow()
  const { user } = await renderApp({ ...allOfDrive, at: '/drive' })
  await row('Household')
  const listed = names()
  await user.click(screen.getByRole('button', { name: 'Grid' }))
  expect(location.search).toBe('?view=grid')
  await waitFor(() => expect(names()).toEqual(listed))
})

test('each place shows its own files', async () => {
  const { user } = await renderApp({ ...allOfDrive, at: '/drive' })
  await row('Household')
  const places = screen.getByRole('navigation', { name: 'Places' })
  for (const [place, file] of [
    ['Shared with me', 'Onboarding'],
    ['Recent', 'Sprint board'],
    ['Starred', 'First notes.md'],
    ['Trash', 'Scratch.txt'],
    ['Shared drives', 'Orchard team'],
  ] as const) {
    await user.click(within(places).getByRole('link', { name: place }))
    if (place === 'Shared drives') await screen.findByRole('link', { name: file })
    else await row(file)
  }
})

test('a search becomes a query of Drive, which is shown, and chips narrow it down', async () => {
  const { user, apiRequests } = await renderApp({ ...allOfDrive, at: '/drive' })
  await row('Household')
  await user.type(screen.getByRole('searchbox', { name: 'Search in Drive' }), 'sketch{Enter}')
  await row('Screen sketch 1.png')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Images')
  await user.click(screen.getByRole('button', { name: 'Starred', pressed: false }))
  await screen.findByText('No file fits this search.')
  const q = "name contains 'sketch' and mimeType contains 'image/' and starred = true and trashed = false"
  expect(screen.getByText(q)).toBeTruthy()
  expect(apiRequests('drive').at(-1)?.query.get('q')).toBe(q)
  await user.click(screen.getByRole('button', { name: 'Clear the search' }))
  await row('Household')
})

test('what an input method is still composing is not searched for', async () => {
  const { apiRequests, user } = await renderApp({ ...allOfDrive, at: '/drive' })
  await row('Household')
  const field = screen.getByRole('searchbox', { name: 'Search in Drive' })
  await user.click(field)
  const { fireEvent } = await import('@testing-library/react')
  fireEvent.compositionStart(field)
  fireEvent.input(field, { target: { value: 'ㄹ' }, isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.input(field, { target: { value: '로드맵' }, isComposing: true })
  fireEvent.compositionEnd(field)
  await waitFor(() => expect(apiRequests('drive').at(-1)?.query.get('q')).toContain('로드맵'))
  expect(apiRequests('drive').filter(({ query }) => query.get('q')?.includes('ㄹ'))).toEqual([])
})

test('under the narrow scope a folder that is not to be seen says that it is not shared with this app', async () => {
  await renderApp({ features: ['drive'], at: '/drive/a-folder-of-somebody' })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('not shared with this app')
})

test('a list that fails says why, and trying again brings it', async () => {
  let broken = true
  const { user } = await renderApp({
    ...allOfDrive,
    at: '/drive',
    answer: () =>
      broken ? Response.json({ error: { code: 403, errors: [{ reason: 'forbidden' }] } }, { status: 403 }) : undefined,
  })
  await screen.findByText('Your files could not be loaded')
  broken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await row('Household')
})
