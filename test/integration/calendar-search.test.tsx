import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/Agenda.tsx'
import '#features/calendar/event/EventBench.tsx'
import '#features/calendar/search/SearchResults.tsx'
import type { World } from '#mock/world/world.ts'
import { preferences } from '#ui/preferences/preferences.ts'
import { emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import { renderApp } from './render-app.tsx'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const tea = (id: string, days: number, more: Parameters<typeof timedEvent>[3] = {}) =>
  timedEvent(more.summary ?? 'Tea', `${day(days)}T10:00:00+09:00`, `${day(days)}T11:00:00+09:00`, { id, ...more })

const withTeas = ({ calendar }: World) => {
  calendar.put(emptyCalendar, tea('teasoon', 3, { location: 'Garden' }))
  calendar.put(emptyCalendar, tea('teabefore', -3))
  calendar.put(
    emptyCalendar,
    tea('talk', 5, { summary: 'Talk', attendees: [{ email: 'garden@demo.example', responseStatus: 'accepted' }] }),
  )
  calendar.put(emptyCalendar, tea('teaold', -800))
}
const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Search events' })
const found = () => screen.queryAllByRole('article').map((article) => article.getAttribute('aria-labelledby'))
const titles = () => found().map((id) => document.getElementById(id ?? '')?.textContent)

test('“/” goes to the search; what is found is an agenda, what is to come first, with a way to its day', async () => {
  const { user, apiRequests } = await renderApp({ at: '/calendar?view=agenda', person: emptyPerson, arrange: withTeas })
  await screen.findByRole('article', { name: 'Tea' })
  await user.keyboard('/')
  expect(document.activeElement).toBe(await field())
  await user.keyboard('tea{Enter}')
  await screen.findByText(/^2 events with “tea”/)
  expect(new URLSearchParams(location.search).get('q')).toBe('tea')
  expect(titles()).toEqual(['Tea', 'Tea'])
  expect(screen.getByRole('heading', { name: 'Upcoming' })).toBeTruthy()
  expect(apiRequests().filter(({ query }) => query.get('q') === 'tea')).toHaveLength(1)

  const [first] = screen.getAllByRole('link', { name: /, 20\d\d$/ })
  if (!first) throw new Error('no way')
  await user.click(first)
  expect(location.search).toBe(`?view=day&date=${day(3)}`)
  history.back()
  await screen.findByText(/^2 events with “tea”/)
  expect((await field()).value).toBe('tea')
  await user.type(await field(), '{Escape}')
  await waitFor(() => expect(new URLSearchParams(location.search).has('q')).toBe(false))
})

test('words are found in places and people too; farther away, when that is asked for', async () => {
  const { user } = await renderApp({ at: '/calendar?q=garden', person: emptyPerson, arrange: withTeas })
  await screen.findByText(/^2 events with “garden”/)
  expect(titles()).toEqual(['Tea', 'Talk'])
  await user.clear(await field())
  await user.type(await field(), 'tea{Enter}')
  await screen.findByText(/^2 events with “tea”/)
  await user.click(screen.getByRole('button', { name: 'Search 10 years' }))
  await screen.findByText(/^3 events with “tea”/)
})

test('letters that are typed while a search begins stay in the field', async () => {
  await renderApp({ at: '/calendar?view=agenda', person: emptyPerson, arrange: withTeas })
  const input = await field()
  fireEvent.change(input, { target: { value: 'tea' } })
  act(() => {
    fireEvent.submit(screen.getByRole('search'))
    fireEvent.change(input, { target: { value: 'tea time' } })
  })
  await screen.findByText(/^2 events with “tea”/)
  expect(input.value).toBe('tea time')
})

test('nothing found is one sentence; an event that is found can be deleted where it stands', async () => {
  const { user, world } = await renderApp({ at: '/calendar?q=zebra', person: emptyPerson, arrange: withTeas })
  await screen.findByText('No event with “zebra” was found in the calendars that are shown.')
  await user.clear(await field())
  await user.type(await field(), 'talk{Enter}')
  const article = await screen.findByRole('article', { name: 'Talk' })
  await user.click(within(article).getByRole('button', { expanded: false }))
  await user.click(within(article).getByRole('button', { name: 'Delete' }))
  await user.click(
    within(await screen.findByRole('alertdialog', { name: /Delete/ })).getByRole('button', { name: 'Delete' }),
  )
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Talk' })).toBeNull())
  await waitFor(() => expect(world.state.calendar.changes[emptyCalendar]?.['talk']?.event.status).toBe('cancelled'))
})

test('a search that fails is said, and one click tries again', async () => {
  let failing = true
  const { user } = await renderApp({
    at: '/calendar?q=tea',
    person: emptyPerson,
    arrange: withTeas,
    answer: ({ url }) =>
      failing && url.includes('q=tea')
        ? Response.json({ error: { code: 403, message: 'no' } }, { status: 403 })
        : undefined,
  })
  const again = await screen.findByRole('button', { name: 'Try again' })
  failing = false
  await user.click(again)
  await screen.findByText(/^2 events with “tea”/)
})

test('the zone in which times are seen outlives a reload', async () => {
  const { user, reload } = await renderApp({ at: '/calendar?view=agenda', person: emptyPerson, arrange: withTeas })
  await waitFor(() => expect(screen.getByRole('article', { name: 'Tea' }).textContent).toMatch(/^10:00\s/))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone of the times shown' }), 'America/New_York')
  await waitFor(() => expect(screen.getByRole('article', { name: 'Tea' }).textContent).toMatch(/^8:00\s/))
  await reload()
  await waitFor(() => expect(screen.getByRole('article', { name: 'Tea' }).textContent).toMatch(/^8:00\s/))
  const { timeZone: _zone, ...rest } = preferences.getSnapshot()
  localStorage.setItem('pixy.preferences', JSON.stringify(rest))
  dispatchEvent(new StorageEvent('storage', { key: null }))
})
