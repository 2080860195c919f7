import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/event/ConflictDialog.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/form/EventForm.tsx'
import '#features/calendar/form/QuickEvent.tsx'
import { compositions } from '#features/mail/compose/compositions.ts'
import { sendDelayMs } from '#features/mail/compose/outbox.ts'
import type { CalendarEvent } from '#mock/calendar/resource.ts'
import { allOfDrive, row } from './drive.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import '#features/mail/compose/Composer.tsx'
import './mail.ts'
import { renderApp } from './render-app.tsx'

/** The browser loses or regains its network. */
function setOnline(online: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  fireEvent(window, new Event(online ? 'online' : 'offline'))
}

afterEach(() => {
  setOnline(true)
  compositions.close()
  sessionStorage.clear()
})

const at = '/calendar?from=2027-02-08&days=7'
type App = Awaited<ReturnType<typeof renderApp>>

/** Leaves for another page of the app, and comes back. */
async function leaveAndReturn({ user }: App, to: string) {
  const navigation = within(screen.getByRole('navigation', { name: 'Main' }))
  await user.click(navigation.getByRole('link', { name: 'Profile' }))
  await screen.findByRole('heading', { level: 1, name: 'Profile' })
  await user.click(navigation.getByRole('link', { name: to }))
  await waitFor(() => expect(screen.queryByRole('heading', { level: 1, name: 'Profile' })).toBeNull())
}

async function makeOffline(title: string, app: App) {
  await app.user.click(await screen.findByRole('button', { name: 'New event' }))
  await app.user.type(await screen.findByRole('textbox', { name: 'Title' }), title)
  setOnline(false)
  await app.user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/1 change waits/)
}
const inCalendar = ({ world }: App, title: string) =>
  JSON.stringify(world.state.calendar).split(`"${title}"`).length - 1

test('an event saved offline is not opened again by whoever comes back, and goes out once', async () => {
  const app = await renderApp({ at, person: emptyPerson })
  await makeOffline('봄 소풍', app)
  await leaveAndReturn(app, 'Calendar')
  setOnline(true)
  await waitFor(() => expect(inCalendar(app, '봄 소풍')).toBe(1))
  await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toContain('소풍'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what was saved offline and then refused opens again from whatever page, with all that was typed', async () => {
  const app = await renderApp({ at, person: emptyPerson })
  await makeOffline('봄 소풍', app)
  await leaveAndReturn(app, 'Calendar')
  await app.user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Profile' }))
  await app.google.arrange(({ faults }) => faults.turnOn('api-403'))
  setOnline(true)
  const again = await screen.findByRole('button', { name: 'Continue editing' })
  await app.google.arrange(({ faults }) => faults.turnOff('api-403'))
  await app.user.click(again)
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' })).value).toBe('봄 소풍')
})

test('an event changed offline and one deleted are so when the network is back, and no form is opened again', async () => {
  const app = await renderApp({
    at,
    person: emptyPerson,
    arrange: ({ calendar }) => {
      calendar.put(emptyCalendar, timedEvent('Tea', '2027-02-09T10:00:00+09:00', '2027-02-09T11:00:00+09:00'))
      calendar.put(emptyCalendar, timedEvent('Gym', '2027-02-09T12:00:00+09:00', '2027-02-09T13:00:00+09:00'))
    },
  })
  const { user, world } = app
  const kept = () => Object.values(world.state.calendar.changes[emptyCalendar] ?? {}).map((change) => change?.event)
  const open = async (name: string) => {
    const article = within(await screen.findByRole('article', { name }))
    const [line] = article.getAllByRole('button')
    if (line) await user.click(line)
    return article
  }
  await screen.findByRole('article', { name: 'Tea' })
  setOnline(false)
  await user.click((await open('Tea')).getByRole('button', { name: 'Edit' }))
  await user.type(await screen.findByRole('textbox', { name: 'Title' }), ' with Mina{Enter}')
  await screen.findByText(/1 change waits/)
  await user.click((await open('Gym')).getByRole('button', { name: 'Delete' }))
  await screen.findByText(/2 changes wait/)
  await user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Profile' }))
  await screen.findByRole('heading', { level: 1, name: 'Profile' })
  history.back()
  await screen.findByRole('article', { name: 'Tea with Mina' })
  expect(screen.queryByRole('article', { name: 'Gym' })).toBeNull()
  setOnline(true)
  await waitFor(() =>
    expect(kept()).toMatchObject([{ summary: 'Tea with Mina' }, { summary: 'Gym', status: 'cancelled' }]),
  )
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toContain('Mina'))
})

test('a name changed offline is shown by whoever comes back, and is the file’s when the network is', async () => {
  const app = await renderApp({ ...allOfDrive, at: '/drive' })
  const { user, world } = app
  const [owner] = world.people
  const isCalled = (name: string) => owner && world.drive.files(owner).some((file) => file.name === name)
  await user.click(await row('Household'))
  setOnline(false)
  fireEvent.keyDown(document.activeElement ?? document, { key: 'F2', code: 'F2' })
  const field = await screen.findByRole('textbox', { name: 'New name' })
  await user.clear(field)
  await user.type(field, '집안일{Enter}')
  await screen.findByText(/1 change waits/)
  await leaveAndReturn(app, 'Drive')
  await row('집안일')
  expect(isCalled('집안일')).toBe(false)
  setOnline(true)
  await waitFor(() => expect(isCalled('집안일')).toBe(true))
  await row('집안일')
})

const tea = timedEvent('Tea', '2027-02-09T10:00:00+09:00', '2027-02-09T11:00:00+09:00', { id: 'tea' })

/** Opens the tea and leaves the network. */
async function openTeaOffline({ user }: App) {
  const article = within(await screen.findByRole('article', { name: 'Tea' }))
  await user.click(article.getByRole('button', { expanded: false }))
  setOnline(false)
  return article
}
async function goToProfile({ user }: App) {
  await user.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Profile' }))
  await screen.findByRole('heading', { level: 1, name: 'Profile' })
}
const teaOf = ({ world }: App) => {
  const me = world.personBy(emptyCalendar)
  return me && world.calendar.calendarOf(me, 'primary')?.events.find(({ id }) => id === 'tea')
}

test('a change that somebody else made too is told on whatever page one is, opened again from there, and decided', async () => {
  const app = await renderApp({ at, person: emptyPerson, arrange: ({ calendar }) => calendar.put(emptyCalendar, tea) })
  const { user, world } = app
  await user.click((await openTeaOffline(app)).getByRole('button', { name: 'Edit' }))
  const title = await screen.findByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Black tea{Enter}')
  await screen.findByText(/1 change waits/)
  await goToProfile(app)
  world.calendar.put(emptyCalendar, { ...tea, summary: 'Green tea', location: 'Garden' })
  setOnline(true)
  await screen.findByText('Somebody changed this event meanwhile, so your change was not saved.')
  expect(teaOf(app)).toMatchObject({ summary: 'Green tea' })

  await user.click(screen.getByRole('button', { name: 'Continue editing' }))
  expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Black tea')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const asked = within(await screen.findByRole('alertdialog', { name: /Changed by somebody else/ }))
  await user.click(asked.getByRole('radio', { name: 'Yours: Black tea' }))
  await user.click(asked.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(teaOf(app)).toMatchObject({ summary: 'Black tea', location: 'Garden' }))
})

/** To be asked by Mina, with no answer so far. */
const invitation = (): CalendarEvent => ({
  ...tea,
  organizer: { email: 'mina@demo.example' },
  attendees: [
    { email: 'mina@demo.example', responseStatus: 'accepted', organizer: true },
    { email: emptyCalendar, self: true, responseStatus: 'needsAction' },
  ],
})
const answerIn = (app: App) => teaOf(app)?.attendees?.find(({ email }) => email === emptyCalendar)?.responseStatus

test('an invitation answered offline is answered once the network is back, whatever page one is on by then', async () => {
  const arrange = ({ calendar }: App['world']) => calendar.put(emptyCalendar, invitation())
  const app = await renderApp({ at, person: emptyPerson, arrange })
  await app.user.click((await openTeaOffline(app)).getByRole('button', { name: 'Yes' }))
  await screen.findByText(/1 change waits/)
  await goToProfile(app)
  setOnline(true)
  await waitFor(() => expect(answerIn(app)).toBe('accepted'))
})

test('an answer to an invitation that Google refuses is told on whatever page one is, and stands as it was', async () => {
  const arrange = ({ calendar }: App['world']) => calendar.put(emptyCalendar, invitation())
  const app = await renderApp({
    at,
    person: emptyPerson,
    arrange,
    answer: ({ method, url }) =>
      method !== 'GET' && url.includes('/events/tea') ? new Response('{}', { status: 403 }) : undefined,
  })
  await app.user.click((await openTeaOffline(app)).getByRole('button', { name: 'Yes' }))
  await screen.findByText(/1 change waits/)
  await goToProfile(app)
  setOnline(true)
  await screen.findByText('Your account has no permission for this.')
  expect(answerIn(app)).toBe('needsAction')
  history.back()
  const article = within(await screen.findByRole('article', { name: 'Tea' }))
  await app.user.click(article.getByRole('button', { expanded: false }))
  expect(article.getByRole('button', { name: 'Yes' }).getAttribute('aria-pressed')).toBe('false')
})

const mail = { at: '/mail?q=subject%3A%22nothing+of+the+kind%22', features: ['mail'] } as const
const subjects = ({ world }: App, label: string) => {
  const [me] = world.people
  return me ? world.gmail.subjects(me, label, 50) : []
}

/** A message to somebody, begun while there is a network. */
async function beginMail(subject: string) {
  const app = await renderApp(mail)
  await app.user.click(await screen.findByRole('button', { name: 'New message' }))
  await app.user.type(await screen.findByRole('combobox', { name: 'To' }), 'minji@example.com,')
  await app.user.type(screen.getByRole('textbox', { name: 'Subject' }), subject)
  return app
}
const subjectField = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Subject' })

test('a message being written is there as it was left after a look at another page, as one draft', async () => {
  const app = await beginMail('Tomatoes in May')
  await leaveAndReturn(app, 'Mail')
  expect((await subjectField()).value).toBe('Tomatoes in May')
  await app.user.type(await subjectField(), ' or June')
  await app.user.click(screen.getByRole('button', { name: 'Close and keep as draft' }))
  await waitFor(() =>
    expect(subjects(app, 'DRAFT').filter((name) => name.startsWith('Tomatoes'))).toEqual(['Tomatoes in May or June']),
  )
  await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toContain('Tomatoes'))
})

test('a message sent offline waits, is not opened again by whoever comes back, and goes out once', async () => {
  const app = await beginMail('Seedlings')
  setOnline(false)
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] })
  await app.user.click(screen.getByRole('button', { name: 'Send' }))
  vi.advanceTimersByTime(sendDelayMs)
  vi.useRealTimers()
  await screen.findByText('The message is sent once you are online again')
  await leaveAndReturn(app, 'Mail')
  await screen.findByRole('button', { name: 'New message' })
  expect(screen.queryByRole('region', { name: 'Seedlings' })).toBeNull()
  expect(subjects(app, 'SENT')).not.toContain('Seedlings')
  setOnline(true)
  await screen.findByText('Message sent')
  expect(subjects(app, 'SENT').filter((name) => name === 'Seedlings')).toHaveLength(1)
  expect(subjects(app, 'DRAFT')).not.toContain('Seedlings')
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Seedlings')
})

test('a message put away offline becomes a draft once there is a network, and is not opened again', async () => {
  const app = await beginMail('Compost')
  setOnline(false)
  await app.user.type(await subjectField(), ' heap')
  await app.user.click(screen.getByRole('button', { name: 'Close and keep as draft' }))
  await leaveAndReturn(app, 'Mail')
  await screen.findByRole('button', { name: 'New message' })
  expect(screen.queryByRole('region', { name: 'Compost heap' })).toBeNull()
  setOnline(true)
  await waitFor(() =>
    expect(subjects(app, 'DRAFT').filter((name) => name.startsWith('Compost'))).toEqual(['Compost heap']),
  )
})

test('a message that Gmail does not take as a draft can be had back after it was closed', async () => {
  let refuses = false
  const app = await renderApp({
    ...mail,
    answer: ({ url, method }) =>
      refuses && method !== 'GET' && url.includes('/drafts') ? new Response('{}', { status: 503 }) : undefined,
  })
  await app.user.click(await screen.findByRole('button', { name: 'New message' }))
  refuses = true
  await app.user.type(await subjectField(), 'Compost')
  await app.user.click(screen.getByRole('button', { name: 'Close and keep as draft' }))
  await screen.findByText('The draft could not be saved at Gmail.')
  refuses = false
  await app.user.click(screen.getByRole('button', { name: 'Continue writing' }))
  expect((await subjectField()).value).toBe('Compost')
  await app.user.click(screen.getByRole('button', { name: 'Close and keep as draft' }))
  await waitFor(() => expect(subjects(app, 'DRAFT')).toContain('Compost'))
})
