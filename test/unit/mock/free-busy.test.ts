import { expect, test } from 'vitest'
import { calendarClient, hour, reasonOf } from './calendar-client.ts'
import { auth, newGoogle } from './visitor.ts'

const day = { timeMin: '2026-11-25T00:00:00+09:00', timeMax: '2026-11-26T00:00:00+09:00' }
const alex = 'alex@demo.example'

test('busy times are joined, cut to the range, and leave out what is free, declined or cancelled', async () => {
  const { call, insert, google } = await calendarClient()
  const at = (id: string, from: number, more: object = {}) => insert({ id, ...hour('2026-11-25', from), ...more })
  await at('first', 8)
  await at('after', 9)
  await at('free0', 12, { transparency: 'transparent' })
  await at('gone0', 13)
  await call('DELETE', 'calendars/primary/events/gone0')
  await at('other', 14, { attendees: [{ email: alex, responseStatus: 'declined' }] })
  await insert({
    id: 'night',
    start: { dateTime: '2026-11-25T23:00:00+09:00' },
    end: { dateTime: '2026-11-26T02:00:00+09:00' },
  })
  const { body } = await call('POST', 'freeBusy', {
    ...day,
    items: [{ id: alex }, { id: 'stranger@elsewhere.example' }],
  })
  expect(body).toMatchObject({
    kind: 'calendar#freeBusy',
    timeMin: '2026-11-24T15:00:00.000Z',
    calendars: {
      [alex]: {
        busy: [
          { start: '2026-11-24T23:00:00Z', end: '2026-11-25T01:00:00Z' },
          { start: '2026-11-25T14:00:00Z', end: '2026-11-25T15:00:00Z' },
        ],
      },
      'stranger@elsewhere.example': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
    },
  })
  const kenji = await calendarClient(google, 'kenji@demo.example')
  expect((await kenji.call('POST', 'freeBusy', { ...day, items: [{ id: alex }] })).body).toMatchObject({
    calendars: { [alex]: { busy: [{ end: '2026-11-25T01:00:00Z' }, {}] } },
  })
})

test.each([
  ['no start', { timeMax: day.timeMax }, 'required'],
  ['an empty range', { timeMin: day.timeMin, timeMax: day.timeMin }, 'timeRangeEmpty'],
  ['two years', { timeMin: day.timeMin, timeMax: '2028-11-25T00:00:00Z' }, 'timeRangeTooLong'],
  ['51 calendars', { ...day, items: Array.from({ length: 51 }, () => ({ id: alex })) }, 'tooManyCalendarsRequested'],
])('%s is a bad request', async (_what, body, reason) => {
  const answer = await (await calendarClient()).call('POST', 'freeBusy', body)
  expect(answer.status).toBe(400)
  expect(reasonOf(answer)).toBe(reason)
})

test('busy times need a scope of their own', async () => {
  const events = await calendarClient(newGoogle(), alex, auth('calendar.events'))
  expect((await events.call('POST', 'freeBusy', { ...day, items: [] })).status).toBe(403)
  const times = await calendarClient(newGoogle(), alex, auth('calendar.freebusy'))
  expect((await times.call('POST', 'freeBusy', { ...day, items: [] })).status).toBe(200)
})

test('a month with thousands of events for measuring is made only where it is asked for', async () => {
  const { list } = await calendarClient(newGoogle({ sizes: { events: 2_000 } }), 'mina@demo.example')
  const month = { singleEvents: 'true', timeMin: '2026-11-01T00:00:00+09:00', timeMax: '2026-12-01T00:00:00+09:00' }
  const { body } = await list({ ...month, maxResults: '2500' })
  expect((body.items as unknown[]).length).toBeGreaterThan(2_000)
})
