import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/event/SaveQuestion.tsx'
import type { World } from '#mock/world/world.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

const days = '/calendar?from=2027-02-08&days=5'
const put = ({ calendar }: World, title: string, day: number, more: Parameters<typeof timedEvent>[3] = {}) =>
  calendar.put(
    emptyCalendar,
    timedEvent(title, `2027-02-0${day}T09:00:00+09:00`, `2027-02-0${day}T10:00:00+09:00`, more),
  )
const lineOf = async (title: string, nth = 0) => {
  const article = (await screen.findAllByRole('article', { name: title }))[nth]
  if (!article) throw new Error(`There is no ${title} ${nth}`)
  const [line] = within(article).getAllByRole('button')
  if (!line) throw new Error(`${title} has no button`)
  return line
}

test('a series that comes back under other ids keeps the focus on the event that was moved', async () => {
  let arrived = () => undefined as void
  const underWay = new Promise<void>((resolve) => (arrived = resolve))
  let holds = false
  const { user } = await renderApp({
    at: days,
    person: emptyPerson,
    arrange: (world) => put(world, 'Stand-up', 8, { id: 'standup', recurrence: ['RRULE:FREQ=DAILY;COUNT=4'] }),
    before: async ({ method }) => {
      if (holds && method !== 'GET') await underWay
    },
  })
  const line = await lineOf('Stand-up', 1)
  await user.click(line)
  const article = within(line.closest('article') ?? document.body)
  await user.click(article.getByRole('button', { name: '15 min later' }))
  await user.click(await screen.findByRole('radio', { name: 'This and following events' }))
  holds = true
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('radio')).toBeNull())
  act(() => line.focus())
  arrived()
  await waitFor(async () => expect((await lineOf('Stand-up', 1)).dataset['entry']).not.toMatch(/ standup_/))
  expect(document.activeElement).toBe(await lineOf('Stand-up', 1))
})

test('an event that somebody else moves or deletes leaves the focus on itself, or on its neighbour', async () => {
  const { google } = await renderApp({
    at: days,
    person: emptyPerson,
    arrange: (world) => {
      put(world, 'Tea', 8, { id: 'tea00' })
      put(world, 'Lunch', 9, { id: 'lunch' })
    },
  })
  const changed = async (arrange: (world: World) => void) => {
    await google.arrange(arrange)
    act(() => void dispatchEvent(new Event('visibilitychange')))
  }
  const tea = await lineOf('Tea')
  act(() => tea.focus())
  await changed((world) => put(world, 'Tea', 9, { id: 'tea00' }))
  await waitFor(() => expect(tea.isConnected).toBe(false))
  expect(document.activeElement).toBe(await lineOf('Tea'))

  await changed((world) => put(world, 'Tea', 9, { id: 'tea00', status: 'cancelled' }))
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Tea' })).toBeNull())
  expect(document.activeElement).toBe(await lineOf('Lunch'))
})
