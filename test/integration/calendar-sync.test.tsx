import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import { settle } from '../in-process/time.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => vi.useRealTimers())

const tea = timedEvent('Tea', '2027-02-09T10:00:00+09:00', '2027-02-09T11:00:00+09:00')
const cake = timedEvent('Cake', '2027-02-10T15:00:00+09:00', '2027-02-10T16:00:00+09:00')
const withTea = {
  at: '/calendar?from=2027-02-08&days=7&view=agenda',
  person: emptyPerson,
  arrange: ({ calendar }: Parameters<NonNullable<NonNullable<Parameters<typeof renderApp>[0]>['arrange']>>[0]) =>
    calendar.put(emptyCalendar, tea),
} as const

function look(at: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(at)
  act(() => void window.dispatchEvent(new Event('visibilitychange')))
}

test('what changed elsewhere is there when the page is looked at again, for one small request', async () => {
  const { world, apiRequests } = await renderApp(withTea)
  await screen.findByRole('article', { name: 'Tea' })
  const before = apiRequests().length
  world.calendar.put(emptyCalendar, cake)
  world.calendar.put(emptyCalendar, { ...tea, status: 'cancelled' })
  look('hidden')
  look('visible')
  await screen.findByRole('article', { name: 'Cake' })
  expect(screen.queryByRole('article', { name: 'Tea' })).toBeNull()
  const asked = apiRequests().slice(before)
  expect(asked.map(({ path }) => path)).toEqual(['calendars/primary/events'])
  expect(asked[0]?.query.has('syncToken')).toBe(true)
})

test('while the page is looked at, changes come every minute, and while it is not, nothing is asked', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const { world, apiRequests } = await renderApp(withTea)
  await screen.findByRole('article', { name: 'Tea' })
  const before = apiRequests().length
  const minute = () =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(60_000)
      await settle()
    })
  look('hidden')
  await minute()
  expect(apiRequests()).toHaveLength(before)
  look('visible')
  await waitFor(() => expect(apiRequests()).toHaveLength(before + 1))
  world.calendar.put(emptyCalendar, cake)
  await minute()
  await screen.findByRole('article', { name: 'Cake' })
  expect(apiRequests()).toHaveLength(before + 2)
})

test('a sync token that Google forgot costs one whole reading, and nobody notices', async () => {
  const { world, apiRequests } = await renderApp(withTea)
  await screen.findByRole('article', { name: 'Tea' })
  const before = apiRequests().length
  world.calendar.put(emptyCalendar, cake)
  world.calendar.expireSyncTokens()
  look('visible')
  await screen.findByRole('article', { name: 'Cake' })
  screen.getByRole('article', { name: 'Tea' })
  expect(screen.queryByRole('alert')).toBeNull()
  expect(
    apiRequests()
      .slice(before)
      .map(({ query }) => query.has('syncToken')),
  ).toEqual([true, false])
})
