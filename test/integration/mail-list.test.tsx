import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { at, listed, selectedRows, wordsOf } from './mail.ts'
import { renderApp } from './render-app.tsx'

const mail = { at: '/mail', features: ['mail'] } as const

test('without its scope mail says what it would do, and asks Google for nothing', async () => {
  const { apiRequests, left } = await renderApp({ ...mail, allowed: [] })
  await screen.findByRole('button', { name: 'Allow mail' })
  expect(apiRequests('gmail')).toEqual([])
  expect(left).toEqual([])
})

test('the inbox lists its conversations, newest first, with the labels beside them', async () => {
  const { world, google } = await renderApp(mail)
  const [first] = await listed()
  const [subject = '?'] = world.gmail.subjects(at(google.world.people, 0), 'INBOX', 1)
  expect(wordsOf(first)).toContain(subject)
  screen.getByRole('heading', { level: 1, name: 'Inbox' })
})

test('arrows walk the list, Space selects, and Enter opens the conversation', async () => {
  const { user } = await renderApp(mail)
  const [first, second] = await listed()
  act(() => first?.focus())
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(second)
  await user.keyboard(' ')
  expect(second?.getAttribute('aria-selected')).toBe('true')
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(selectedRows()).toHaveLength(3)
  await user.keyboard('{Escape}')
  expect(selectedRows()).toHaveLength(0)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.pathname).toMatch(/^\/mail\/[0-9a-f]+$/))
  await screen.findAllByRole('article')
})

test('Shift and a click on a box select all rows between', async () => {
  const { user } = await renderApp(mail)
  await listed()
  const boxes = screen.getAllByRole('checkbox', { name: /^Select: / })
  await user.click(at(boxes, 1))
  await user.keyboard('{Shift>}')
  await user.click(at(boxes, 4))
  await user.keyboard('{/Shift}')
  expect(selectedRows()).toHaveLength(4)
})

test('Back from a conversation comes back to its row', async () => {
  const { user } = await renderApp(mail)
  const shown = await listed()
  // It is read afterwards.
  const opened = wordsOf(shown[2]).replace('Unread, ', '')
  await user.click(within(at(shown, 2)).getByRole('link'))
  await screen.findAllByRole('article')
  expect(document.activeElement?.tagName).toBe('H2')
  act(() => history.back())
  await waitFor(() => expect(wordsOf(document.activeElement)).toBe(opened))
})

test('a label of the person’s own is listed with its name, and opens its list', async () => {
  const { user } = await renderApp(mail)
  await listed()
  await user.click(screen.getByRole('button', { name: 'Labels' }))
  await user.click(await screen.findByRole('link', { name: /^Family/ }))
  await screen.findByRole('heading', { level: 1, name: 'Family' })
  expect(location.search).toMatch(/^\?label=/)
  await listed()
})

test('an empty mailbox says so', async () => {
  await renderApp({ ...mail, person: 2 })
  await screen.findByText('Your inbox is empty.')
})

test('what cannot be read is said once, and can be tried again', async () => {
  let broken = true
  const { user } = await renderApp({
    ...mail,
    answer: ({ url }) => (broken && /\/threads\?/.test(url) ? new Response('{}', { status: 404 }) : undefined),
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Your mail could not be loaded')
  broken = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await listed()
})

test('the inbox costs one list, one request for each row that is seen, and the labels', async () => {
  const { apiRequests } = await renderApp(mail)
  await listed()
  await waitFor(() => expect(screen.queryAllByText('Loading mail')).toEqual([]))
  const asked = apiRequests('gmail').map(({ path, query }) => `${path} ${query.get('pageToken') ?? ''}`)
  expect(asked.filter((path) => path.startsWith('users/me/threads '))).toHaveLength(1)
  expect(asked.filter((path) => path.startsWith('users/me/labels '))).toHaveLength(1)
  expect(
    asked.filter((path, index) => asked.indexOf(path) !== index),
    'asked for twice',
  ).toEqual([])
})

test('opening a conversation asks for the bodies of what is open, and for nothing that the list had', async () => {
  const { user, apiRequests } = await renderApp(mail)
  const shown = await listed()
  await waitFor(() => expect(screen.queryAllByText('Loading mail')).toEqual([]))
  const before = apiRequests('gmail').length
  await user.click(within(at(shown, 1)).getByRole('link'))
  await screen.findAllByRole('article')
  await waitFor(() => expect(screen.queryAllByText('Loading mail')).toEqual([]))
  const asked = apiRequests('gmail')
    .slice(before)
    .map(({ method, path }) => `${method} ${path}`)
    // That it is read now is told, once.
    .filter((line) => line !== 'POST users/me/messages/batchModify')
  expect(asked.filter((line) => !line.startsWith('GET users/me/messages/'))).toEqual([])
  expect(new Set(asked).size).toBe(asked.length)
})
