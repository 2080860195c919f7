import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { allOfDrive, row } from './drive.ts'
import { listed } from './mail.ts'
import { renderApp } from './render-app.tsx'

const refused = () => Response.json({ error: { code: 400 } }, { status: 400 })

function setOnline(online: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  act(() => void dispatchEvent(new Event(online ? 'online' : 'offline')))
}
afterEach(() => setOnline(true))

test('labels that cannot be read say so beside Gmail’s own, and come by another try', async () => {
  let broken = true
  const { user } = await renderApp({
    at: '/mail',
    features: ['mail'],
    answer: ({ url }) => (broken && url.endsWith('/labels') ? refused() : undefined),
  })
  await listed()
  await user.click(screen.getByRole('button', { name: 'Labels' }))
  const labels = within(await screen.findByRole('dialog', { name: 'Labels' }))
  const alert = await labels.findByRole('alert')
  expect(alert.textContent).toContain('Your labels could not be loaded')
  labels.getByRole('link', { name: /^Inbox/ })
  broken = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await labels.findByRole('link', { name: /^Receipts/ })
  expect(labels.queryByRole('alert')).toBeNull()
})

test('labels that were not read before wait for the network in words', async () => {
  setOnline(false)
  const { user } = await renderApp({ at: '/mail', features: ['mail'] })
  await user.click(await screen.findByRole('button', { name: 'Labels' }))
  const labels = within(await screen.findByRole('dialog', { name: 'Labels' }))
  await labels.findByText('Your labels are shown once you are online again.')
})

test('a row that cannot be read says so, and the others are there', async () => {
  let first: string | undefined
  await renderApp({
    at: '/mail',
    features: ['mail'],
    answer: ({ url }) => {
      const id = /\/threads\/([^/?]+)/.exec(url)?.[1]
      first ??= id
      return id !== undefined && id === first ? refused() : undefined
    },
  })
  const rows = await listed()
  await screen.findByText('This conversation could not be loaded')
  expect(rows.length).toBeGreaterThan(1)
})

test.each([
  ['is gone', 404, 'This conversation is not there any more.'],
  ['cannot be read', 400, 'This conversation could not be loaded'],
])('a conversation that %s says so', async (_how, status, words) => {
  await renderApp({
    at: '/mail/18c0ffee',
    features: ['mail'],
    answer: ({ url }) =>
      url.includes('/threads/18c0ffee') ? Response.json({ error: { code: status } }, { status }) : undefined,
  })
  await screen.findByText(words, {}, { timeout: 15_000 })
})

test('a conversation that was not read before waits for the network in words', async () => {
  setOnline(false)
  await renderApp({ at: '/mail/18c0ffee', features: ['mail'] })
  expect((await screen.findAllByText(/this mail has not been read here before/)).length).toBeGreaterThan(0)
})

test('folders of the tree that cannot be read say so in their place, and come by another try', async () => {
  let broken = false
  const { user } = await renderApp({
    at: '/drive',
    ...allOfDrive,
    answer: ({ url }) => (broken && url.includes('folder') ? refused() : undefined),
  })
  await user.click(await row('Roadmap'))
  broken = true
  await user.keyboard('m')
  const tree = within(await screen.findByRole('dialog', { name: 'Move “Roadmap” to …' }))
  await tree.findByText('The folders in here could not be loaded.')
  broken = false
  await user.click(tree.getByRole('button', { name: 'Try again' }))
  await tree.findByText('Orchard project')
  expect(tree.queryByText('The folders in here could not be loaded.')).toBeNull()
})

test('a file in the address that is not there says so, and closing leads back to the list', async () => {
  const { user } = await renderApp({ at: '/drive?look=nosuchfile', ...allOfDrive })
  const dialog = within(await screen.findByRole('dialog', { name: 'Quick look' }, { timeout: 15_000 }))
  await dialog.findByText('The file could not be read')
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(location.search).toBe(''))
  await row('Roadmap')
})

test('a list of calendars that cannot be read leaves the main one at work', async () => {
  let broken = true
  const { user } = await renderApp({
    at: '/calendar?from=2026-12-07&days=7',
    answer: ({ url }) => (broken && url.includes('calendarList') ? refused() : undefined),
  })
  const alert = await screen.findByRole('alert', {}, { timeout: 15_000 })
  expect(alert.textContent).toContain('Some of your events could not be loaded')
  expect(screen.getAllByRole('article').length).toBeGreaterThan(0)
  broken = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await screen.findByRole('checkbox', { name: 'Holidays', hidden: true })
})
