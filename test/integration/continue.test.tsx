import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
// Loaded before the first test, which waits for what is shown and not for a slow machine.
import '#app/notices/ContinueNotice.tsx'
import '#app/signed-in/SignedInApp.tsx'
import '#doctor/load-doctor.ts'
import '#features/setup/SetupPage.tsx'
import { renderApp } from './render-app.tsx'

/** Google's browser-only connection, with so much time left. */
const withGoogle = (lifetimeSeconds: number, more: Parameters<typeof renderApp>[0] = {}) =>
  renderApp({ at: '/setup', google: true, lifetimeSeconds, ...more })

const continueButton = () => screen.findByRole('button', { name: 'Continue' })

test('shortly before its end the session asks for a click, and says whose flow this is and why', async () => {
  await withGoogle(500)
  await continueButton()
  const notice = within(
    screen.getAllByRole('status').find((status) => within(status).queryByRole('button')) ?? document.body,
  )
  notice.getByText(/^Access to Google ends at \d/)
  notice.getByText(/browser-only flow gives a page without a server about one hour at a time/)
})

test('a session with time left says nothing', async () => {
  await withGoogle(3_599)
  await screen.findByRole('main')
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
})

test('the click opens a window, nothing does before, and its answer takes the notice away and keeps the focus on the page', async () => {
  const { user, windows, left, world, answerWindow, auth } = await withGoogle(500)
  const button = await continueButton()
  expect(windows).toEqual([])
  await user.click(button)
  await waitFor(() => expect(windows).toHaveLength(1))
  await screen.findByText(/Go on in the window that has opened/)
  const parameters = new URL(windows[0] ?? '').searchParams
  expect(parameters.get('login_hint')).toBe(world.people[0]?.email)
  expect(parameters.has('prompt')).toBe(false)
  world.settings.accessTokenLifetimeSeconds = 3_599
  expect(await act(() => answerWindow())).toBe(true)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull())
  expect(document.activeElement).toBe(screen.getByRole('main'))
  expect(auth().session.getSnapshot()).toMatchObject({ state: 'signed-in', signedIn: { renewals: expect.any(Number) } })
  expect(left).toEqual([])
})

test('who finds no window goes on in this one', async () => {
  const { user, left } = await withGoogle(500)
  await user.click(await continueButton())
  await user.click(await screen.findByRole('button', { name: 'Continue in this window' }))
  await waitFor(() => expect(left).toHaveLength(1))
  expect(new URL(left[0] ?? '').searchParams.get('response_type')).toBe('token id_token')
})

test('where the browser opens no window the page says so with a cure, and goes itself when it is told to', async () => {
  const { user, windows, left } = await withGoogle(500, { popups: false })
  await user.click(await continueButton())
  const title = await screen.findByText('The browser opened no window')
  const alert = title.closest<HTMLElement>('[role=alert]') ?? document.body
  expect(alert.dataset['code']).toBe('popup-blocked')
  await within(alert).findByText(/Allow them, or go on in this tab/)
  expect(within(alert).getByRole('link').getAttribute('href')).toContain('support.google.com')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Continue' }))
  expect(left).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Continue in this window' }))
  await waitFor(() => expect(left).toHaveLength(1))
  expect(windows).toEqual([])
})
