import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import { googleFeatureScopes, googleScopeBase } from '#config/google-defaults.ts'
import type { World } from '#mock/world/world.ts'
import { allDayEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
const patience = { timeout: 15_000 }

const kenji = 1
const team = 'team@group.calendar.demo.example'
const withHoliday = {
  at: '/calendar?from=2027-02-09&days=1',
  person: kenji,
  arrange: ({ calendar }: World) => {
    calendar.put('kenji@demo.example', allDayEvent('Holiday', '2027-02-09', '2027-02-10'))
    calendar.put(team, allDayEvent('Sports', '2027-02-09', '2027-02-10'))
  },
} as const
const wider = [...googleFeatureScopes.calendar, `${googleScopeBase}calendar.calendarlist`]

const box = () => screen.findByLabelText<HTMLInputElement>('Orchard team', { selector: 'input' }, patience)
const person = (world: World) => {
  const found = world.people[kenji]
  if (!found) throw new Error('nobody')
  return found
}

test('a calendar that was hidden here stays hidden after a reload; Google is told nothing without the scope for it', async () => {
  const { user, reload, apiRequests } = await renderApp(withHoliday)
  await screen.findByText('Sports', {}, patience)
  await user.click(await box())
  await waitFor(() => expect(screen.queryByText('Sports')).toBeNull())
  await reload()
  await screen.findByText('Holiday', {}, patience)
  expect((await box()).checked).toBe(false)
  expect(screen.queryByText('Sports')).toBeNull()
  expect(apiRequests().every(({ method }) => method === 'GET')).toBe(true)
})

test('what was chosen here is forgotten with the account', async () => {
  const { user, auth } = await renderApp(withHoliday)
  await user.click(await box())
  await waitFor(async () => expect((await box()).checked).toBe(false))
  expect(JSON.stringify({ ...localStorage })).toContain(team)
  await act(() => auth().signOut())
  expect(JSON.stringify({ ...localStorage })).not.toContain(team)
})

test('with the scope for it the choice is Google’s own: other programs follow, and so does a reload', async () => {
  const { user, world, reload } = await renderApp({ ...withHoliday, allowed: wider })
  await screen.findByText('Sports', {}, patience)
  await user.click(await box())
  await waitFor(() => expect(screen.queryByText('Sports')).toBeNull())
  await waitFor(() => expect(world.calendar.isSelected(person(world), team)).toBe(false))
  expect(JSON.stringify({ ...localStorage })).not.toContain(team)
  await reload()
  await screen.findByText('Holiday', {}, patience)
  expect((await box()).checked).toBe(false)
  await user.click(await box())
  await screen.findByText('Sports', {}, patience)
  await waitFor(() => expect(world.calendar.isSelected(person(world), team)).toBe(true))
})

test('a choice that Google refuses is taken back and said', async () => {
  const { user } = await renderApp({
    ...withHoliday,
    allowed: wider,
    answer: ({ method }) =>
      method === 'PATCH' ? Response.json({ error: { code: 400, message: 'no' } }, { status: 400 }) : undefined,
  })
  await screen.findByText('Sports', {}, patience)
  await user.click(await box())
  await screen.findByText(/^Google could not be told/)
  expect((await box()).checked).toBe(true)
  await screen.findByText('Sports', {}, patience)
})
