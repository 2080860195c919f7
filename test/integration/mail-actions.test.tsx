import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { at, listed, rows, selectedRows, wordsOf } from './mail.ts'
import { renderApp } from './render-app.tsx'

const mail = { at: '/mail', features: ['mail'] } as const

/** The inbox, with what Google has in it by its subjects. */
async function openInbox(options = {}) {
  const app = await renderApp({ ...mail, ...options })
  await listed()
  const person = at(app.google.world.people, 0)
  return { ...app, inGoogle: (label: string) => app.world.gmail.subjects(person, label, 5_000) }
}

const focusRow = (index: number) => act(() => at(rows(), index).focus())

test('E archives the row with the focus, and the focus goes to the next one', async () => {
  const { user, inGoogle } = await openInbox()
  const before = inGoogle('INBOX')
  focusRow(1)
  const next = wordsOf(rows()[2])
  await user.keyboard('e')
  await waitFor(() => expect(wordsOf(document.activeElement)).toBe(next))
  await waitFor(() => expect(inGoogle('INBOX')).toHaveLength(before.length - 1))
})

test('the last thing done is undone by its button, at Google too', async () => {
  const { user, inGoogle } = await openInbox()
  const before = inGoogle('INBOX')
  focusRow(0)
  const first = wordsOf(rows()[0])
  await user.keyboard('#')
  await waitFor(() => expect(inGoogle('INBOX')).toHaveLength(before.length - 1))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(wordsOf(rows()[0])).toBe(first))
  await waitFor(() => expect(inGoogle('INBOX')).toEqual(before))
})

test('many are selected and archived at once, and come back with Z', async () => {
  const { user, inGoogle, apiRequests } = await openInbox()
  const before = inGoogle('INBOX')
  focusRow(0)
  await user.keyboard('[KeyX]{ArrowDown}[KeyX]{ArrowDown}[KeyX]')
  expect(selectedRows()).toHaveLength(3)
  const asked = apiRequests('gmail').length
  await user.click(within(screen.getByRole('toolbar', { name: 'Actions' })).getByRole('button', { name: 'Archive' }))
  await waitFor(() => expect(inGoogle('INBOX')).toHaveLength(before.length - 3))
  const writes = apiRequests('gmail')
    .slice(asked)
    .filter(({ method }) => method === 'POST')
  expect(writes.map(({ path }) => path)).toEqual(['users/me/messages/batchModify'])
  await screen.findByRole('button', { name: 'Undo' })
  await user.keyboard('[KeyZ]')
  await waitFor(() => expect(inGoogle('INBOX')).toEqual(before))
})

test('opening marks as read, and what was read stays in a list of unread mail until it is read anew', async () => {
  const { user, inGoogle } = await openInbox({ at: '/mail?q=is%3Aunread' })
  const before = inGoogle('UNREAD')
  const first = at(rows(), 0)
  const count = rows().length
  await user.click(within(first).getByRole('link'))
  await screen.findAllByRole('article')
  await waitFor(() => expect(inGoogle('UNREAD').length).toBeLessThan(before.length))
  act(() => history.back())
  await listed()
  expect(rows()).toHaveLength(count)
})

test('a star is set in the row and taken off again', async () => {
  const { user, inGoogle } = await openInbox()
  const before = inGoogle('STARRED').length
  const star = at(screen.getAllByRole('button', { name: 'Star', pressed: false }), 0)
  await user.click(star)
  await waitFor(() => expect(inGoogle('STARRED')).toHaveLength(before + 1))
  expect(star.getAttribute('aria-pressed')).toBe('true')
  await user.click(star)
  await waitFor(() => expect(inGoogle('STARRED')).toHaveLength(before))
})

test('a label is made in the menu and put on the conversation', async () => {
  const { user, world, google } = await openInbox()
  await user.click(within(at(rows(), 0)).getByRole('link'))
  const bar = await screen.findByRole('toolbar', { name: 'Actions for this conversation' })
  await user.click(within(bar).getByRole('button', { name: 'Label' }))
  await user.type(await screen.findByRole('textbox', { name: 'Find or create a label' }), 'Garden{Enter}')
  expect(await screen.findByRole('checkbox', { name: 'Garden' })).toHaveProperty('checked', true)
  const label = () => google.world.gmail.mailboxOf(at(world.people, 0)).labels.find(({ name }) => name === 'Garden')
  await waitFor(() => expect(world.gmail.subjects(at(world.people, 0), label()?.id ?? '')).toHaveLength(1))
})

test('a change that Google refuses is taken back and said', async () => {
  const { user, inGoogle } = await openInbox({
    answer: ({ url }: Request) => (url.includes('batchModify') ? new Response('{}', { status: 400 }) : undefined),
  })
  const before = inGoogle('INBOX')
  const first = wordsOf(rows()[0])
  focusRow(0)
  await user.keyboard('e')
  await screen.findByText(/could not be changed/)
  await waitFor(() => expect(wordsOf(rows()[0])).toBe(first))
  expect(inGoogle('INBOX')).toEqual(before)
})

test('archiving an open conversation comes back to the list, at the row after it', async () => {
  const { user, inGoogle } = await openInbox()
  const before = inGoogle('INBOX').length
  const next = wordsOf(rows()[2])
  await user.click(within(at(rows(), 1)).getByRole('link'))
  const bar = await screen.findByRole('toolbar', { name: 'Actions for this conversation' })
  await user.click(within(bar).getByRole('button', { name: 'Archive' }))
  await waitFor(() => expect(location.pathname).toBe('/mail'))
  await waitFor(() => expect(wordsOf(document.activeElement)).toBe(next))
  await waitFor(() => expect(inGoogle('INBOX')).toHaveLength(before - 1))
})
