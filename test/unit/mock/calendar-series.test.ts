import { expect, test } from 'vitest'
import { calendarClient, hour, itemsOf, messageOf, type CalendarClient } from './calendar-client.ts'

const standUp = { id: 'stand', summary: 'Stand-up', ...hour('2026-11-23', 9), recurrence: ['RRULE:FREQ=DAILY;COUNT=5'] }
const expanded = { singleEvents: 'true' }

async function withStandUp(event: object = standUp) {
  const client = await calendarClient()
  expect((await client.insert(event)).status).toBe(200)
  return client
}
const days = async ({ list }: CalendarClient) =>
  itemsOf(await list(expanded)).map(({ start, summary }) => {
    const { dateTime, date } = { ...(start as { dateTime?: string; date?: string }) }
    return `${(dateTime ?? date ?? '').slice(5, 16)} ${String(summary)}`
  })

test('a change of one instance makes an exception that names its series and the start it had', async () => {
  const client = await withStandUp()
  const id = 'stand_20261125T000000Z'
  const { body } = await client.patch(id, { summary: 'Late', ...hour('2026-11-25', 11) })
  expect(body).toMatchObject({
    id,
    recurringEventId: 'stand',
    originalStartTime: { dateTime: '2026-11-25T09:00:00+09:00' },
    start: { dateTime: '2026-11-25T11:00:00+09:00' },
  })
  expect(body).not.toHaveProperty('recurrence')
  expect(await days(client)).toEqual([
    '11-23T09:00 Stand-up',
    '11-24T09:00 Stand-up',
    '11-25T11:00 Late',
    '11-26T09:00 Stand-up',
    '11-27T09:00 Stand-up',
  ])
})

test('a deleted instance is an exception too, and can come back', async () => {
  const client = await withStandUp()
  const id = 'stand_20261125T000000Z'
  expect((await client.call('DELETE', `calendars/primary/events/${id}`)).status).toBe(204)
  expect(await days(client)).toHaveLength(4)
  expect((await client.call('DELETE', `calendars/primary/events/${id}`)).status).toBe(410)
  await client.patch(id, { status: 'confirmed' })
  expect(await days(client)).toHaveLength(5)
})

test('what changes in a series changes in its exceptions where they had it from the series', async () => {
  const client = await withStandUp({ ...standUp, location: 'Room 1' })
  await client.patch('stand_20261124T000000Z', { summary: 'Special' })
  await client.patch('stand_20261125T000000Z', { ...hour('2026-11-25', 11) })
  await client.patch('stand', { summary: 'Daily', location: 'Room 2' })
  const items = itemsOf(await client.list(expanded))
  expect(items.map(({ summary }) => summary)).toEqual(['Daily', 'Special', 'Daily', 'Daily', 'Daily'])
  expect(items.map(({ location }) => location)).toEqual(Array(5).fill('Room 2'))
})

test('a series that is cut by UNTIL loses what came after, exceptions too', async () => {
  const client = await withStandUp()
  await client.patch('stand_20261126T000000Z', { summary: 'Late' })
  await client.patch('stand', { recurrence: ['RRULE:FREQ=DAILY;UNTIL=20261124T145959Z'] })
  expect(await days(client)).toEqual(['11-23T09:00 Stand-up', '11-24T09:00 Stand-up'])
  expect((await client.call('GET', 'calendars/primary/events/stand_20261127T000000Z')).status).toBe(404)
})

test('a series that becomes a single event, and a single event that becomes a series', async () => {
  const client = await withStandUp()
  expect((await client.patch('stand', { recurrence: null })).body).not.toHaveProperty('recurrence')
  expect(await days(client)).toEqual(['11-23T09:00 Stand-up'])
  await client.patch('stand', { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] })
  expect(await days(client)).toEqual(['11-23T09:00 Stand-up', '11-30T09:00 Stand-up'])
})

test('a deleted series has no instances left', async () => {
  const client = await withStandUp()
  await client.patch('stand_20261126T000000Z', { summary: 'Late' })
  await client.call('DELETE', 'calendars/primary/events/stand')
  expect(await days(client)).toEqual([])
})

test('instances can be listed by range and by page', async () => {
  const { call } = await withStandUp()
  const path = 'calendars/primary/events/stand/instances'
  expect(itemsOf(await call('GET', path))).toHaveLength(5)
  const range = new URLSearchParams({ timeMin: '2026-11-24T00:00:00Z', timeMax: '2026-11-26T00:00:00Z' })
  expect(itemsOf(await call('GET', `${path}?${range.toString()}`)).map(({ id }) => id)).toEqual([
    'stand_20261124T000000Z',
    'stand_20261125T000000Z',
  ])
  const first = await call('GET', `${path}?maxResults=3`)
  const rest = await call('GET', `${path}?maxResults=3&pageToken=${String(first.body.nextPageToken)}`)
  expect([itemsOf(first).length, itemsOf(rest).length]).toEqual([3, 2])
})

test('instances of what does not recur cannot be listed', async () => {
  const { insert, call } = await calendarClient()
  await insert({ id: 'tea00', ...hour('2026-11-25', 10) })
  expect(messageOf(await call('GET', 'calendars/primary/events/tea00/instances'))).toContain('does not recur')
  expect((await call('GET', 'calendars/primary/events/never/instances')).status).toBe(404)
})

test('a sync tells of every instance that changed, and that those are cancelled which a series lost', async () => {
  const client = await withStandUp()
  const token = async (query: Record<string, string>) => String((await client.list(query)).body.nextSyncToken)
  const first = await token(expanded)
  await client.patch('stand', { recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] })
  const changed = await client.list({ ...expanded, syncToken: first })
  expect(itemsOf(changed).map(({ id, status }) => `${String(id)} ${String(status)}`)).toEqual([
    'stand_20261123T000000Z confirmed',
    'stand_20261124T000000Z confirmed',
    'stand_20261125T000000Z cancelled',
    'stand_20261126T000000Z cancelled',
    'stand_20261127T000000Z cancelled',
  ])
  expect(itemsOf(changed)[4]).not.toHaveProperty('start')
  const second = String(changed.body.nextSyncToken)
  await client.call('DELETE', 'calendars/primary/events/stand')
  expect(itemsOf(await client.list({ ...expanded, syncToken: second })).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
  ])
  expect(itemsOf(await client.list({ ...expanded, syncToken: first }))).toHaveLength(5)
})

test('a sync without expansion tells of the series itself', async () => {
  const client = await withStandUp()
  const syncToken = String((await client.list({})).body.nextSyncToken)
  await client.patch('stand_20261124T000000Z', { summary: 'Special' })
  await client.patch('stand', { location: 'Roof' })
  expect(itemsOf(await client.list({ syncToken })).map(({ id }) => id)).toEqual(['stand', 'stand_20261124T000000Z'])
})
