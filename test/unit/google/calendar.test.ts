import { expect, test } from 'vitest'
import { listCalendars } from '#google/calendar/calendars.ts'
import { listEvents, syncEvents } from '#google/calendar/events.ts'
import { listOccurrences } from '#google/calendar/get-event.ts'
import { GoogleError } from '#google/errors.ts'
import type { ApiRequest, Send, SendResult } from '#google/send.ts'

const range = {
  calendarId: 'team/a?b@group.calendar.google.com',
  timeMin: '2026-11-20T00:00:00+09:00',
  timeMax: '2026-11-27T00:00:00+09:00',
  timeZone: 'Asia/Seoul',
}
const timed = (id: string) => ({
  id,
  start: { dateTime: '2026-11-20T09:00:00+09:00', timeZone: 'Asia/Seoul' },
  end: { dateTime: '2026-11-20T10:00:00+09:00' },
})
const ok = (body: unknown): SendResult => ({ kind: 'answer', status: 200, headers: {}, body: JSON.stringify(body) })

/** A `send` that answers by rule, and remembers what it was asked. */
function sender(rule: (request: ApiRequest) => SendResult) {
  const requests: ApiRequest[] = []
  const send: Send = async (request) => {
    requests.push(request)
    return rule(request)
  }
  return { send, requests }
}

test('events are asked for expanded, with a sync token instead of an order, within the offsets of the viewer, of one encoded calendar', async () => {
  const { send, requests } = sender(() => ok({ items: [timed('a')] }))
  const { items, cut } = await listEvents(send, range)
  expect(items.map((event) => event.id)).toEqual(['a'])
  expect(cut).toBe(false)
  expect(requests).toMatchObject([
    {
      api: 'calendar',
      method: 'GET',
      path: 'calendars/team%2Fa%3Fb%40group.calendar.google.com/events',
      query: {
        singleEvents: 'true',
        timeMin: range.timeMin,
        timeMax: range.timeMax,
        timeZone: 'Asia/Seoul',
      },
    },
  ])
  expect(requests[0]?.query).not.toHaveProperty('orderBy')
  expect(requests[0]?.scopes).toContain('https://www.googleapis.com/auth/calendar.events.readonly')
})

test('all pages are read, and the last one brings the sync token', async () => {
  const { send } = sender(({ query }) =>
    query?.pageToken === 'two'
      ? ok({ items: [timed('b')], nextSyncToken: 'next' })
      : ok({ items: [timed('a')], nextPageToken: 'two' }),
  )
  expect(await listEvents(send, range)).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }], syncToken: 'next' })
})

test('a sync asks with its token alone, and tells of what is gone', async () => {
  const { send, requests } = sender(() =>
    ok({ items: [timed('a'), { id: 'b', status: 'cancelled' }, { status: 'cancelled' }], nextSyncToken: 'next' }),
  )
  expect(await syncEvents(send, range, 'token')).toEqual({
    changes: [
      { ...timed('a'), attendees: [] },
      { id: 'b', status: 'cancelled' },
    ],
    syncToken: 'next',
  })
  expect(requests.map(({ query }) => query)).toEqual([
    { singleEvents: 'true', timeZone: 'Asia/Seoul', maxResults: '2500', syncToken: 'token' },
  ])
})

test.each([
  ['a token that is too old', { kind: 'answer', status: 410, headers: {}, body: '' } as const],
  ['a token that is refused', { kind: 'answer', status: 400, headers: {}, body: '' } as const],
  ['an answer without the next token', ok({ items: [] })],
])('%s means that everything is to be read anew', async (_what, answer) => {
  const { send } = sender(() => answer)
  expect(await syncEvents(send, range, 'token')).toBeUndefined()
})

test('a sync that the network keeps from Google fails as any request does', async () => {
  const { send } = sender(() => ({ kind: 'failure', code: 'offline' }))
  await expect(syncEvents(send, range, 'token')).rejects.toMatchObject({ code: 'offline' })
})

test('occurrences are listed by where they would be, those that were deleted too', async () => {
  const originalStartTime = { dateTime: '2026-11-20T09:00:00+09:00' }
  const { send, requests } = sender(() => ok({ items: [{ id: 'a_1', status: 'cancelled', originalStartTime }, {}] }))
  const { items } = await listOccurrences(send, { calendarId: 'primary', eventId: 'a' })
  expect(items).toEqual([{ id: 'a_1', originalStartTime }])
  expect(requests).toMatchObject([{ path: 'calendars/primary/events/a/instances', query: { showDeleted: 'true' } }])
})

test('a server that never stops naming a next page is cut off after 40, and the listing says so', async () => {
  const { send, requests } = sender(() => ok({ items: [timed('a')], nextPageToken: 'again' }))
  const { items, cut } = await listEvents(send, range)
  expect({ requests: requests.length, items: items.length, cut }).toEqual({ requests: 40, items: 40, cut: true })
})

test('an event that cannot be read is left out, the others stay', async () => {
  const broken = [
    null,
    { ...timed(''), summary: 'no id' },
    { ...timed('x'), start: {} },
    { ...timed('x'), start: { date: '2026-02-31' } },
    { ...timed('x'), start: { dateTime: '2026-11-20T09:00:00' } },
    { ...timed('x'), end: { dateTime: '2026-11-20T29:00:00Z' } },
  ]
  const { send } = sender(() => ok({ items: [...broken, timed('good')] }))
  expect((await listEvents(send, range)).items.map((event) => event.id)).toEqual(['good'])
})

test('a stray value costs only its own member, and members without a use are dropped', async () => {
  const { send } = sender(() =>
    ok({
      items: [{ ...timed('a'), summary: 7, location: 'Here', attendees: [{ email: 'a@example.com' }, 5], kind: 'x' }],
    }),
  )
  const [event] = (await listEvents(send, range)).items
  expect(event).toEqual({
    ...timed('a'),
    location: 'Here',
    attendees: [{ email: 'a@example.com' }],
  })
})

test('text of any length is cut to what a screen can bear', async () => {
  const { send } = sender(() => ok({ items: [{ ...timed('a'), summary: 'x'.repeat(100_000) }] }))
  expect((await listEvents(send, range)).items[0]?.summary).toHaveLength(501)
})

test('calendars keep their colour only where it is a colour', async () => {
  const { send } = sender(() =>
    ok({
      items: [
        { id: 'a', summary: 'A', backgroundColor: '#16a765', primary: true },
        { id: 'b', summary: 'B', backgroundColor: 'red;background:url(//evil)' },
      ],
    }),
  )
  expect((await listCalendars(send)).items).toEqual([
    { id: 'a', summary: 'A', backgroundColor: '#16a765', primary: true },
    { id: 'b', summary: 'B', backgroundColor: undefined },
  ])
})

test.each(['', 'null', '[]', '{}', '{"items":"x"}', '"text"', '<html>'])(
  'a successful answer that is no list (%s) is unexpected',
  async (body) => {
    const { send } = sender(() => ({ kind: 'answer', status: 200, headers: {}, body }))
    await expect(listCalendars(send)).rejects.toMatchObject({ code: 'unexpected-answer', facts: { status: 200 } })
  },
)

test.each(['signed-out', 'expired', 'offline', 'timeout', 'too-large', 'aborted', 'vault-lost'] as const)(
  'a request that the vault could not make fails as %s',
  async (code) => {
    const { send } = sender(() => ({ kind: 'failure', code }))
    const error: unknown = await listCalendars(send).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(GoogleError)
    expect(error).toMatchObject({ code, facts: {} })
  },
)

test('a scope that the vault misses is told with the error', async () => {
  const { send } = sender(() => ({ kind: 'failure', code: 'scope-missing', scopes: ['s'] }))
  await expect(listCalendars(send)).rejects.toMatchObject({ code: 'scope-missing', facts: { scopes: ['s'] } })
})

test('the signal reaches every request', async () => {
  const { signal } = new AbortController()
  const signals: (AbortSignal | undefined)[] = []
  await listEvents(
    async (request, given) => {
      signals.push(given)
      return ok(request.query?.pageToken ? { items: [] } : { items: [], nextPageToken: 'two' })
    },
    range,
    signal,
  )
  expect(signals).toEqual([signal, signal])
})
