import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/agenda/TodayCard.tsx'
import '#features/drive/RecentFilesCard.tsx'
import '#features/mail/MailPage.tsx'
import '#features/mail/UnreadCard.tsx'
import { renderApp } from './render-app.tsx'

const all = { features: ['calendar', 'mail', 'drive'], feature: 'mail' } as const
const card = (name: string) => screen.findByRole('region', { name })

test('the card of unread mail lists what came last, and each leads to its conversation', async () => {
  const { user, apiRequests } = await renderApp(all)
  const unread = await card('Unread mail')
  const list = await within(unread).findByRole('list', { name: 'Unread mail' })
  await waitFor(() => expect(within(list).getAllByRole('time').length).toBeGreaterThan(1))
  const [first] = within(list).getAllByRole('link')
  if (!first) throw new Error('nothing is unread')
  expect(apiRequests('gmail').filter(({ path }) => path === 'users/me/threads')).toHaveLength(1)
  expect(apiRequests('gmail').length).toBeLessThanOrEqual(10)
  await user.click(first)
  await waitFor(() => expect(location.pathname).toMatch(/^\/mail\/.+/))
})

test('a card whose feature is not allowed asks for nothing, and has the button that asks', async () => {
  const { apiRequests } = await renderApp({ ...all, allowed: [] })
  for (const [name, button] of [
    ['Today and tomorrow', 'Allow calendar'],
    ['Unread mail', 'Allow mail'],
  ] as const) {
    await within(await card(name)).findByRole('button', { name: button })
  }
  expect([...apiRequests('calendar'), ...apiRequests('gmail'), ...apiRequests('drive')]).toEqual([])
})

test('a card that fails fails alone, and tries again by its button', async () => {
  let broken = true
  const { user } = await renderApp({
    ...all,
    answer: ({ url }) =>
      broken && url.includes('/gmail/') ? Response.json({ error: { code: 400 } }, { status: 400 }) : undefined,
  })
  const unread = await card('Unread mail')
  const alert = await within(unread).findByRole('alert')
  expect(alert.dataset['code']).toBe('invalid-request')
  await within(await card('Today and tomorrow')).findByRole('button', { name: 'Allow calendar' })
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  broken = false
  await user.click(within(unread).getByRole('button', { name: 'Try again' }))
  await within(unread).findByRole('list', { name: 'Unread mail' })
})

test('a feature that is not configured has no card', async () => {
  await renderApp({ features: ['calendar'], allowed: [] })
  await card('Today and tomorrow')
  expect(screen.queryByRole('region', { name: 'Unread mail' })).toBeNull()
})

test('where a site offers no features the first page says so, and leads to who is signed in', async () => {
  const { user } = await renderApp({ features: [] })
  await screen.findByText('You are signed in. This site offers no calendar, mail or files.')
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Profile' }))
  await waitFor(() => expect(location.pathname).toBe('/profile'))
})
