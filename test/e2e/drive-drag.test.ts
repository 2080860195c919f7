import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { test } from './browser.ts'
import { readZip } from '../in-process/read-zip.ts'
import { me, openDrive, row, transfers } from './drive-screens.ts'
import type { MockServer } from './server.ts'
import { undoOf } from './undo-notice.ts'

/** Names of what lies in a folder, at Google. */
function inFolder(mock: MockServer, folder: string): string[] {
  const { drive } = mock.google.world
  return drive.names(me(mock), drive.files(me(mock)).find(({ name }) => name === folder)?.id)
}

test('several chosen files are dragged together, onto a folder of the list and onto one of the tree', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  const both = ['Lease contract.pdf', 'Roadmap']
  await row(page, both[0] ?? '').click()
  await row(page, both[1] ?? '').click({ modifiers: ['Shift'] })
  await row(page, 'Roadmap').dragTo(row(page, 'Household'))
  await expect.poll(() => inFolder(mock, 'Household')).toEqual(expect.arrayContaining(both))
  await undoOf(page, '2 files were moved').click()
  await row(page, 'Roadmap').waitFor()
  await expect
    .poll(() => inFolder(mock, 'Household'))
    .not.toEqual(expect.arrayContaining([expect.stringMatching(/^(Lease|Roadmap)/)]))

  const tree = page.getByRole('treegrid', { name: 'Places' })
  await row(page, 'Lease contract.pdf').click()
  await row(page, 'Roadmap').click({ modifiers: ['ControlOrMeta'] })
  await row(page, 'Lease contract.pdf').dragTo(tree.getByRole('row', { name: 'Photos' }))
  await expect.poll(() => inFolder(mock, 'Photos')).toEqual(expect.arrayContaining(both))
})

/** Lets files of this machine go over an element, as a file manager does. */
async function dropFiles(page: Page, target: Locator, names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'pixy-drop-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const files = names.map((name) => join(folder, name))
  for (const [at, file] of files.entries()) await writeFile(file, names[at] ?? '')
  const box = await target.boundingBox()
  if (!box) throw new Error('what is dropped on is not to be seen')
  const { x, y, width, height } = box
  const devtools = await page.context().newCDPSession(page)
  const copy = 1
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: x + width / 2,
      y: y + height / 2,
      data: { items: [], files, dragOperationsMask: copy },
    })
  }
  await devtools.detach()
}

test('files from outside go into the open folder, or the one of list or tree they are dropped on, and come back as a zip', async ({
  person,
}) => {
  const { mock, page } = await openDrive(person)
  await dropFiles(page, row(page, 'Lease contract.pdf'), ['letter.txt', '보고서.txt'])
  await row(page, 'letter.txt').waitFor()
  await row(page, '보고서.txt').waitFor()
  await dropFiles(page, row(page, 'Household'), ['bill.txt'])
  await expect.poll(() => inFolder(mock, 'Household')).toContain('bill.txt')
  await dropFiles(page, page.getByRole('treegrid', { name: 'Places' }).getByRole('row', { name: 'Photos' }), [
    '사진.txt',
  ])
  await expect.poll(() => inFolder(mock, 'Photos')).toContain('사진.txt')

  await row(page, 'Household').click()
  await row(page, 'letter.txt').click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('Shift+D')
  const dialog = page.getByRole('dialog', { name: 'Download 2 items as zip' })
  await dialog.getByText(/^7 files, /).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Files.zip')
  const archive = readZip(await readFile(await download.path()))
  expect([...archive.keys()]).toEqual(expect.arrayContaining(['letter.txt', 'Household/', 'Household/bill.txt']))
  expect(Buffer.from(archive.get('Household/bill.txt') ?? []).toString()).toBe('bill.txt')
  await transfers(page).getByText('Downloaded', { exact: true }).waitFor()
})
