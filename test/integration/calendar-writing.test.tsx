import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/event/SaveQuestion.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/form/QuickEvent.tsx'
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
const tea = timedEvent('Tea', '2027-02-09T10:00:00+09:00', '2027-02-09T11:00:00+09:00')
const standUp = timedEvent('Stand-up', '2027-02-08T09:00:00+09:00', '2027-02-08T09:15:00+09:00', {
  id: 'stand',
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
})

/** Alex's calendar, with these events in it. */
const withEvents = (...events: readonly CalendarEvent[]) =>
  renderApp({
    at,
    person: emptyPerson,
    arrange: ({ calendar }) => {
      for (const event of events) calendar.put(emptyCalendar, event)
    },
  })

/** What Google has, without what was deleted. */
function kept(world: World): CalendarEvent[] {
  const alex = world.personBy(emptyCalendar)
  const calendar = alex && world.calendar.calendarOf(alex, 'primary')
  return (calendar?.events ?? []).filter(({ status }) => status !== 'cancelled')
}

/** Opens an event of the agenda; the second where there are several of the name. */
async function open(user: UserEvent, name: string, index = 0) {
  const [first, ...others] = await screen.findAllByRole('article', { name })
  const article = [first, ...others][index]
  if (!article) throw new Error(`no ${name} at ${index}`)
  const [line] = within(article).getAllByRole('button')
  if (line?.getAttribute('aria-expanded') === 'false') await user.click(line)
  return within(article)
}
const dialog = async (name?: string | RegExp) => within(await screen.findByRole('dialog', name ? { name } : {}))
/** Notices are alert dialogs too, so a question is found by what it is about. */
const question = async (name: RegExp) => within(await screen.findByRole('alertdialog', { name }))
const undo = async (user: UserEvent) => user.click(await screen.findByRole('button', { name: 'Undo' }))

test('an event is made in the short form on the days that are shown, stands in the calendar, and is taken back by one undo', async () => {
  const { user, world } = await withEvents()
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  const form = await dialog('New event')
  await user.type(form.getByRole('textbox', { name: 'Title' }), 'Lunch{Enter}')
  await screen.findByRole('article', { name: 'Lunch' })
  await waitFor(() =>
    expect(kept(world)).toMatchObject([{ summary: 'Lunch', start: { dateTime: '2027-02-08T09:00:00+09:00' } }]),
  )
  await undo(user)
  await waitFor(() => expect(kept(world)).toEqual([]))
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Lunch' })).toBeNull())
})

test('an event is made with all that the long form can say', async () => {
  const { user, world } = await withEvents()
  await user.click(await screen.findByRole('button', { name: 'New event' }))
  await user.click((await dialog('New event')).getByRole('button', { name: 'More options' }))
  const form = await dialog()
  await user.type(form.getByRole('textbox', { name: 'Title' }), 'Review')
  await user.selectOptions(
    form.getByRole('combobox', { name: 'Repeats' }),
    form.getByRole('option', { name: /^Every week on/ }),
  )
  await user.type(form.getByLabelText('Add guests by e-mail'), 'kenji@demo.example{Enter}')
  await user.type(form.getByLabelText('Where'), 'Room 4')
  await user.click(form.getByRole('checkbox', { name: 'Google Meet link' }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  await screen.findAllByRole('article', { name: 'Review' })
  await waitFor(() => expect(kept(world)).toHaveLength(1))
  expect(kept(world)).toMatchObject([
    {
      summary: 'Review',
      location: 'Room 4',
      recurrence: [expect.stringMatching(/^RRULE:FREQ=WEEKLY;BYDAY=/) as string],
      attendees: [{ email: 'kenji@demo.example', displayName: 'Kenji Sato', responseStatus: 'needsAction' }],
      hangoutLink: expect.stringContaining('https://meet.demo.example/') as string,
    },
  ])
  expect(world.state.calendar.notices).toMatchObject([{ kind: 'invitation', to: ['kenji@demo.example'] }])
})

test('an event is renamed, and undo brings the old name back', async () => {
  const { user, world } = await withEvents(tea)
  await user.click((await open(user, 'Tea')).getByRole('button', { name: 'Edit' }))
  const title = (await dialog('Edit event')).getByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Coffee{Enter}')
  await screen.findByRole('article', { name: 'Coffee' })
  await waitFor(() => expect(kept(world)).toMatchObject([{ id: 'tea', summary: 'Coffee' }]))
  await undo(user)
  await screen.findByRole('article', { name: 'Tea' })
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Tea' }]))
})

test('an event moves by its own buttons, each step written with the ETag of the one before', async () => {
  const { user, world, apiRequests } = await withEvents(tea)
  await user.click((await open(user, 'Tea')).getByRole('button', { name: '15 min later' }))
  await waitFor(() => expect(kept(world)).toMatchObject([{ start: { dateTime: '2027-02-09T10:15:00+09:00' } }]))
  await user.click((await open(user, 'Tea')).getByRole('button', { name: 'Day after' }))
  await waitFor(() => expect(kept(world)).toMatchObject([{ start: { dateTime: '2027-02-10T10:15:00+09:00' } }]))
  await user.click((await open(user, 'Tea')).getByRole('button', { name: '15 min longer' }))
  await waitFor(() => expect(kept(world)).toMatchObject([{ end: { dateTime: '2027-02-10T11:30:00+09:00' } }]))
  expect(apiRequests().filter(({ method }) => method !== 'GET')).toHaveLength(3)
})

test('an event is deleted without a question, and undo brings it back', async () => {
  const { user, world } = await withEvents(tea)
  await user.click((await open(user, 'Tea')).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Tea' })).toBeNull())
  await waitFor(() => expect(kept(world)).toEqual([]))
  await undo(user)
  await screen.findByRole('article', { name: 'Tea' })
  expect(kept(world)).toMatchObject([{ id: 'tea' }])
})

test.each([
  ['This event', 3],
  ['This and following events', 1],
  ['All events', 0],
])('“%s” of a series can be deleted, and comes back', async (scope, left) => {
  const { user, world } = await withEvents(standUp)
  await user.click((await open(user, 'Stand-up', 1)).getByRole('button', { name: 'Delete' }))
  const asked = await question(/repeating event/)
  await user.click(asked.getByRole('radio', { name: scope }))
  await user.click(asked.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.queryAllByRole('article', { name: 'Stand-up' })).toHaveLength(left))
  await undo(user)
  await waitFor(() => expect(screen.getAllByRole('article', { name: 'Stand-up' })).toHaveLength(4))
  expect(kept(world).find(({ id }) => id === 'stand')?.recurrence).toEqual(standUp.recurrence)
})

test.each([
  ['This event', ['Stand-up', 'Sit-down', 'Stand-up', 'Stand-up']],
  ['This and following events', ['Stand-up', 'Sit-down', 'Sit-down', 'Sit-down']],
  ['All events', ['Sit-down', 'Sit-down', 'Sit-down', 'Sit-down']],
])('“%s” of a series can be renamed, asked on saving, and one undo takes it back', async (scope, names) => {
  const { user } = await withEvents(standUp)
  await user.click((await open(user, 'Stand-up', 1)).getByRole('button', { name: 'Edit' }))
  const title = (await dialog('Edit event')).getByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Sit-down{Enter}')
  const asked = await question(/repeating event/)
  await user.click(asked.getByRole('radio', { name: scope }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  const shown = () =>
    screen
      .getAllByRole('article', { name: /-up|-down/ })
      .map((article) => article.textContent?.match(/Stand-up|Sit-down/)?.[0])
  await waitFor(() => expect(shown()).toEqual(names))
  await undo(user)
  await waitFor(() => expect(shown()).toEqual(['Stand-up', 'Stand-up', 'Stand-up', 'Stand-up']))
})

test('what somebody else changed meanwhile is kept, and what both changed is asked about', async () => {
  const { user, world } = await withEvents(tea)
  await user.click((await open(user, 'Tea')).getByRole('button', { name: 'Edit' }))
  world.calendar.put(emptyCalendar, { ...tea, summary: 'Green tea', location: 'Garden' })
  const title = (await dialog('Edit event')).getByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Black tea{Enter}')
  const asked = await question(/Changed by somebody else/)
  expect(kept(world)).toMatchObject([{ summary: 'Green tea' }])
  await user.click(asked.getByRole('radio', { name: 'Yours: Black tea' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  await screen.findByRole('article', { name: 'Black tea' })
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Black tea', location: 'Garden' }]))
})

test('an invitation is answered where it stands', async () => {
  const { user, world } = await withEvents({
    ...tea,
    organizer: { email: 'kenji@demo.example', displayName: 'Kenji Sato' },
    attendees: [
      { email: 'kenji@demo.example', responseStatus: 'accepted', organizer: true },
      { email: emptyCalendar, responseStatus: 'needsAction', self: true },
    ],
  })
  const event = await open(user, 'Tea')
  expect(event.queryByRole('button', { name: 'Edit' })).toBeNull()
  await user.click(within(event.getByRole('group', { name: 'Your answer' })).getByRole('button', { name: 'Yes' }))
  await waitFor(() =>
    expect(kept(world)[0]?.attendees?.map(({ responseStatus }) => responseStatus)).toEqual(['accepted', 'accepted']),
  )
  await undo(user)
  await waitFor(() => expect(kept(world)[0]?.attendees?.[1]?.responseStatus).toBe('needsAction'))
})

test('what cannot be written leaves the calendar as it was, says why, and keeps what was typed', async () => {
  const { user, world } = await withEvents(tea)
  await user.click((await open(user, 'Tea')).getByRole('button', { name: 'Edit' }))
  const title = (await dialog('Edit event')).getByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Coffee')
  world.faults.turnOn('api-403')
  await user.keyboard('{Enter}')
  const again = await screen.findByRole('button', { name: 'Continue editing' })
  await screen.findByRole('article', { name: 'Tea' })
  world.faults.turnOffAll()
  await user.click(again)
  const kepttitle = (await dialog('Edit event')).getByRole<HTMLInputElement>('textbox', { name: 'Title' })
  expect(kepttitle.value).toBe('Coffee')
  await user.type(kepttitle, '{Enter}')
  await waitFor(() => expect(kept(world)).toMatchObject([{ summary: 'Coffee' }]))
})
