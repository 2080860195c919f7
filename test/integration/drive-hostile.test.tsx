import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { allOfDrive } from './drive.ts'
import { renderApp } from './render-app.tsx'

const folderType = 'application/vnd.google-apps.folder'
const file = (id: string, more: object) => ({ id, name: id, mimeType: 'text/plain', parents: ['root'], ...more })

const files = [
  file('turned', { name: 'invoice\u202etxt.exe' }),
  file('up', { name: '../../etc/passwd' }),
  file('markup', { name: '<img src=x onerror=alert(1)>' }),
  file('long', { name: 'x'.repeat(10_000) }),
  file('huge', { size: '999999999999999999999999', modifiedTime: 'the day before' }),
  file('odd', { owners: 'nobody', capabilities: [], starred: 'yes', webViewLink: 'javascript:alert(1)' }),
  file('loop', { mimeType: folderType, parents: ['loop'] }),
  // Neither has what every file has.
  { name: 'without an id' },
  null,
]

test('whatever a hostile Drive says of its files, they are rows of plain text, and the page goes on', async () => {
  await renderApp({
    ...allOfDrive,
    at: '/drive',
    answer: ({ url }) =>
      /\/files\?/.test(url)
        ? Response.json({ files, nextPageToken: 7, incompleteSearch: 'maybe' })
        : /\/files\/loop/.test(url)
          ? Response.json(files.find((one) => one !== null && 'id' in one && one.id === 'loop'))
          : undefined,
  })
  const grid = await screen.findByRole('grid')
  await waitFor(() => expect(grid.querySelectorAll('[role="row"]')).toHaveLength(7))
  expect(grid.textContent).not.toMatch(/[\u202a-\u202e]/)
  expect(grid.textContent).toContain('../../etc/passwd')
  expect(grid.textContent).toContain('<img src=x onerror=alert(1)>')
  expect(grid.querySelector('img, a')).toBeNull()
  expect(grid.querySelector('[data-key="long"]')?.textContent.length).toBeLessThan(500)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a folder that lies in itself opens, and its path has an end', async () => {
  const loop = file('loop', { name: 'Loop', mimeType: folderType, parents: ['loop'] })
  await renderApp({
    ...allOfDrive,
    at: '/drive/loop',
    answer: ({ url }) =>
      /\/files\?/.test(url)
        ? Response.json({ files: [loop] })
        : /\/files\/loop/.test(url)
          ? Response.json(loop)
          : undefined,
  })
  const path = await screen.findByRole('navigation', { name: 'Folder path' })
  await waitFor(() => expect(path.textContent).toContain('Loop'))
  expect(path.querySelectorAll('li').length).toBeLessThan(3)
})
