import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/search/SearchResults.tsx'
import '#features/drive/DrivePage.tsx'
import '#features/mail/MailPage.tsx'
import { lists, type List } from './lists.ts'
import { renderApp } from './render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
const patience = { timeout: 15_000 }

function setOnline(online: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  act(() => void dispatchEvent(new Event(online ? 'online' : 'offline')))
}
afterEach(() => setOnline(true))

const open = ({ at, feature, allowed }: List, more: Parameters<typeof renderApp>[0] = {}) =>
  renderApp({ at, features: [feature], ...(allowed && { allowed }), ...more })

/** The place of a list, once it is there. */
const place = async ({ region }: List) =>
  within(region === undefined ? document.body : await screen.findByRole('region', { name: region }, patience))

/** Answers with nothing, to what a list is read from. */
const nothing =
  ({ reads, nothing: answer }: List) =>
  ({ url }: Request) =>
    reads.test(url) ? Response.json(answer) : undefined

const all = Object.entries(lists)

test.each(all)('%s has one sentence where there is nothing', async (_name, list) => {
  await open(list, { answer: nothing(list) })
  const found = await place(list)
  expect((await found.findAllByText(list.empty, {}, patience)).length).toBeGreaterThan(0)
  expect(found.queryByRole('alert')).toBeNull()
})

test.each(all)('%s says that it is loading, until it is there', async (_name, list) => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await open(list, { before: ({ url }) => (list.reads.test(url) ? held : Promise.resolve()), answer: nothing(list) })
  const found = await place(list)
  await found.findAllByText(list.loading, {}, patience)
  expect(found.queryByText(list.empty)).toBeNull()
  act(release)
  await found.findAllByText(list.empty, {}, patience)
  expect(found.queryAllByText(list.loading)).toEqual([])
})

test.each(all)('%s says why it cannot be read, and its button tries again', async (_name, list) => {
  let broken = true
  const { user } = await open(list, {
    answer: (request) =>
      broken && list.reads.test(request.url)
        ? Response.json({ error: { code: 400 } }, { status: 400 })
        : nothing(list)(request),
  })
  const found = await place(list)
  const alert = await found.findByRole('alert', {}, patience)
  expect(alert.textContent).toContain(list.failed)
  expect(alert.dataset['code']).toBe('invalid-request')
  broken = false
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await found.findAllByText(list.empty, {}, patience)
  await waitFor(() => expect(found.queryByRole('alert')).toBeNull())
})

test.each(all)('%s waits without a network, asks for nothing, and goes on by itself', async (_name, list) => {
  setOnline(false)
  const { apiRequests } = await open(list, { answer: nothing(list) })
  const found = await place(list)
  await found.findByText(list.offline, {}, patience)
  screen.getByText('You are offline')
  expect([...apiRequests('calendar'), ...apiRequests('gmail'), ...apiRequests('drive')]).toEqual([])
  setOnline(true)
  await found.findAllByText(list.empty, {}, patience)
})

test.each(all)('%s asks for nothing without its scope, and has the button that allows it', async (_name, list) => {
  const { apiRequests, left, user } = await open(list, { allowed: [] })
  const found = await place(list)
  const button = await found.findByRole('button', { name: list.allow }, patience)
  expect([...apiRequests('calendar'), ...apiRequests('gmail'), ...apiRequests('drive')]).toEqual([])
  await user.click(button)
  await waitFor(() => expect(left).toHaveLength(1))
})
