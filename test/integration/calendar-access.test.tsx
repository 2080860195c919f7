import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { googleFeatureScopes, googleScopeBase } from '#config/google-defaults.ts'
import type { World } from '#mock/world/world.ts'
import { allDayEvent, emptyCalendar, emptyPerson } from './events.ts'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import { renderApp } from './render-app.tsx'

const [eventsScope = ''] = googleFeatureScopes.calendar

const withHoliday = {
  at: '/calendar?from=2027-02-08&days=7',
  person: emptyPerson,
  arrange: ({ calendar }: World) => calendar.put(emptyCalendar, allDayEvent('Holiday', '2027-02-09', '2027-02-10')),
} as const

test('without its scope the calendar says what it would read, and asks Google for nothing', async () => {
  const { apiRequests, left } = await renderApp({ at: '/calendar', allowed: [] })
  await screen.findByRole('button', { name: 'Allow calendar' })
  await screen.findByText('Pixy may not see your calendar yet.')
  expect(apiRequests()).toEqual([])
  expect(left).toEqual([])
})

test('the card on the start page asks for nothing without the scope, and has the same button', async () => {
  const { apiRequests } = await renderApp({ at: '/', allowed: [] })
  await screen.findByRole('button', { name: 'Allow calendar' })
  expect(apiRequests()).toEqual([])
})

test('allowing it asks for the calendar’s scopes, comes back to the same days and shows them', async () => {
  const { user, left, comeBack } = await renderApp({ ...withHoliday, allowed: [] })
  await user.click(await screen.findByRole('button', { name: 'Allow calendar' }))
  await waitFor(() => expect(left).toHaveLength(1))
  const asked = new URL(left.at(-1) ?? '').searchParams.get('scope')?.split(' ')
  expect(asked).toEqual(expect.arrayContaining(googleFeatureScopes.calendar))
  await comeBack(googleFeatureScopes.calendar)
  expect(location.pathname + location.search).toBe(withHoliday.at)
  await screen.findByRole('article', { name: 'Holiday' })
})

test('a refused scope leaves the person signed in, without a request, and with the button to ask again', async () => {
  const { user, left, comeBack, apiRequests } = await renderApp({ ...withHoliday, allowed: [] })
  await user.click(await screen.findByRole('button', { name: 'Allow calendar' }))
  await waitFor(() => expect(left).toHaveLength(1))
  await comeBack([])
  await screen.findByRole('button', { name: 'Allow calendar' })
  expect(document.documentElement.dataset['session']).toBe('signed-in')
  expect(apiRequests()).toEqual([])
})

test('events without the list of calendars: the main calendar works, and the list can be asked for', async () => {
  const { apiRequests, user, left } = await renderApp({ ...withHoliday, allowed: [eventsScope] })
  await screen.findByRole('article', { name: 'Holiday' })
  expect(apiRequests().map(({ path }) => path)).toEqual(['calendars/primary/events'])
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Allow the list' }))
  await waitFor(() => expect(left).toHaveLength(1))
  expect(new URL(left.at(-1) ?? '').searchParams.get('scope')).toContain('calendar.calendarlist.readonly')
})

test('a grant for reading alone shows the calendar, and what would allow changes can still be asked for', async () => {
  const readOnly = `${googleScopeBase}calendar.events.readonly`
  const { apiRequests, left, user } = await renderApp({ ...withHoliday, allowed: [readOnly] })
  await screen.findByRole('article', { name: 'Holiday' })
  expect(screen.queryByRole('alert')).toBeNull()
  expect(apiRequests().map(({ method }) => method)).toEqual(['GET'])
  await user.click(screen.getByRole('button', { name: 'Allow the list' }))
  await waitFor(() => expect(left).toHaveLength(1))
  expect(new URL(left.at(-1) ?? '').searchParams.get('scope')?.split(' ')).toContain(eventsScope)
})

test('a scope that Google takes back while the app is open becomes a button, not a retry', async () => {
  const { apiRequests } = await renderApp({
    ...withHoliday,
    allowed: [eventsScope],
    arrange: (world) => world.faults.turnOn('api-403'),
  })
  const alert = await screen.findByRole('alert')
  expect(alert.dataset['code']).toBe('scope-missing')
  screen.getByRole('button', { name: 'Allow calendar' })
  expect(apiRequests()).toHaveLength(1)
})

test('after sign-out nothing of the calendar is left, and the next person sees only their own', async () => {
  const { user, auth, left, comeBack, apiRequests } = await renderApp(withHoliday)
  await screen.findByRole('article', { name: 'Holiday' })
  const before = apiRequests().length
  await act(() => auth().signOut())
  expect(document.documentElement.dataset['session']).toBe('signed-out')
  expect(document.body.textContent).not.toContain('Holiday')
  expect(left).toEqual(['/signed-out'])

  await act(() => auth().signIn({ providerId: 'work', returnTo: withHoliday.at }))
  await comeBack([], 0)
  await user.click(await screen.findByRole('button', { name: 'Allow calendar' }))
  expect(apiRequests()).toHaveLength(before)
  await waitFor(() => expect(left).toHaveLength(3))
  await comeBack(googleFeatureScopes.calendar, 0)
  expect((await screen.findAllByRole('article')).length).toBeGreaterThan(0)
  expect(screen.queryByRole('article', { name: 'Holiday' })).toBeNull()
})
