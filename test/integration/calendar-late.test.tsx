import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/event/EventPanel.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/form/QuickEvent.tsx'
import { newDraft } from '#features/calendar/form/event-draft.ts'
import { beginning } from '#features/calendar/form/half-written-event.ts'
import { openAgain } from '#features/calendar/event/present-bench.ts'
import { notices } from '#ui/notices/notices.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

afterEach(() => notices.clear())

const monday = '/calendar?from=2027-02-08&days=1'
const titleField = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' })

test('a series that comes late opens no form over what was begun since', async () => {
  let arrived = () => undefined as void
  const underWay = new Promise<void>((resolve) => (arrived = resolve))
  let began = false
  const { user } = await renderApp({
    at: monday,
    person: emptyPerson,
    arrange: (world) =>
      world.calendar.put(
        emptyCalendar,
        timedEvent('Tea', '2027-02-08T09:00:00+09:00', '2027-02-08T10:00:00+09:00', {
          id: 'tea00',
          recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
        }),
      ),
    before: async ({ url }) => {
      if (!url.includes('/events/tea00')) return
      began = true
      await underWay
    },
  })
  const article = await screen.findByRole('article', { name: 'Tea' })
  await user.click(within(article).getByRole('button', { expanded: false }))
  await user.click(within(article).getByRole('button', { name: 'Edit' }))
  await waitFor(() => expect(began).toBe(true))
  await user.click(screen.getByRole('button', { name: 'New event' }))
  await user.type(await titleField(), 'Picnic')
  await act(async () => arrived())
  await user.keyboard(' in spring')
  expect(screen.queryByRole('dialog', { name: 'Edit event' })).toBeNull()
  expect((await titleField()).value).toBe('Picnic in spring')
})

test('a deletion that somebody else’s change has forbidden opens nothing over what was begun since', async () => {
  let arrived = () => undefined as void
  const underWay = new Promise<void>((resolve) => (arrived = resolve))
  const tea = (title: string) =>
    timedEvent(title, '2027-02-08T09:00:00+09:00', '2027-02-08T10:00:00+09:00', { id: 'tea00' })
  let began = false
  const { user, google } = await renderApp({
    at: monday,
    person: emptyPerson,
    arrange: (world) => world.calendar.put(emptyCalendar, tea('Tea')),
    before: async ({ method }) => {
      if (method !== 'DELETE') return
      began = true
      await underWay
    },
  })
  const article = await screen.findByRole('article', { name: 'Tea' })
  await user.click(within(article).getByRole('button', { expanded: false }))
  await google.arrange((world) => world.calendar.put(emptyCalendar, tea('Green tea')))
  await user.click(within(article).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(began).toBe(true))
  await user.click(screen.getByRole('button', { name: 'New event' }))
  await user.type(await titleField(), 'Picnic')
  await act(async () => arrived())
  await screen.findByText('Somebody changed this event meanwhile. It was not deleted.')
  expect(screen.queryByRole('dialog', { name: 'Green tea' })).toBeNull()
  await user.keyboard(' in spring')
  expect((await titleField()).value).toBe('Picnic in spring')
})

test('a form that is opened over another has its own words, and the other can be had back', async () => {
  const { user } = await renderApp({ at: monday, person: emptyPerson })
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  await user.type(await titleField(), 'Picnic')
  const slot = { start: Temporal.Now.zonedDateTimeISO(), end: Temporal.Now.zonedDateTimeISO(), allDay: false }
  const other = beginning({ draft: { ...newDraft(slot, emptyCalendar), title: 'Concert' } })
  act(() => openAgain(other, () => undefined))
  await waitFor(async () => expect((await titleField()).value).toBe('Concert'))
  await user.click(await screen.findByRole('button', { name: 'Continue editing' }))
  await waitFor(async () => expect((await titleField()).value).toBe('Picnic'))
  await user.click(await screen.findByRole('button', { name: 'Continue editing' }))
  await waitFor(async () => expect((await titleField()).value).toBe('Concert'))
})
