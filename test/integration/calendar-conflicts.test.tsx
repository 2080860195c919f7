import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/ConflictDialog.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/form/QuickEvent.tsx'
import '#features/calendar/event/SaveQuestion.tsx'
import type { MockGoogle } from '#mock/google.ts'
import type { CalendarEvent } from '#mock/calendar/resource.ts'
import type { World } from '#mock/world/world.ts'
import { notices } from '#ui/notices/notices.ts'
import { undoHistory } from '#ui/notices/undo.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  undoHistory.clear()
  notices.clear()
})

const at = '/calendar?from=2027-02-08&days=14'
const standUp = timedEvent('Stand-up', '2027-02-08T09:00:00+09:00', '2027-02-08T09:15:00+09:00', {
  id: 'stand',
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
})
const withSeries = (before = () => Promise.resolve()) =>
  renderApp({ at, person: emptyPerson, before, arrange: ({ calendar }) => calendar.put(emptyCalendar, standUp) })

function kept(world: World): CalendarEvent[] {
  const alex = world.personBy(emptyCalendar)
  const calendar = alex && world.calendar.calendarOf(alex, 'primary')
  return (calendar?.events ?? []).filter(({ status }) => status !== 'cancelled')
}
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }))
const question = async (name: RegExp) => within(await screen.findByRole('alertdialog', { name }))

/** Opens the form of the second occurrence and gives it another title. */
async function renameSecond(user: UserEvent, title: string) {
  const [, second] = await screen.findAllByRole('article', { name: 'Stand-up' })
  if (!second) throw new Error('no second')
  await user.click(within(second).getByRole('button', { expanded: false }))
  await user.click(within(second).getByRole('button', { name: 'Edit' }))
  const field = (await dialog('Edit event')).getByRole('textbox', { name: 'Title' })
  await user.clear(field)
  await user.type(field, title)
}

/** Saves, for these of the series. */
async function saveFor(user: UserEvent, scope: string) {
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const asked = await question(/repeating event/)
  await user.click(asked.getByRole('radio', { name: scope }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
}

test('an event whose answers were lost is in the calendar once, as it was saved the second time', async () => {
  let losing = true
  let google: MockGoogle | undefined
  const isInsert = ({ method, url }: Request) => method === 'POST' && url.includes('/events')
  const app = await renderApp({
    at,
    person: emptyPerson,
    before: async (request) => {
      if (losing && isInsert(request)) await google?.handle(request.clone())
    },
    // The event is made, and nobody understands what Google says of it.
    answer: (request) => (losing && isInsert(request) ? Response.json({}) : undefined),
  })
  google = app.google
  const { user, world } = app
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  await user.type((await dialog('New event')).getByRole('textbox', { name: 'Title' }), 'Lunch{Enter}')
  const again = await screen.findByRole('button', { name: 'Continue editing' })
  expect(kept(world)).toMatchObject([{ summary: 'Lunch' }])
  losing = false
  await user.click(again)
  const form = await dialog('New event')
  await user.type(form.getByRole('textbox', { name: 'Title' }), ' with Mina')
  await user.click(form.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Lunch with Mina' }]))
  await screen.findByRole('article', { name: 'Lunch with Mina' })
  expect(screen.queryByRole('article', { name: 'Lunch' })).toBeNull()
})

test('“all” is compared with the series as the form saw it: what both changed is asked about, the rest is merged', async () => {
  const { user, world } = await withSeries()
  await renameSecond(user, 'Sit-down')
  world.calendar.put(emptyCalendar, { ...standUp, summary: 'Lie-down', location: 'Garden' })
  await saveFor(user, 'All events')
  const asked = await question(/Changed by somebody else/)
  expect(kept(world)).toMatchObject([{ summary: 'Lie-down' }])
  await user.click(asked.getByRole('radio', { name: 'Yours: Sit-down' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.getAllByRole('article', { name: 'Sit-down' })).toHaveLength(4))
  await waitFor(() => expect(kept(world)).toMatchObject([{ id: 'stand', summary: 'Sit-down', location: 'Garden' }]))
})

test('“this and following” is still what it was after a conflict was decided', async () => {
  const { user, world } = await withSeries()
  await renameSecond(user, 'Sit-down')
  world.calendar.put(emptyCalendar, { ...standUp, summary: 'Lie-down' })
  await saveFor(user, 'This and following events')
  const asked = await question(/Changed by somebody else/)
  await user.click(asked.getByRole('radio', { name: 'Yours: Sit-down' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.getAllByRole('article', { name: 'Sit-down' })).toHaveLength(3))
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Lie-down' }, { summary: 'Sit-down' }]))
  await waitFor(() => expect(screen.getAllByRole('article', { name: 'Lie-down' })).toHaveLength(1))
})

test('a conflict that is left undecided writes nothing, and what was typed can be had back', async () => {
  const { user, world } = await withSeries()
  await renameSecond(user, 'Sit-down')
  world.calendar.put(emptyCalendar, { ...standUp, summary: 'Lie-down' })
  await saveFor(user, 'All events')
  await user.click((await question(/Changed by somebody else/)).getByRole('button', { name: 'Cancel' }))
  await user.click(await screen.findByRole('button', { name: 'Continue editing' }))
  const field = (await dialog('Edit event')).getByRole<HTMLInputElement>('textbox', { name: 'Title' })
  expect(field.value).toBe('Sit-down')
  expect(kept(world)).toMatchObject([{ summary: 'Lie-down' }])
})

test('a conflict that comes late asks nothing of who writes something else, and what was typed can be had back', async () => {
  let arrived = () => undefined as void
  const underWay = new Promise<void>((resolve) => (arrived = resolve))
  let holds = false
  const { user, world } = await withSeries(() => (holds ? underWay : Promise.resolve()))
  await renameSecond(user, 'Sit-down')
  world.calendar.put(emptyCalendar, { ...standUp, summary: 'Lie-down' })
  holds = true
  await saveFor(user, 'All events')
  await user.click(screen.getByRole('button', { name: 'New event' }))
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' })
  await user.type(field, 'Picnic')
  arrived()
  await screen.findByText(/changed this event meanwhile/)
  await user.keyboard(' in spring')
  expect(screen.queryByRole('alertdialog', { name: /Changed by somebody else/ })).toBeNull()
  expect(field.value).toBe('Picnic in spring')
  await user.click(await screen.findByRole('button', { name: 'Continue editing' }))
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Sit-down'))
})

test('an event that was deleted under the form can be made anew from what was typed', async () => {
  const { user, world } = await withSeries()
  await renameSecond(user, 'Sit-down')
  world.calendar.put(emptyCalendar, { ...standUp, status: 'cancelled' })
  await saveFor(user, 'All events')
  await user.click(await screen.findByRole('button', { name: 'Continue editing' }))
  await user.click((await dialog('New event')).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Sit-down' }]))
})
