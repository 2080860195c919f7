import { expect, test } from 'vitest'
import { getEvent } from '#google/calendar/get-event.ts'
import { queryFreeBusy } from '#google/calendar/free-busy.ts'
import { deleteEvent, insertEvent, moveEvent, patchEvent } from '#google/calendar/write-events.ts'
import type { ApiRequest, Send, SendResult } from '#google/send.ts'

const tea = {
  id: 'tea00',
  etag: '"1"',
  summary: 'Tea',
  start: { dateTime: '2026-11-20T09:00:00+09:00', timeZone: 'Asia/Seoul' },
  end: { dateTime: '2026-11-20T10:00:00+09:00', timeZone: 'Asia/Seoul' },
}
const answer = (status: number, body?: unknown): SendResult => ({
  kind: 'answer',
  status,
  headers: {},
  body: body === undefined ? '' : JSON.stringify(body),
})
const refusal = (status: number, reason: string) =>
  answer(status, { error: { code: status, message: reason, errors: [{ reason }] } })

/** A `send` that gives these answers one after the other, and remembers what it was asked. */
function sender(...answers: readonly SendResult[]) {
  const requests: ApiRequest[] = []
  const send: Send = async (request) => {
    requests.push(request)
    return answers[requests.length - 1] ?? { kind: 'failure', code: 'offline' }
  }
  return { send, requests, bodies: () => requests.map(({ body }): unknown => JSON.parse(String(body ?? 'null'))) }
}
const newEvent = { summary: 'Tea', start: tea.start, end: tea.end }
const place = { calendarId: 'a@example.org', eventId: 'tea00' }

test('a new event goes out under its own id, with the conference version and whom to tell', async () => {
  const { send, requests, bodies } = sender(answer(200, tea))
  expect(await insertEvent(send, { ...place, newEvent, sendUpdates: 'all' })).toMatchObject({
    id: 'tea00',
    etag: '"1"',
  })
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: 'calendars/a%40example.org/events',
      query: { conferenceDataVersion: '1', sendUpdates: 'all' },
      headers: { 'Content-Type': 'application/json' },
    },
  ])
  expect(bodies()).toEqual([{ ...newEvent, id: 'tea00' }])
  expect(requests[0]?.scopes.some((scope) => scope.endsWith('readonly'))).toBe(false)
})

test('an id that exists already is what we made before: it is read instead', async () => {
  const { send, requests } = sender(refusal(409, 'duplicate'), answer(200, tea))
  expect(await insertEvent(send, { ...place, newEvent })).toMatchObject({ summary: 'Tea' })
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST calendars/a%40example.org/events',
    'GET calendars/a%40example.org/events/tea00',
  ])
})

test('a refused event is not asked for', async () => {
  const { send, requests } = sender(refusal(400, 'timeRangeEmpty'))
  await expect(insertEvent(send, { ...place, newEvent })).rejects.toMatchObject({
    code: 'invalid-request',
    facts: { reason: 'timeRangeEmpty' },
  })
  expect(requests).toHaveLength(1)
})

test('a change carries the ETag it was made on, and tells when that is too old', async () => {
  const { send, requests, bodies } = sender(answer(200, tea), refusal(412, 'conditionNotMet'))
  await patchEvent(send, { ...place, etag: '"1"', changes: { summary: 'Coffee' } })
  expect(requests[0]).toMatchObject({ method: 'PATCH', headers: { 'If-Match': '"1"' } })
  expect(bodies()).toEqual([{ summary: 'Coffee' }])
  await expect(patchEvent(send, { ...place, etag: '"1"', changes: {} })).rejects.toMatchObject({
    code: 'precondition-failed',
  })
})

test('a change from a time to a day takes the time away, and the other way round', async () => {
  const { send, bodies } = sender(answer(200, tea), answer(200, tea))
  await patchEvent(send, { ...place, changes: { start: { date: '2026-11-20' }, end: { date: '2026-11-21' } } })
  await patchEvent(send, { ...place, changes: { start: tea.start } })
  expect(bodies()).toEqual([
    {
      start: { date: '2026-11-20', dateTime: null, timeZone: null },
      end: { date: '2026-11-21', dateTime: null, timeZone: null },
    },
    { start: { ...tea.start, date: null } },
  ])
})

test('a deletion needs no answer, and one that happened before is one', async () => {
  const { send, requests } = sender(answer(204), refusal(410, 'deleted'), refusal(404, 'notFound'))
  await deleteEvent(send, { ...place, etag: '"1"', sendUpdates: 'all' })
  await deleteEvent(send, place)
  await expect(deleteEvent(send, place)).rejects.toMatchObject({ code: 'not-found' })
  expect(requests[0]).toMatchObject({ method: 'DELETE', headers: { 'If-Match': '"1"' }, query: { sendUpdates: 'all' } })
})

test('an event moves to another calendar by its address', async () => {
  const { send, requests } = sender(answer(200, tea))
  await moveEvent(send, { ...place, destination: 'b@example.org' })
  expect(requests).toMatchObject([
    { method: 'POST', path: 'calendars/a%40example.org/events/tea00/move', query: { destination: 'b@example.org' } },
  ])
})

test('one event is read by its id, in the zone of the viewer', async () => {
  const { send, requests } = sender(answer(200, tea))
  await getEvent(send, { ...place, timeZone: 'Asia/Seoul' })
  expect(requests).toMatchObject([{ method: 'GET', query: { timeZone: 'Asia/Seoul' } }])
})

test('when people are busy is asked for fifty at a time; one who may not be seen spoils nothing', async () => {
  const busy = [{ start: '2026-11-20T00:00:00Z', end: '2026-11-20T01:00:00Z' }]
  const { send, bodies } = sender(
    answer(200, { calendars: { 'p0@example.org': { busy }, 'p1@example.org': { errors: [{ reason: 'notFound' }] } } }),
    answer(200, { calendars: { 'p50@example.org': { busy: [] } } }),
  )
  const calendarIds = Array.from({ length: 51 }, (_, index) => `p${index}@example.org`)
  const range = { timeMin: '2026-11-20T00:00:00Z', timeMax: '2026-11-21T00:00:00Z' }
  const found = await queryFreeBusy(send, { ...range, calendarIds })
  expect(bodies()).toMatchObject([{ ...range, items: { length: 50 } }, { items: [{ id: 'p50@example.org' }] }])
  expect([...found]).toEqual([
    ['p0@example.org', { busy }],
    ['p1@example.org', { busy: [], problem: 'notFound' }],
    ['p50@example.org', { busy: [] }],
  ])
})
