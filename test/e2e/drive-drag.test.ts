import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { me, openDrive, row } from './drive-screens.ts'
import type { MockServer } from './server.ts'

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
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await row(page, 'Roadmap').waitFor()
  await expect.poll(() => inFolder(mock, 'Household')).not.toContain('Roadmap')

  const tree = page.getByRole('treegrid', { name: 'Places' })
  await row(page, 'Lease contract.pdf').click()
  await row(page, 'Roadmap').click({ modifiers: ['ControlOrMeta'] })
  await row(page, 'Lease contract.pdf').dragTo(tree.getByRole('row', { name: 'Photos' }))
  await expect.poll(() => inFolder(mock, 'Photos')).toEqual(expect.arrayContaining(both))
})

/** Lets files go over an element, as a file manager does. */
const dropFiles = (page: Page, name: string | undefined, files: readonly string[]) =>
  page.evaluate(
    ([over, names]) => {
      const grid = document.querySelector('[role=grid]')
      const target = over === undefined ? grid : grid?.querySelector(`[role=row][aria-label="${over}"]`)
      const dataTransfer = new DataTransfer()
      for (const one of names ?? []) dataTransfer.items.add(new File([one], one, { type: 'text/plain' }))
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
      }
    },
    [name, files] as const,
  )

test('files from outside go into the open folder, or into the one they are dropped on', async ({ person }) => {
  const { mock, page } = await openDrive(person)
  await dropFiles(page, undefined, ['letter.txt', '보고서.txt'])
  await row(page, 'letter.txt').waitFor()
  await row(page, '보고서.txt').waitFor()
  await dropFiles(page, 'Household', ['bill.txt'])
  await expect.poll(() => inFolder(mock, 'Household')).toContain('bill.txt')
})
