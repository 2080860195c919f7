import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/event/EventPanel.tsx'
import '#features/calendar/form/QuickEvent.tsx'
import { freeBusyScopes } from '#google/calendar/scopes.ts'
import { googleFeatureScopes } from '#config/google-defaults.ts'
import type { World } from '#mock/world/world.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

const monday = '/calendar?from=2027-02-08&days=1'
const tea = (more: Parameters<typeof timedEvent>[3] = {}) =>
  timedEvent('Tea', '2027-02-08T09:00:00+09:00', '2027-02-08T10:00:00+09:00', { id: 'tea00', ...more })
const withTea = (world: World) => world.calendar.put(emptyCalendar, tea())

const found = (world: World) => {
  const person = world.people[emptyPerson]
  if (!person) throw new Error('Nobody lives here')
  return world.calendar
    .calendarsOf(person)
    .flatMap((calendar) => world.calendar.expanded(person, calendar))
    .map(({ event }) => event)
    .filter(({ status }) => status !== 'cancelled')
}

async function openTea(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  const article = await screen.findByRole('article', { name: 'Tea' })
  const line = within(article).getByRole('button', { expanded: false })
  await user.click(line)
  return within(article)
}

test('an Enter that ends a composition does not save; the next one does', async () => {
  const { user, world } = await renderApp({ at: monday, person: emptyPerson })
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  const title = await screen.findByRole('textbox', { name: 'Title' })
  await user.type(title, '회의')
  expect(fireEvent.keyDown(title, { key: 'Enter', keyCode: 229 })).toBe(false)
  expect(found(world)).toEqual([])
  await user.type(title, '{Enter}')
  await waitFor(() => expect(found(world).map(({ summary }) => summary)).toEqual(['회의']))
})

test('what two people changed at once is asked about, field by field, and the rest is merged', async () => {
  const { user, world, google } = await renderApp({ at: monday, person: emptyPerson, arrange: withTea })
  const article = await openTea(user)
  await user.click(article.getByRole('button', { name: 'Edit' }))
  const title = await screen.findByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Green tea')
  await google.arrange(({ calendar }) => calendar.put(emptyCalendar, tea({ summary: 'Black tea', location: 'Garden' })))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Changed by somebody else meanwhile' }))
  expect(dialog.getByRole('radio', { name: /Yours: Green tea/ })).toHaveProperty('checked', true)
  dialog.getByRole('radio', { name: /Theirs: Black tea/ })
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(found(world)).toMatchObject([{ summary: 'Green tea', location: 'Garden' }]))
})

test('guests’ times are asked for only when there are guests, and the form is still there after the permission', async () => {
  const { user, left, comeBack, apiRequests } = await renderApp({ at: monday, person: emptyPerson })
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Lunch')
  await user.click(screen.getByRole('button', { name: 'More options' }))
  const guest = await screen.findByRole('textbox', { name: 'Add guests by e-mail' })
  expect(screen.queryByRole('button', { name: 'Allow free/busy' })).toBeNull()
  await user.type(guest, 'mina@demo.example{Enter}')
  await user.click(screen.getByRole('button', { name: 'Allow free/busy' }))
  await waitFor(() => expect(left).toHaveLength(1))
  const [scope = ''] = freeBusyScopes
  expect(new URL(left[0] ?? '').searchParams.get('scope')).toContain(scope)
  await comeBack([...googleFeatureScopes.calendar, scope])
  expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Lunch')
  within(screen.getByRole('list', { name: 'Guests' })).getByText('mina@demo.example')
  await waitFor(() => expect(apiRequests().map(({ path }) => path)).toContain('freeBusy'))
  await screen.findByText(/No conflicts found|is busy at this time/)
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'New event' })).toBeNull())
})

test('an invitation is answered, and the organizer’s event stays theirs', async () => {
  const { user, world } = await renderApp({
    at: monday,
    person: emptyPerson,
    arrange: ({ calendar }) =>
      calendar.put(
        emptyCalendar,
        tea({
          organizer: { email: 'mina@demo.example' },
          attendees: [
            { email: 'mina@demo.example', responseStatus: 'accepted', organizer: true },
            { email: emptyCalendar, self: true, responseStatus: 'needsAction' },
          ],
        }),
      ),
  })
  const article = await openTea(user)
  expect(article.queryByRole('button', { name: 'Edit' })).toBeNull()
  article.getByText('Only the organizer can change this event.')
  await user.click(article.getByRole('button', { name: 'Yes' }))
  await waitFor(() => {
    const [event] = found(world)
    expect(event?.attendees?.find(({ email }) => email === emptyCalendar)?.responseStatus).toBe('accepted')
  })
})
