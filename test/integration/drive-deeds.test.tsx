import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { World } from '#mock/world/world.ts'
import { allOfDrive, names, row } from './drive.ts'
import { renderApp } from './render-app.tsx'

const openDrive = async (at = '/drive') => {
  const app = await renderApp({ ...allOfDrive, at })
  const owner = app.world.people[0]
  if (!owner) throw new Error('nobody owns the files')
  const find = (name: string) => app.world.drive.files(owner).find((file) => file.name === name)
  return { ...app, find, isTrashed: (name: string) => trashed(app.world, name) }
}
const trashed = ({ drive, people: [owner] }: World, name: string) =>
  owner && drive.files(owner).some((file) => file.name === name && drive.isTrashed(owner, file))
const chosen = () =>
  [...document.querySelectorAll('[role="grid"] [aria-selected="true"]')].map((item) => item.getAttribute('aria-label'))

test('F2 renames where the name stands, the file is found at its new place, and z takes it back', async () => {
  const { user, find } = await openDrive()
  await user.click(await row('Household'))
  fireEvent.keyDown(document.activeElement ?? document, { key: 'F2', code: 'F2' })
  const field = await screen.findByRole('textbox', { name: 'New name' })
  await user.clear(field)
  await user.type(field, '집안일 2026{Enter}')
  await waitFor(() => expect(find('집안일 2026')).toBeTruthy())
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('집안일 2026'))
  await user.keyboard('z')
  await waitFor(() => expect(find('Household')).toBeTruthy())
  await row('Household')
})

test('the trash takes a file, the focus goes to its neighbour, and undo brings it back', async () => {
  const { user, isTrashed } = await openDrive()
  await user.click(await row('Lease contract.pdf'))
  await user.keyboard('{Delete}')
  await waitFor(() => expect(names()).not.toContain('Lease contract.pdf'))
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Roadmap')
  await waitFor(() => expect(isTrashed('Lease contract.pdf')).toBe(true))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await row('Lease contract.pdf')
  expect(isTrashed('Lease contract.pdf')).toBe(false)
})

test('several files are chosen with Shift and x, and starred together', async () => {
  const { user, find } = await openDrive()
  await user.click(await row('Laptop backup.zip'))
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
  expect(chosen()).toEqual(['Laptop backup.zip', 'Lease contract.pdf'])
  await user.keyboard('x')
  expect(chosen()).toEqual(['Laptop backup.zip'])
  await user.keyboard('x')
  await screen.findByText('2 selected')
  await user.keyboard('s')
  await waitFor(() => expect(find('Laptop backup.zip')?.starred).toBe(true))
  await waitFor(() => expect(find('Lease contract.pdf')?.starred).toBe(true))
})

/** A letter after a tenth of a second by the clock of the browser, however busy the machine is. */
let pressedAtMs = 0
function press(key: string) {
  const element = document.activeElement ?? document.body
  const event = createEvent.keyDown(element, { key, code: `Key${key.toUpperCase()}` })
  Object.defineProperty(event, 'timeStamp', { value: (pressedAtMs += 100) })
  fireEvent(element, event)
}

test('the first letters of a name lead to it, though one of them is a command by itself', async () => {
  const { user, find } = await openDrive()
  await user.click(await row('Household'))
  for (const letter of 'lap') press(letter)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Laptop backup.zip')
  press('s')
  expect(find('Household')?.starred).toBe(false)
})

test('the menu opens by Shift and F10 for what has the focus, and moves it into another folder', async () => {
  const { user, find } = await openDrive()
  await user.click(await row('Roadmap'))
  await user.keyboard('{Shift>}{F10}{/Shift}')
  await user.click(await screen.findByRole('menuitem', { name: /^Move to …/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Move “Roadmap” to …' })
  await user.click(await within(dialog).findByRole('row', { name: 'Photos' }))
  await user.click(within(dialog).getByRole('button', { name: 'Move here' }))
  await waitFor(() => expect(names()).not.toContain('Roadmap'))
  await screen.findByText('“Roadmap” was moved')
  const photos = find('Photos')?.id
  expect(photos).toBeTruthy()
  await user.dblClick(await row('Photos'))
  await row('Roadmap')
})

test('the menu opens by the right button for what is under the pointer, and copies it', async () => {
  const { user, find } = await openDrive()
  await user.pointer({ keys: '[MouseRight]', target: await row('Lease contract.pdf') })
  await user.click(await screen.findByRole('menuitem', { name: 'Make a copy' }))
  await waitFor(() => expect(find('Copy of Lease contract.pdf')).toBeTruthy())
  await row('Copy of Lease contract.pdf')
})

test('a new folder is made by key, in the open folder, and has the focus', async () => {
  const { user, find } = await openDrive()
  await row('Household')
  await user.keyboard('n')
  const dialog = await screen.findByRole('dialog', { name: 'New folder' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Name of the folder' }), '여행 2027{Enter}')
  await row('여행 2027')
  expect(find('여행 2027')?.mimeType).toContain('folder')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('여행 2027'))
})

test('a file comes back from the trash, and emptying the trash asks first', async () => {
  const { user, find, isTrashed } = await openDrive('/drive?place=trash')
  await user.click(await row('Scratch.txt'))
  await user.click(screen.getByRole('button', { name: 'Restore' }))
  await waitFor(() => expect(isTrashed('Scratch.txt')).toBe(false))
  await user.click(screen.getByRole('button', { name: 'Empty the trash' }))
  const dialog = await screen.findByRole('alertdialog', { name: 'Empty the trash?' })
  expect(find('Copy of Roadmap')).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Empty the trash' }))
  await screen.findByText('The trash is empty.')
  expect(find('Copy of Roadmap')).toBeUndefined()
  expect(find('Scratch.txt')).toBeTruthy()
})
