import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import '#app/signed-in/SignedInApp.tsx'
import '#features/calendar/CalendarPage.tsx'
import '#features/calendar/agenda/TodayCard.tsx'
import type { World } from '#mock/world/world.ts'
import { allDayEvent, emptyCalendar, emptyPerson, timedEvent } from './events.ts'
import '#features/calendar/agenda/Agenda.tsx'
import { renderApp } from './render-app.tsx'

const day = (name: RegExp) => screen.findByRole('region', { name })
const titlesIn = (region: HTMLElement) =>
  within(region)
    .queryAllByRole('article')
    .map((article) => within(article).getByRole('button').textContent.replaceAll(/\s/g, ' '))

/** Titles of all that a world's person has between two instants, in every calendar. */
function titlesBetween(world: World, fromMs: number, untilMs: number): string[] {
  const [person] = world.people
  if (!person) throw new Error('Nobody lives here')
  const titles = world.calendar
    .calendarsOf(person)
    .flatMap((calendar) => world.calendar.expanded(person, calendar))
    .filter(({ startMs, endMs, event }) => event.status !== 'cancelled' && endMs > fromMs && startMs < untilMs)
    .map(({ event }) => event.summary ?? '')
  return [...new Set(titles)].toSorted()
}

test('a week shows what all calendars of the world hold in it, and nothing else', async () => {
  const { world } = await renderApp({ at: '/calendar?from=2026-12-07&days=7' })
  await screen.findAllByRole('article')
  const shown = screen.getAllByRole('article').map((article) => article.getAttribute('aria-labelledby') ?? '')
  const titles = shown.map((id) => document.getElementById(id)?.textContent ?? '')
  expect([...new Set(titles)].toSorted()).toEqual(
    titlesBetween(world, Date.parse('2026-12-07T00:00+09:00'), Date.parse('2026-12-14T00:00+09:00')),
  )
})

test('recurring, all-day, several-day and far-away events stand on the viewer’s days', async () => {
  await renderApp({
    at: '/calendar?from=2027-02-08&days=7',
    person: emptyPerson,
    arrange: ({ calendar }) => {
      calendar.put(emptyCalendar, {
        ...timedEvent('Tea', '2027-02-08T09:00:00+09:00', '2027-02-08T09:30:00+09:00'),
        recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
      })
      calendar.put(emptyCalendar, allDayEvent('Birthday', '2027-02-09', '2027-02-10'))
      calendar.put(emptyCalendar, allDayEvent('Trip', '2027-02-09', '2027-02-12'))
      const newYork = { timeZone: 'America/New_York' }
      calendar.put(emptyCalendar, timedEvent('Call', '2027-02-08T20:00:00-05:00', '2027-02-08T21:00:00-05:00', newYork))
      calendar.put(emptyCalendar, timedEvent('Night', '2027-02-11T22:00:00+09:00', '2027-02-12T02:00:00+09:00'))
    },
  })
  const monday = await day(/Monday, February 8/)
  expect(titlesIn(monday)).toEqual(['9:00 – 9:30 AMTeaAlex Rivers'])
  expect(within(monday).getByRole('img', { name: 'Repeats' })).toBeTruthy()
  expect(titlesIn(await day(/Tuesday, February 9/))).toEqual([
    'All dayDay 1 of 3TripAlex Rivers',
    'All dayBirthdayAlex Rivers',
    '9:00 – 9:30 AMTeaAlex Rivers',
    '10:00 – 11:00 AMCallMon 8:00 PM Eastern TimeAlex Rivers',
  ])
  expect(titlesIn(await day(/Wednesday, February 10/))).toEqual(['All dayDay 2 of 3TripAlex Rivers'])
  expect(titlesIn(await day(/Thursday, February 11/))).toEqual([
    'All dayDay 3 of 3TripAlex Rivers',
    'from 10:00 PMDay 1 of 2NightAlex Rivers',
  ])
  expect(titlesIn(await day(/Friday, February 12/))).toEqual(['until 2:00 AMDay 2 of 2NightAlex Rivers'])
  expect(await day(/Saturday, February 13/)).toHaveProperty('textContent', expect.stringContaining('Nothing planned'))
})

test('Enter opens what is known of an event; nothing in it is markup, and only https becomes a link', async () => {
  const { user } = await renderApp({
    at: '/calendar?from=2027-02-08&days=1',
    person: emptyPerson,
    arrange: ({ calendar }) => {
      calendar.put(
        emptyCalendar,
        timedEvent('<img src=x onerror=alert(1)>', '2027-02-08T09:00:00+09:00', '2027-02-08T10:00:00+09:00', {
          description: '<b>Bring</b> tea<script>alert(1)</script> &lt;i&gt;',
          location: 'Room \u202egnp.exe',
          hangoutLink: 'https://meet.example/abc',
          attendees: [
            { email: emptyCalendar, self: true, responseStatus: 'accepted' },
            { email: 'mina@demo.example', responseStatus: 'needsAction' },
          ],
        }),
      )
      calendar.put(
        emptyCalendar,
        timedEvent('Trap', '2027-02-08T11:00:00+09:00', '2027-02-08T12:00:00+09:00', {
          hangoutLink: 'javascript:alert(1)',
        }),
      )
    },
  })
  const article = await screen.findByRole('article', { name: '<img src=x onerror=alert(1)>' })
  const line = within(article).getByRole('button', { expanded: false })
  line.focus()
  await user.keyboard('{Enter}')
  expect(line.getAttribute('aria-expanded')).toBe('true')
  expect(article.textContent).toContain('Bring teaalert(1) <i>')
  expect(article.textContent).toContain('2 people invited · You accepted')
  expect(article.textContent).not.toContain('\u202e')
  const link = within(article).getByRole('link', { name: 'Join on meet.example' })
  expect(link.getAttribute('href')).toBe('https://meet.example/abc')
  expect(link.getAttribute('rel')).toContain('noopener')

  const trap = screen.getByRole('article', { name: 'Trap' })
  await user.click(within(trap).getByRole('button'))
  expect(within(trap).queryByRole('link')).toBeNull()
  expect(document.querySelector('main img, main script')).toBeNull()
})

test('the address is the state: days are moved, counted and chosen by it, and Back goes back', async () => {
  const { user } = await renderApp({ at: '/calendar?from=2027-02-08&days=7', person: emptyPerson })
  await screen.findByRole('heading', { name: /February 8\s–\s14, 2027/ })
  await user.click(screen.getByRole('link', { name: 'Next 7 days' }))
  await screen.findByRole('heading', { name: /February 15\s–\s21, 2027/ })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Number of days' }), '1 day')
  await screen.findByRole('heading', { name: 'Monday, February 15, 2027' })
  expect(location.search).toBe('?from=2027-02-15&days=1')
  history.back()
  await screen.findByRole('heading', { name: /February 15\s–\s21, 2027/ })

  await user.click(screen.getByRole('button', { name: 'Go to date' }))
  const month = await screen.findByRole('grid', { name: 'February 2027' })
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Monday, February 15, 2027')
  await user.keyboard('{PageDown}{ArrowUp}{ArrowUp}')
  expect(month.getAttribute('aria-labelledby')).toBeTruthy()
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: /March 1\s–\s7, 2027/ })
  await user.click(screen.getByRole('link', { name: 'Today' }))
  const today = new Intl.DateTimeFormat('sv').format()
  expect(location.search).toBe(`?from=${today}&days=7`)
})

test('days without events are one sentence and one action', async () => {
  const { user } = await renderApp({
    at: '/calendar?from=2027-02-08&days=7',
    person: emptyPerson,
    arrange: ({ calendar }) => calendar.put(emptyCalendar, allDayEvent('Later', '2027-02-20', '2027-02-21')),
  })
  await screen.findByText('There are no events in these days.')
  await user.click(screen.getByRole('link', { name: 'Look at 31 days' }))
  await screen.findByRole('article', { name: 'Later' })
  expect(screen.queryByText('Nothing planned')).toBeNull()
})

test('a calendar that is switched off is gone from the agenda, and stays off on other days', async () => {
  const { user } = await renderApp({ at: '/calendar?from=2026-12-07&days=7' })
  await screen.findAllByRole('article')
  const owners = () => screen.getAllByRole('article').filter((article) => article.textContent?.includes('Orchard team'))
  expect(owners().length).toBeGreaterThan(0)
  await user.click(screen.getByText('Calendars', { selector: 'summary' }))
  await user.click(screen.getByRole('checkbox', { name: 'Orchard team' }))
  expect(owners()).toEqual([])
  await user.click(screen.getByRole('link', { name: 'Next 7 days' }))
  await screen.findByRole('heading', { name: /December 14\s–\s20, 2026/ })
  await screen.findAllByRole('article')
  expect(owners()).toEqual([])
})

test('the start page shows today and tomorrow, as far as they are still to come', async () => {
  const inOneHour = new Date(Date.now() + 3_600_000).toISOString()
  const later = new Date(Date.now() + 5_400_000).toISOString()
  const longAgo = new Date(Date.now() - 7_200_000).toISOString()
  const ago = new Date(Date.now() - 3_600_000).toISOString()
  await renderApp({
    at: '/',
    person: emptyPerson,
    arrange: ({ calendar }) => {
      calendar.put(emptyCalendar, timedEvent('Soon', inOneHour, later))
      calendar.put(emptyCalendar, timedEvent('Over', longAgo, ago))
    },
  })
  const card = await screen.findByRole('region', { name: 'Today and tomorrow' })
  // Before midnight it is on both days.
  expect(await within(card).findAllByText('Soon')).not.toEqual([])
  expect(within(card).queryByText('Over')).toBeNull()
  expect(within(card).getByRole('link', { name: 'Open calendar' }).getAttribute('href')).toBe('/calendar')
})

test.each([
  ['ko', '캘린더', '2027년 2월 8일\u2060~2월 14일', /(오전|AM) 9:00\u2060~10:00/, '반복 일정'],
  ['ja', 'カレンダー', '2027年2月8日\u2060～2月14日', /9:00\u2060～10:00/, '繰り返しの予定'],
] as const)('in %s every word is of that language', async (language, title, dates, time, repeats) => {
  await renderApp({
    at: '/calendar?from=2027-02-08&days=7',
    language,
    person: emptyPerson,
    arrange: ({ calendar }) => {
      calendar.put(emptyCalendar, {
        ...timedEvent('회의', '2027-02-08T09:00:00+09:00', '2027-02-08T10:00:00+09:00', { id: 'meeting' }),
        recurrence: ['RRULE:FREQ=DAILY;COUNT=1'],
      })
    },
  })
  const article = await screen.findByRole('article', { name: '회의' })
  screen.getByRole('heading', { level: 1, name: title })
  screen.getByRole('heading', { name: dates })
  within(article).getByText(time)
  within(article).getByRole('img', { name: repeats })
  const main = screen.getByRole('main').cloneNode(true) as HTMLElement
  // Time zones go by their names in the IANA database.
  for (const zones of main.querySelectorAll('select')) zones.remove()
  expect(main.textContent).not.toMatch(/[a-z]{3,}/)
})
