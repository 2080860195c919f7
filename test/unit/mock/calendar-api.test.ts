import { expect, test } from 'vitest'
import type { MockGoogle } from '#mock/google.ts'
import { calendarClient, team as orchardTeam, type CalendarClient } from './calendar-client.ts'
import {
  ask,
  auth,
  newGoogle,
  readEvents,
  readList,
  redeem,
  request,
  signedIn,
  Visitor,
  type Answer,
} from './visitor.ts'

interface Item {
  id: string
  summary?: string
  status: string
  start: { date?: string; dateTime?: string; timeZone?: string }
  end: { date?: string; dateTime?: string; timeZone?: string }
  recurringEventId?: string
  originalStartTime?: { dateTime?: string }
}

const itemsOf = ({ body }: Answer): Item[] => (Array.isArray(body.items) ? body.items : [])
const reasonOf = ({ body }: Answer) => /"reason":"(\w+)"/.exec(JSON.stringify(body))?.[1]

/** Asks for events of a calendar, as the first person. */
async function calendar(google: MockGoogle = newGoogle(), email?: string) {
  const { access_token: accessToken } = await signedIn(google, email)
  return (parameters: Record<string, string> = {}, id = 'primary') =>
    ask(google, `calendars/${encodeURIComponent(id)}/events?${new URLSearchParams(parameters).toString()}`, accessToken)
}
/** Reads all pages of a full sync: what there is, and the token for what comes. */
async function fullSync(list: Awaited<ReturnType<typeof calendar>>, parameters: Record<string, string> = {}) {
  const { body } = await list({ ...parameters, maxResults: '2500' })
  if (typeof body.nextSyncToken !== 'string') throw new Error('the last page brought no sync token')
  return { items: itemsOf({ status: 200, headers: new Headers(), body }), syncToken: body.nextSyncToken }
}
const team = 'team@group.calendar.demo.example'
const week = { timeMin: '2026-11-16T00:00:00+09:00', timeMax: '2026-11-23T00:00:00+09:00' }
const expanded = { singleEvents: 'true', orderBy: 'startTime' }

test('the list of calendars holds the own one first, shared ones, and holidays for reading only', async () => {
  const google = newGoogle()
  const { access_token: accessToken } = await signedIn(google)
  const { body } = await ask(google, 'users/me/calendarList', accessToken)
  expect(body.items).toMatchObject([
    { kind: 'calendar#calendarListEntry', id: 'mina@demo.example', primary: true, accessRole: 'owner' },
    { id: team, accessRole: 'writer', timeZone: 'Asia/Seoul' },
    { summary: 'Family', accessRole: 'owner' },
    { summary: 'Holidays', accessRole: 'reader' },
  ])
  const first = await ask(google, 'users/me/calendarList?maxResults=3', accessToken)
  expect(first.body.items).toHaveLength(3)
  const rest = await ask(google, `users/me/calendarList?pageToken=${String(first.body.nextPageToken)}`, accessToken)
  expect(rest.body).toMatchObject({ items: [{ summary: 'Holidays' }] })
})

test('each person has calendars of their own, and the third has an empty one', async () => {
  const google = newGoogle()
  const kenji = await ask(google, 'users/me/calendarList', (await signedIn(google, 'kenji@demo.example')).access_token)
  expect(kenji.body.items).toMatchObject([{ id: 'kenji@demo.example' }, { id: team }, { accessRole: 'reader' }])
  const list = await calendar(google, 'alex@demo.example')
  expect(itemsOf(await list({ ...expanded }))).toEqual([])
  expect((await list({}, 'mina@demo.example')).status).toBe(404)
})

test('a week of events comes in order of their starts, with offsets of the zone that was asked for', async () => {
  const list = await calendar()
  const items = itemsOf(await list({ ...expanded, ...week }))
  const starts = items.map(({ start }) => Date.parse(start.dateTime ?? `${start.date ?? ''}T00:00:00+09:00`))
  expect(items.length).toBeGreaterThan(8)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  expect(items.find(({ summary }) => summary === 'Gym')?.start).toEqual({
    dateTime: '2026-11-16T07:00:00+09:00',
    timeZone: 'Asia/Seoul',
  })
  const elsewhere = itemsOf(await list({ ...expanded, ...week, timeZone: 'America/New_York' }))
  expect(elsewhere.find(({ summary }) => summary === 'Gym')?.start).toEqual({
    dateTime: '2026-11-15T17:00:00-05:00',
    timeZone: 'Asia/Seoul',
  })
})

test('an event touches a range when it ends after timeMin and starts before timeMax, both exclusive', async () => {
  const google = newGoogle()
  const at = (id: string, start: string, end: string) =>
    google.world.calendar.put('alex@demo.example', {
      id,
      status: 'confirmed',
      summary: id,
      start: { dateTime: start },
      end: { dateTime: end },
    })
  at('before', '2026-11-20T08:00:00+09:00', '2026-11-20T09:00:00+09:00')
  at('across', '2026-11-20T08:30:00+09:00', '2026-11-20T09:30:00+09:00')
  at('last', '2026-11-20T09:59:00+09:00', '2026-11-20T11:00:00+09:00')
  at('after', '2026-11-20T10:00:00+09:00', '2026-11-20T11:00:00+09:00')
  const list = await calendar(google, 'alex@demo.example')
  const range = { timeMin: '2026-11-20T00:00:00Z', timeMax: '2026-11-20T01:00:00Z' }
  expect(itemsOf(await list({ ...expanded, ...range })).map(({ id }) => id)).toEqual(['across', 'last'])
})

test('all-day events are days, with an exclusive end, whatever zone is asked for', async () => {
  const list = await calendar()
  const items = itemsOf(await list({ ...expanded, timeZone: 'America/Los_Angeles', q: 'Holiday by the sea' }))
  expect(items).toMatchObject([{ start: { date: '2027-01-30' }, end: { date: '2027-02-08' } }])
})

test('instances of a series name it, and an exception keeps the start it had', async () => {
  const list = await calendar()
  const items = itemsOf(
    await list({ ...expanded, timeMin: '2026-11-23T00:00:00+09:00', timeMax: '2026-11-25T00:00:00+09:00' }, team),
  ).filter(({ summary }) => summary?.startsWith('Stand-up'))
  expect(items).toMatchObject([
    {
      recurringEventId: 'team000001',
      id: 'team000001_20261123T003000Z',
      start: { dateTime: '2026-11-23T10:00:00+09:00' },
    },
    {
      recurringEventId: 'team000001',
      id: 'team000001_20261124T003000Z',
      start: { dateTime: '2026-11-24T09:30:00+09:00' },
    },
  ])
  expect(items[0]?.originalStartTime?.dateTime).toBe('2026-11-23T09:30:00+09:00')
})

test('cancelled instances are left out of expanded lists unless they are asked for', async () => {
  const list = await calendar()
  const day = { timeMin: '2026-12-08T00:00:00+09:00', timeMax: '2026-12-09T00:00:00+09:00' }
  const standUps = async (more: Record<string, string> = {}) =>
    itemsOf(await list({ ...expanded, ...day, ...more }, team)).filter(({ summary }) => summary === 'Stand-up')
  expect(await standUps()).toEqual([])
  expect(await standUps({ showDeleted: 'true' })).toMatchObject([{ status: 'cancelled' }])
})

test('without singleEvents a series comes once, with its rule', async () => {
  const list = await calendar()
  const items = itemsOf(await list(week, team))
  expect(items.filter(({ id }) => id === 'team000001')).toMatchObject([
    { recurrence: [expect.stringContaining('RRULE:FREQ=WEEKLY'), expect.stringContaining('EXDATE')] },
  ])
})

test('pages join to the whole, and only the last one may bring a sync token', async () => {
  const list = await calendar()
  const whole = itemsOf(await list({ singleEvents: 'true', ...week })).map(({ id }) => id)
  const joined: string[] = []
  const lastPages: boolean[] = []
  const syncTokens: boolean[] = []
  for (let pageToken: unknown = ''; typeof pageToken === 'string';) {
    const page = await list({ singleEvents: 'true', ...week, maxResults: '3', ...(pageToken ? { pageToken } : {}) })
    joined.push(...itemsOf(page).map(({ id }) => id))
    pageToken = page.body.nextPageToken
    lastPages.push(pageToken === undefined)
    syncTokens.push('nextSyncToken' in page.body)
  }
  expect(joined).toEqual(whole)
  expect(joined.length).toBeGreaterThan(6)
  expect(syncTokens).toEqual(lastPages)
})

test('a page token of another request, or of nobody, is refused', async () => {
  const list = await calendar()
  const { nextPageToken } = (await list({ ...expanded, ...week, maxResults: '3' })).body
  const answers = [
    await list({ ...expanded, ...week, maxResults: '3', pageToken: 'nonsense' }),
    await list({ ...week, maxResults: '3', pageToken: String(nextPageToken) }),
    await list({ ...expanded, maxResults: '3', pageToken: String(nextPageToken) }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
})

test('a sync brings what changed since, deleted events too, and then nothing', async () => {
  const google = newGoogle()
  const list = await calendar(google)
  const { items, syncToken } = await fullSync(list, { singleEvents: 'true' })
  expect(await list({ singleEvents: 'true', syncToken })).toMatchObject({ status: 200, body: { items: [] } })

  const mina = google.world.personBy('mina@demo.example')
  if (!mina) throw new Error('nobody is there')
  const start = { dateTime: '2026-11-25T10:00:00+09:00' }
  const end = { dateTime: '2026-11-25T11:00:00+09:00' }
  google.world.calendar.put(mina.email, { id: 'tea', status: 'confirmed', summary: 'Tea', start, end })
  const gone = items.find(({ summary }) => summary === 'Design review: calendar')?.id ?? ''
  google.world.calendar.cancel(mina, mina.email, gone)

  const second = await list({ singleEvents: 'true', syncToken })
  expect(itemsOf(second)).toMatchObject([
    { id: 'tea', status: 'confirmed', summary: 'Tea' },
    { id: gone, status: 'cancelled' },
  ])
  const next = String(second.body.nextSyncToken)
  expect(await list({ singleEvents: 'true', syncToken: next })).toMatchObject({ status: 200, body: { items: [] } })
  expect(google.world.calendar.titles(mina)).toContain('Tea')
})

test('a sync token that is too old, expired or strange means a full sync (410)', async () => {
  const google = newGoogle({ accessTokenLifetimeSeconds: 40 * 24 * 3600 })
  const list = await calendar(google)
  const { syncToken } = await fullSync(list)
  expect(reasonOf(await list({ syncToken: 'nonsense' }))).toBe('fullSyncRequired')
  google.world.clock.advance(31 * 24 * 3_600_000)
  expect(await list({ syncToken })).toMatchObject({ status: 410 })
  const { syncToken: fresh } = await fullSync(list)
  expect((await list({ syncToken: fresh })).status).toBe(200)
  google.world.calendar.expireSyncTokens()
  expect((await list({ syncToken: fresh })).status).toBe(410)
})

test.each([
  ['orderBy', 'startTime'],
  ['timeMin', '2026-11-20T00:00:00Z'],
  ['q', 'tea'],
])('a sync token cannot stand beside %s', async (name, value) => {
  const list = await calendar()
  const { syncToken } = await fullSync(list, { singleEvents: 'true' })
  expect((await list({ singleEvents: 'true', syncToken, [name]: value })).status).toBe(400)
})

test('a list in order of starts brings no sync token', async () => {
  const list = await calendar()
  expect((await list({ ...expanded, maxResults: '2500' })).body).not.toHaveProperty('nextSyncToken')
})

test.each([
  ['a time without an offset', { timeMin: '2026-11-20T00:00:00' }, 'badRequest'],
  ['a time that is none', { timeMax: 'tomorrow' }, 'badRequest'],
  ['an empty range', { timeMin: '2026-11-20T00:00:00Z', timeMax: '2026-11-20T00:00:00Z' }, 'timeRangeEmpty'],
  ['order by start without singleEvents', { orderBy: 'startTime' }, 'badRequest'],
  ['no results at all', { maxResults: '0' }, 'invalidParameter'],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'invalid'],
])('%s is a bad request', async (_what, parameters, reason) => {
  const answer = await (await calendar())(parameters)
  expect(answer.status).toBe(400)
  expect(reasonOf(answer)).toBe(reason)
})

test('events can be found by words, by their iCalendar id, by their type and by when they changed', async () => {
  const google = newGoogle()
  const list = await calendar(google)
  const [focus] = itemsOf(await list({ ...expanded, ...week, q: 'FOCUS' }))
  expect(focus?.summary).toBe('Focus time')
  expect(itemsOf(await list({ ...expanded, ...week, q: 'time FOCUS' }))[0]?.id).toBe(focus?.id)
  expect(itemsOf(await list({ ...expanded, ...week, q: 'focus zebra' }))).toEqual([])
  const one = itemsOf(await list({ ...expanded, ...week, iCalUID: `${focus?.recurringEventId ?? ''}@demo.example` }))
  expect(one.map(({ summary }) => summary)).toEqual(['Focus time', 'Focus time'])
  expect(itemsOf(await list({ ...expanded, eventTypes: 'outOfOffice' })).map(({ summary }) => summary)).toEqual([
    'Holiday by the sea',
  ])

  const mina = google.world.personBy('mina@demo.example')
  if (!mina || !focus) throw new Error('nobody is there')
  google.world.calendar.cancel(mina, mina.email, focus.recurringEventId ?? '')
  const updatedMin = new Date(google.world.state.seed.anchorMs + 1).toISOString()
  expect(itemsOf(await list({ updatedMin }))).toMatchObject([{ id: focus.recurringEventId, status: 'cancelled' }])
  expect(itemsOf(await list({ ...expanded, ...week, q: 'focus' }))).toEqual([])
})

test('one event, one instance and one moved instance can be got by their ids, others not', async () => {
  const google = newGoogle()
  const { access_token: accessToken } = await signedIn(google)
  const one = (id: string) => ask(google, `calendars/${encodeURIComponent(team)}/events/${id}`, accessToken)
  const series = await one('team000001')
  expect(series.body).toMatchObject({ kind: 'calendar#event', recurrence: [expect.any(String), expect.any(String)] })
  expect(series.headers.get('ETag')).toBe(series.body.etag)
  expect((await one('team000001_20261124T003000Z')).body).toMatchObject({ recurringEventId: 'team000001' })
  expect((await one('team000001_20261123T003000Z')).body).toMatchObject({ summary: 'Stand-up (later today)' })
  expect((await one('team000001_20261128T003000Z')).status).toBe(404)
})

test('without a token the API answers 401 in Google’s words, with a challenge', async () => {
  const google = newGoogle()
  const missing = await ask(google, 'users/me/calendarList')
  expect(missing.status).toBe(401)
  expect(missing.headers.get('WWW-Authenticate')).toBe('Bearer realm="https://accounts.google.com/"')
  const unknown = await ask(google, 'users/me/calendarList', 'ya29.unknown')
  expect(unknown.headers.get('WWW-Authenticate')).toContain('error="invalid_token"')
  expect(unknown.body).toMatchObject({
    error: { code: 401, status: 'UNAUTHENTICATED', errors: [{ reason: 'authError', message: 'Invalid Credentials' }] },
  })
})

test('each call needs a scope of its own, and a wider one will do', async () => {
  const google = newGoogle()
  const visitor = new Visitor(google)
  const tokenFor = async (scope: string) =>
    (await redeem(google, await visitor.allow(request({ scope })))).body.access_token
  const [events, list, both] = [
    await tokenFor(readEvents),
    await tokenFor(readList),
    await tokenFor(auth('calendar.readonly')),
  ]
  const status = async (path: string, token: unknown) => (await ask(google, path, token)).status
  expect(await status('calendars/primary/events', events)).toBe(200)
  expect(await status('users/me/calendarList', list)).toBe(200)
  expect(await status('calendars/primary/events', both)).toBe(200)
  expect(await status('users/me/calendarList', both)).toBe(200)
  const refused = await ask(google, 'users/me/calendarList', events)
  expect(refused.status).toBe(403)
  expect(refused.headers.get('WWW-Authenticate')).toContain('error="insufficient_scope"')
  expect(refused.body).toMatchObject({
    error: {
      status: 'PERMISSION_DENIED',
      errors: [{ reason: 'insufficientPermissions' }],
      details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
    },
  })
})

test('a calendar that is hidden is listed without `selected`, for that person alone', async () => {
  const google = newGoogle()
  const mina = await calendarClient(google, 'mina@demo.example')
  const kenji = await calendarClient(google, 'kenji@demo.example')
  const path = `users/me/calendarList/${encodeURIComponent(orchardTeam)}`
  const selectedFor = async ({ call }: CalendarClient) => (await call('GET', path)).body.selected
  expect(await selectedFor(mina)).toBe(true)
  expect((await mina.call('PATCH', path, { selected: false })).body.selected).toBeUndefined()
  expect([await selectedFor(mina), await selectedFor(kenji)]).toEqual([undefined, true])
  expect((await mina.call('PATCH', path, { selected: 'no' })).status).toBe(400)
  await mina.call('PATCH', path, { selected: true })
  expect(await selectedFor(mina)).toBe(true)
})
