import { expect, test } from 'vitest'
import { calendarClient, holidays, hour, itemsOf, messageOf, reasonOf, team } from './calendar-client.ts'
import { auth, newGoogle } from './visitor.ts'

const tea = { id: 'tea00', summary: 'Tea', ...hour('2026-11-25', 10) }

test('an event that is made under the client’s id is in the calendar, and its answer carries its ETag', async () => {
  const { google, insert } = await calendarClient()
  const made = await insert({ ...tea, kind: 'calendar#event', hostile: '<b>' })
  expect(made).toMatchObject({ status: 200, body: { id: 'tea00', status: 'confirmed', summary: 'Tea' } })
  expect(made.body).not.toHaveProperty('hostile')
  expect(made.headers.get('ETag')).toBe(made.body.etag)
  const alex = google.world.personBy('alex@demo.example')
  expect(alex && google.world.calendar.titles(alex)).toEqual(['Tea'])
})

test('an id is used once, even after its event was deleted', async () => {
  const { insert, call } = await calendarClient()
  await insert(tea)
  expect(await insert(tea)).toMatchObject({ status: 409 })
  await call('DELETE', 'calendars/primary/events/tea00')
  expect(reasonOf(await insert(tea))).toBe('duplicate')
})

test('an event without an id gets one of its own', async () => {
  const { insert } = await calendarClient()
  const { id: _id, ...event } = tea
  expect((await insert(event)).body.id).toMatch(/^[a-v0-9]{26}$/)
})

test.each([
  ['no end', { start: tea.start }, 'required', 'Missing end time.'],
  ['no start', { end: tea.end }, 'required', 'Missing start time.'],
  [
    'an end before its start',
    { start: tea.end, end: tea.start },
    'timeRangeEmpty',
    'The specified time range is empty.',
  ],
  [
    'a day that ends as it begins',
    { start: { date: '2026-11-25' }, end: { date: '2026-11-25' } },
    'timeRangeEmpty',
    '',
  ],
  ['a day and a time', { start: { date: '2026-11-25' }, end: tea.end }, 'invalid', 'Start and end times must'],
  [
    'a start that is both',
    { start: { ...tea.start, date: '2026-11-25' }, end: tea.end },
    'invalid',
    'Invalid start time.',
  ],
  [
    'a day that does not exist',
    { start: { date: '2026-02-30' }, end: { date: '2026-03-01' } },
    'invalid',
    'Invalid start',
  ],
  [
    'a time without offset or zone',
    { start: { dateTime: '2026-11-25T10:00:00' }, end: tea.end },
    'required',
    'Missing time zone',
  ],
  [
    'an unknown zone',
    { start: { ...tea.start, timeZone: 'Mars/Olympus' }, end: tea.end },
    'invalid',
    'Invalid time zone',
  ],
  ['an id with letters beyond v', { ...tea, id: 'tea-xyz' }, 'invalid', 'Invalid resource id value.'],
  ['an id that is too short', { ...tea, id: 'abc' }, 'invalid', 'Invalid resource id value.'],
  ['a colour that there is not', { ...tea, colorId: '12' }, 'invalid', 'Invalid value for: colorId'],
  ['a guest without an address', { ...tea, attendees: [{ email: 'nobody' }] }, 'invalid', 'Invalid attendee email.'],
  [
    'six reminders',
    {
      ...tea,
      reminders: { useDefault: false, overrides: Array.from({ length: 6 }, () => ({ method: 'popup', minutes: 1 })) },
    },
    'invalid',
    '',
  ],
  ['a rule that is none', { ...tea, recurrence: ['RRULE:FREQ=SOMETIMES'] }, 'invalid', 'Invalid recurrence rule.'],
  ['a rule with two ends', { ...tea, recurrence: ['RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101'] }, 'invalid', ''],
  ['a start inside of the rule', { ...tea, recurrence: ['DTSTART:20261125T100000Z'] }, 'invalid', ''],
  [
    'a series without a zone',
    {
      start: { dateTime: '2026-11-25T10:00:00Z' },
      end: { dateTime: '2026-11-25T11:00:00Z' },
      recurrence: ['RRULE:FREQ=DAILY'],
    },
    'required',
    'Missing time zone definition for start time.',
  ],
])('%s is refused in Google’s words', async (_what, event, reason, message) => {
  const answer = await (await calendarClient()).insert(event)
  expect(answer.status).toBe(400)
  expect(reasonOf(answer)).toBe(reason)
  expect(messageOf(answer)).toContain(message)
})

test('a body that is no JSON object is a parse error', async () => {
  const { call } = await calendarClient()
  for (const body of ['', '{', '[]', '"text"']) {
    expect(reasonOf(await call('POST', 'calendars/primary/events', body))).toBe('parseError')
  }
})

test('a local time with a zone gets the offset that holds there', async () => {
  const { insert } = await calendarClient()
  const time = (hours: string) => ({ dateTime: `2026-07-01T${hours}:00:00`, timeZone: 'America/New_York' })
  expect((await insert({ start: time('09'), end: time('10') })).body).toMatchObject({
    start: { dateTime: '2026-07-01T22:00:00+09:00', timeZone: 'America/New_York' },
  })
})

test('a Meet link is made where the client knows of conferences, the same for the same request, and taken away', async () => {
  const { insert, call } = await calendarClient()
  const wanted = { createRequest: { requestId: 'once', conferenceSolutionKey: { type: 'hangoutsMeet' } } }
  expect((await insert({ ...tea, conferenceData: wanted })).body).not.toHaveProperty('hangoutLink')
  const { body } = await insert({ ...tea, id: 'meet0', conferenceData: wanted }, '?conferenceDataVersion=1')
  expect(body).toMatchObject({
    hangoutLink: expect.stringMatching(/^https:\/\/meet\.demo\.example\/\w{3}-\w{4}-\w{3}$/) as string,
    conferenceData: {
      createRequest: { requestId: 'once', status: { statusCode: 'success' } },
      entryPoints: [{ entryPointType: 'video', uri: body.hangoutLink }],
    },
  })
  const path = 'calendars/primary/events/meet0'
  expect((await call('PATCH', path, { summary: 'Moved' })).body).toMatchObject({ hangoutLink: body.hangoutLink })
  expect((await call('PATCH', path, { conferenceData: null })).body).toHaveProperty('hangoutLink')
  const without = await call('PATCH', `${path}?conferenceDataVersion=1`, { conferenceData: null })
  expect(without.body).not.toHaveProperty('hangoutLink')
  expect(without.body).not.toHaveProperty('conferenceData')
})

test('a patch merges objects, replaces lists and takes away what is null', async () => {
  const { insert, patch } = await calendarClient()
  const overrides = [{ method: 'popup', minutes: 5 }]
  await insert({ ...tea, location: 'Here', colorId: '3', reminders: { useDefault: false, overrides } })
  const { body } = await patch('tea00', { location: null, summary: 'Coffee', reminders: { useDefault: true } })
  expect(body).toMatchObject({ summary: 'Coffee', colorId: '3', reminders: { useDefault: true, overrides } })
  expect(body).not.toHaveProperty('location')
  expect(await patch('tea00', { start: { date: '2026-11-25' }, end: { date: '2026-11-26' } })).toMatchObject({
    status: 400,
  })
  const day = { start: { date: '2026-11-25', dateTime: null }, end: { date: '2026-11-26', dateTime: null } }
  expect((await patch('tea00', day)).body).toMatchObject({ start: { date: '2026-11-25' }, end: { date: '2026-11-26' } })
})

test('an update writes the event anew: what it does not name is gone', async () => {
  const { insert, call } = await calendarClient()
  await insert({ ...tea, location: 'Here' })
  const { body } = await call('PUT', 'calendars/primary/events/tea00', { summary: 'Coffee', ...hour('2026-11-26', 8) })
  expect(body).toMatchObject({ summary: 'Coffee', start: { dateTime: '2026-11-26T08:00:00+09:00' } })
  expect(body).not.toHaveProperty('location')
  expect(reasonOf(await call('PUT', 'calendars/primary/events/tea00', { summary: 'Coffee' }))).toBe('required')
})

test('an ETag that is not the event’s any more is answered 412, and nothing is written', async () => {
  const { insert, patch, call } = await calendarClient()
  const first = String((await insert(tea)).body.etag)
  const second = await patch('tea00', { summary: 'Coffee' }, first)
  expect(second).toMatchObject({ status: 200 })
  expect(second.body.etag).not.toBe(first)
  const late = await patch('tea00', { summary: 'Late' }, first)
  expect(late).toMatchObject({ status: 412, body: { error: { errors: [{ location: 'If-Match' }] } } })
  expect(reasonOf(late)).toBe('conditionNotMet')
  expect((await call('DELETE', 'calendars/primary/events/tea00', undefined, { 'If-Match': first })).status).toBe(412)
  expect((await call('GET', 'calendars/primary/events/tea00')).body).toMatchObject({ summary: 'Coffee' })
  expect((await patch('tea00', { summary: 'Any' }, '*')).status).toBe(200)
})

test('an event that is known already is not sent again', async () => {
  const { insert, call } = await calendarClient()
  const etag = String((await insert(tea)).body.etag)
  const known = { 'If-None-Match': etag }
  expect((await call('GET', 'calendars/primary/events/tea00', undefined, known)).status).toBe(304)
  await call('PATCH', 'calendars/primary/events/tea00', { summary: 'Coffee' })
  expect((await call('GET', 'calendars/primary/events/tea00', undefined, known)).status).toBe(200)
})

test('a deleted event is gone from lists, is gone once, and can be confirmed back', async () => {
  const { insert, call, list, patch } = await calendarClient()
  await insert(tea)
  expect((await call('DELETE', 'calendars/primary/events/tea00')).status).toBe(204)
  expect(itemsOf(await list({ singleEvents: 'true' }))).toEqual([])
  const again = await call('DELETE', 'calendars/primary/events/tea00')
  expect(again.status).toBe(410)
  expect(reasonOf(again)).toBe('deleted')
  expect((await call('DELETE', 'calendars/primary/events/never')).status).toBe(404)
  expect((await call('GET', 'calendars/primary/events/tea00')).body).toMatchObject({ status: 'cancelled' })
  await patch('tea00', { status: 'confirmed' })
  expect(itemsOf(await list({ singleEvents: 'true' }))).toMatchObject([{ summary: 'Tea' }])
})

test('a calendar that may only be read takes no write', async () => {
  const { call, list } = await calendarClient(newGoogle(), 'mina@demo.example')
  const path = `calendars/${encodeURIComponent(holidays)}/events`
  const holiday = String(itemsOf(await list({ maxResults: '1' }, holidays))[0]?.id)
  const answers = [
    await call('POST', path, tea),
    await call('PATCH', `${path}/${holiday}`, { summary: 'Mine' }),
    await call('DELETE', `${path}/${holiday}`),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(answers.map(reasonOf)).toEqual(Array(3).fill('requiredAccessLevel'))
})

test('a scope for reading allows no write', async () => {
  const { insert, list } = await calendarClient(newGoogle(), 'alex@demo.example', auth('calendar.events.readonly'))
  expect((await list({})).status).toBe(200)
  expect(reasonOf(await insert(tea))).toBe('insufficientPermissions')
})

const invitation = {
  id: 'party',
  status: 'confirmed' as const,
  summary: 'Party',
  ...hour('2026-11-25', 19),
  organizer: { email: 'kenji@demo.example' },
  attendees: [
    { email: 'kenji@demo.example', responseStatus: 'accepted' as const, organizer: true },
    { email: 'alex@demo.example', responseStatus: 'needsAction' as const, self: true },
  ],
}

test('a guest answers an invitation and changes nothing that all share', async () => {
  const { google, patch } = await calendarClient()
  google.world.calendar.put('alex@demo.example', invitation)
  const answered = await patch('party', {
    attendeesOmitted: true,
    attendees: [{ email: 'alex@demo.example', responseStatus: 'accepted', comment: 'With cake' }],
  })
  expect(answered.body.attendees).toMatchObject([
    { email: 'kenji@demo.example', responseStatus: 'accepted', organizer: true },
    { email: 'alex@demo.example', responseStatus: 'accepted', comment: 'With cake', self: true },
  ])
  expect((await patch('party', { colorId: '5', reminders: { useDefault: true } })).status).toBe(200)
  const refused = await patch('party', { summary: 'My party' })
  expect(refused.status).toBe(403)
  expect(reasonOf(refused)).toBe('forbiddenForNonOrganizer')
  google.world.calendar.put('alex@demo.example', { ...invitation, guestsCanModify: true })
  expect((await patch('party', { summary: 'Our party' })).status).toBe(200)
})

test('guests are told of a change only where the client says so', async () => {
  const { google, call } = await calendarClient()
  const guests = [{ email: 'kenji@demo.example' }, { email: 'guest@elsewhere.example' }]
  const post = (id: string, query: string) =>
    call('POST', `calendars/primary/events${query}`, { ...tea, id, attendees: guests })
  await post('none0', '')
  await post('all00', '?sendUpdates=all')
  await post('out00', '?sendUpdates=externalOnly')
  await call('DELETE', 'calendars/primary/events/all00?sendUpdates=all')
  expect(google.world.state.calendar.notices).toEqual([
    { kind: 'invitation', eventId: 'all00', to: ['kenji@demo.example', 'guest@elsewhere.example'] },
    { kind: 'invitation', eventId: 'out00', to: ['guest@elsewhere.example'] },
    { kind: 'cancellation', eventId: 'all00', to: ['kenji@demo.example', 'guest@elsewhere.example'] },
  ])
})

test('an event moves to another calendar with its id, and is gone where it was', async () => {
  const { call, insert, list } = await calendarClient(newGoogle(), 'mina@demo.example')
  await insert(tea)
  const moved = await call('POST', `calendars/primary/events/tea00/move?destination=${encodeURIComponent(team)}`)
  expect(moved).toMatchObject({ status: 200, body: { id: 'tea00', organizer: { email: team } } })
  expect((await call('GET', 'calendars/primary/events/tea00')).body).toMatchObject({ status: 'cancelled' })
  expect(itemsOf(await list({ q: 'Tea', singleEvents: 'true' }, team)).map(({ summary }) => summary)).toContain('Tea')
  const refused = await call('POST', `calendars/${encodeURIComponent(team)}/events/tea00/move?destination=${holidays}`)
  expect(refused.status).toBe(403)
})
