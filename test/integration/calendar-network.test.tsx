import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import type { World } from '#mock/world/world.ts'
import { settle } from '../in-process/time.ts'
import { allDayEvent, emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import '#features/calendar/agenda/Agenda.tsx'
import { renderApp } from './render-app.tsx'

const arrange = (more: (world: World) => void) => ({
  at: '/calendar?from=2027-02-08&days=7',
  person: emptyPerson,
  arrange: (world: World) => {
    world.calendar.put(emptyCalendar, allDayEvent('Holiday', '2027-02-09', '2027-02-10'))
    more(world)
  },
})
const quiet = arrange(() => undefined)

/** The browser loses or regains its network. */
function setOnline(online: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  fireEvent(window, new Event(online ? 'online' : 'offline'))
}

afterEach(() => {
  vi.useRealTimers()
  setOnline(true)
})

/** Lets half seconds pass without their waiting, until something is there. */
async function hurry(atMostHalfSeconds: number, isThere: () => boolean) {
  for (let halfSeconds = 0; halfSeconds < atMostHalfSeconds && !isThere(); halfSeconds += 1) {
    await act(async () => {
      await settle()
      await vi.advanceTimersByTimeAsync(500)
    })
  }
}

/** Lets retries pass, until something is there. */
async function hurryUntil(isThere: () => boolean) {
  // The page itself comes in its own time, whatever the clock of the test says.
  const giveUpAtMs = performance.now() + 15_000
  const isHere = () => screen.queryByText(/^(Loading events|.*Still trying)/) !== null || isThere()
  while (!isHere() && performance.now() < giveUpAtMs) await act(settle)
  await hurry(120, isThere)
}

test('while events are on their way their place is held, and a screen reader is told', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const app = await renderApp({ ...quiet, before: () => held })
  await screen.findByText('Loading events…')
  expect(screen.queryByRole('article')).toBeNull()
  release()
  await screen.findByRole('article', { name: 'Holiday' })
  expect(screen.queryByText('Loading events…')).toBeNull()
  expect(app.apiRequests().length).toBeGreaterThan(0)
})

test('a 429 is waited out as long as Retry-After asks, and then the events are there', async () => {
  const startedAtMs = performance.now()
  await renderApp(arrange(({ faults }) => faults.turnOn('api-429', 2)))
  await screen.findByText(/Still trying/)
  await screen.findByRole('article', { name: 'Holiday' })
  expect(performance.now() - startedAtMs).toBeGreaterThan(1_000)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a service that stays down is tried five times, then said, and one click tries again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { world, user, apiRequests } = await renderApp(arrange(({ faults }) => faults.turnOn('api-503')))
  await hurryUntil(() => screen.queryByRole('alert') !== null)
  // Whichever failed first, list or events, the other has its last try within these seconds.
  await hurry(40, () => false)
  vi.useRealTimers()
  const alert = screen.getByRole('alert')
  expect(alert.dataset['code']).toBe('server-error')
  expect(apiRequests().filter(({ path }) => path.endsWith('/events'))).toHaveLength(5)

  world.faults.turnOffAll()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('article', { name: 'Holiday' })
  // The list of calendars, which had failed too, may come after the events of the first one.
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('a network that fails although the browser believes in it is tried again, then said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let down = true
  const { user } = await renderApp({ ...quiet, answer: () => (down ? Response.error() : undefined) })
  await hurryUntil(() => screen.queryByRole('alert') !== null)
  vi.useRealTimers()
  expect(screen.getByRole('alert').dataset['code']).toBe('offline')
  down = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('article', { name: 'Holiday' })
})

test('one calendar that fails is said above the others, which are shown', async () => {
  await renderApp({
    at: '/calendar?from=2026-12-07&days=7',
    answer: (request) =>
      request.url.includes('team%40')
        ? Response.json({ error: { code: 404, message: 'x' } }, { status: 404 })
        : undefined,
  })
  const alert = await screen.findByRole('alert')
  expect(alert.dataset['code']).toBe('not-found')
  expect(screen.getAllByRole('article').length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toMatch(/Stand-up/)
})

test('an answer that nobody understands is said as such, and not asked for again', async () => {
  const { apiRequests } = await renderApp({ ...quiet, answer: () => new Response('<html>captive portal</html>') })
  expect((await screen.findByRole('alert')).dataset['code']).toBe('unexpected-answer')
  expect(
    apiRequests()
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['calendars/primary/events', 'users/me/calendarList'])
})

test('offline the calendar waits without a request, and goes on by itself', async () => {
  setOnline(false)
  const { apiRequests } = await renderApp(quiet)
  await screen.findByText('You are offline. Your events will load as soon as you are back.')
  expect(apiRequests()).toEqual([])
  setOnline(true)
  await screen.findByRole('article', { name: 'Holiday' })
})

test('what was read stays readable offline', async () => {
  const { user } = await renderApp(quiet)
  await screen.findByRole('article', { name: 'Holiday' })
  setOnline(false)
  await screen.findByText('You are offline')
  screen.getByRole('article', { name: 'Holiday' })
  await user.click(screen.getByRole('link', { name: 'Next 7 days' }))
  await screen.findByText('You are offline. Your events will load as soon as you are back.')
  await user.click(screen.getByRole('link', { name: 'Previous 7 days' }))
  await screen.findByRole('article', { name: 'Holiday' })
})

test('leaving the page gives up what is still being read', async () => {
  const { user, auth } = await renderApp({ ...quiet, before: () => new Promise(() => undefined) })
  const outcomes = () =>
    auth()
      .trace.getSnapshot()
      .filter(({ step }) => step === 'api-request')
      .map(({ outcome, code }) => code ?? outcome)
  const stop = auth().trace.subscribe(() => undefined)
  await screen.findByText('Loading events…')
  await waitFor(() => expect(outcomes()).toEqual(['pending', 'pending']))
  await user.click(screen.getByRole('link', { name: 'Profile' }))
  await waitFor(() => expect(outcomes()).toEqual(['aborted', 'aborted']))
  expect(screen.queryByRole('alert')).toBeNull()
  stop()
})

test('a full day is shown whole, and costs one request', async () => {
  const { apiRequests } = await renderApp({
    at: '/calendar?from=2027-03-01&days=1',
    person: emptyPerson,
    arrange: ({ calendar }) => {
      for (let number = 1; number <= 251; number += 1) {
        const minute = String(number % 60).padStart(2, '0')
        const hour = String(Math.floor(number / 60) + 9).padStart(2, '0')
        const start = `2027-03-01T${hour}:${minute}:00+09:00`
        calendar.put(emptyCalendar, timedEvent(`Slot ${number}`, start, start, { id: `slot${number}` }))
      }
    },
  })
  await screen.findByText('Slot 251', {}, { timeout: 10_000 })
  expect(document.querySelectorAll('article')).toHaveLength(251)
  const pages = apiRequests().filter(({ path }) => path === 'calendars/primary/events')
  expect(pages.map(({ query }) => query.has('pageToken'))).toEqual([false])
})
