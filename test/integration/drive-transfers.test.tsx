import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#app/signed-in/SignedInApp.tsx'
import '#features/drive/DrivePage.tsx'
import { allOfDrive, names, row } from './drive.ts'
import { renderApp } from './render-app.tsx'

const text = (name: string, content: string) => new File([content], name, { type: 'text/plain' })

const openDrive = async (options: Partial<Parameters<typeof renderApp>[0]> = {}) => {
  const app = await renderApp({ ...allOfDrive, at: '/drive', ...options })
  const owner = app.world.people[0]
  if (!owner) throw new Error('nobody owns the files')
  const upload = (...files: File[]) => app.user.upload(screen.getByLabelText('Upload files'), files)
  return { ...app, upload, stored: () => app.world.drive.names(owner) }
}
const panel = () => screen.findByRole('region', { name: 'Uploads and downloads' })

test('chosen files are uploaded into the open folder, are on the list, and the panel says so', async () => {
  const { upload, stored } = await openDrive()
  await row('Household')
  await upload(text('보고서.txt', 'one'), text('plan.txt', 'two'))
  await within(await panel()).findByText('2 files uploaded')
  expect(stored()).toEqual(expect.arrayContaining(['보고서.txt', 'plan.txt']))
  await row('보고서.txt')
})

test('what has a name that is taken waits for a choice, which can hold for all', async () => {
  const { user, upload, stored } = await openDrive()
  await row('Household')
  await upload(text('a.txt', '1'), text('b.txt', '2'))
  await within(await panel()).findByText('2 files uploaded')
  await upload(text('a.txt', '11'), text('b.txt', '22'), text('c.txt', '33'))
  const dialog = await screen.findByRole('dialog', { name: 'This name is taken' })
  expect(dialog.textContent).toContain('a.txt')
  expect(within(dialog).getByRole('checkbox', { name: 'Do the same for 1 other file' })).toHaveProperty('checked', true)
  await user.click(within(dialog).getByRole('button', { name: 'Keep both' }))
  await within(await panel()).findByText('5 files uploaded')
  expect(stored()).toEqual(expect.arrayContaining(['a.txt', 'a (1).txt', 'b (1).txt', 'c.txt']))
})

test('the panel stays while other pages are looked at, and is put away when all is done', async () => {
  const { user, upload } = await openDrive()
  await row('Household')
  await upload(text('stays.txt', '1'))
  await panel()
  await user.click(screen.getByRole('link', { name: 'Profile' }))
  await within(await panel()).findByText('1 file uploaded')
  await user.click(within(await panel()).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('region', { name: 'Uploads and downloads' })).toBeNull()
})

test('an upload waits while there is no network, says so, and goes on by itself', async () => {
  const { upload, stored } = await openDrive({
    answer: ({ method }) => (method !== 'GET' && !navigator.onLine ? Response.error() : undefined),
  })
  await row('Household')
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  await upload(text('later.txt', '1'))
  await within(await panel()).findByText(/Waits for the network|Looking for files/)
  onLine.mockReturnValue(true)
  act(() => void dispatchEvent(new Event('online')))
  await within(await panel()).findByText('1 file uploaded')
  expect(stored()).toContain('later.txt')
})

test('Space shows what is in a file, arrows go on, Escape gives the focus back to the list', async () => {
  const { user } = await openDrive({ at: '/drive?place=recent' })
  await user.click(await row('First notes.md'))
  const next = names()[1] ?? ''
  await user.keyboard(' ')
  const look = await screen.findByRole('dialog', { name: 'Quick look: First notes.md' })
  await within(look).findByText(/Present: Mina/)
  expect(location.search).toContain('look=')
  await user.keyboard('{ArrowRight}')
  await screen.findByRole('dialog', { name: `Quick look: ${next}` })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.search).not.toContain('look=')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(next))
})

test('a document of Google is shown as its text, and an archive says that there is no quick look', async () => {
  const { user } = await openDrive()
  await user.click(await row('Roadmap'))
  await user.keyboard(' ')
  await within(await screen.findByRole('dialog')).findByText(/What we want to have by spring/)
  await user.keyboard('{Escape}')
  await user.click(await row('Laptop backup.zip'))
  await user.keyboard(' ')
  await within(await screen.findByRole('dialog')).findByText(/There is no quick look for this kind of file/)
})

test('a document of Google is saved in the form that is chosen; one that is too large for that says so, and goes again', async () => {
  const { user, world, apiRequests } = await openDrive()
  const saved: string[] = []
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:saved', revokeObjectURL: () => undefined }))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  world.settings.exportLimitBytes = 10
  await user.pointer({ keys: '[MouseRight]', target: await row('Roadmap') })
  await user.click(await screen.findByRole('menuitem', { name: 'Download as' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Word (.docx)' }))
  await within(await panel()).findByText(/Google converts documents of up to 10 MB/)
  world.settings.exportLimitBytes = 10_000_000
  await user.click(within(await panel()).getByRole('button', { name: 'Try Roadmap again' }))
  await within(await panel()).findByText('Downloaded')
  expect(saved).toEqual(['Roadmap.docx'])
  expect(apiRequests('drive').at(-1)?.query.get('mimeType')).toMatch(/wordprocessingml/)
})

/** Pieces of files wait until they are let through; one that was given up meanwhile never arrives. */
function gate() {
  let open = () => undefined as void
  const opened = new Promise<void>((resolve) => (open = resolve))
  const isPiece = ({ url }: Request) => url.includes('/upload/')
  return {
    open,
    before: (request: Request) => (isPiece(request) ? opened : Promise.resolve()),
    answer: (request: Request) => (isPiece(request) && request.signal.aborted ? Response.error() : undefined),
  }
}

test('an upload is paused, goes on by its button, and is given up by another', async () => {
  const { open, ...held } = gate()
  const { user, upload, stored } = await openDrive(held)
  await row('Household')
  await upload(text('one.txt', '1'), text('two.txt', '2'))
  const region = await panel()
  await user.click(await within(region).findByRole('button', { name: 'Pause one.txt' }))
  await within(region).findByText('Paused')
  await user.click(await within(region).findByRole('button', { name: 'Cancel two.txt' }))
  await within(region).findByText('Cancelled')
  expect(stored()).not.toContain('one.txt')
  open()
  await user.click(within(region).getByRole('button', { name: 'Resume one.txt' }))
  await within(region).findByText('1 file uploaded')
  expect(stored()).toContain('one.txt')
  expect(stored()).not.toContain('two.txt')
})

test('an upload that Google refuses says why, and goes up by its button once that is over', async () => {
  let full = true
  const { user, upload, stored } = await openDrive({
    answer: ({ url, method }) =>
      full && method === 'POST' && url.includes('/upload/')
        ? Response.json({ error: { code: 403, errors: [{ reason: 'storageQuotaExceeded' }] } }, { status: 403 })
        : undefined,
  })
  await row('Household')
  await upload(text('late.txt', '1'))
  await within(await panel()).findByText(/The storage at Google is full/)
  full = false
  await user.click(within(await panel()).getByRole('button', { name: 'Try late.txt again' }))
  await within(await panel()).findByText('1 file uploaded')
  expect(stored()).toContain('late.txt')
})

test('what happens to several files of taken names is chosen for each, or one is left out', async () => {
  const { user, upload, stored } = await openDrive()
  await row('Household')
  await upload(text('a.txt', '1'), text('b.txt', '2'))
  await within(await panel()).findByText('2 files uploaded')
  await upload(text('a.txt', '11'), text('b.txt', '22'))
  const dialog = await screen.findByRole('dialog', { name: 'This name is taken' })
  await user.click(within(dialog).getByRole('checkbox', { name: 'Do the same for 1 other file' }))
  await user.click(within(dialog).getByRole('button', { name: 'Skip' }))
  await waitFor(() => expect(screen.getByRole('dialog', { name: 'This name is taken' }).textContent).toContain('b.txt'))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Keep both' }))
  await within(await panel()).findByText('3 files uploaded')
  expect(stored()).toContain('b (1).txt')
  expect(stored()).not.toContain('a (1).txt')
})
