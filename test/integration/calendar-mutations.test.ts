import type { MutationOptions } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import {
  answerEventMutation,
  createEventMutation,
  deleteEventMutation,
  editEventMutation,
} from '#features/calendar/writing/mutations.ts'
import type { CalendarEvent } from '#mock/calendar/resource.ts'
import { undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { calendarBench, zone, type CalendarBench } from './calendar-bench.ts'
import { emptyCalendar, timedEvent } from './events.ts'

afterEach(() => undoHistory.clear())

const at = (day: string, hour: number, minutes = 0) => ({
  dateTime: `2026-${day}T${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00+09:00`,
  timeZone: zone,
})
const tea = timedEvent('Tea', '2026-11-25T10:00:00+09:00', '2026-11-25T11:00:00+09:00')
const standUp = timedEvent('Stand-up', '2026-11-23T09:00:00+09:00', '2026-11-23T09:15:00+09:00', {
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
})
let made = 0
const common = () => ({ calendarId: 'primary', newId: `made${String((made += 1)).padStart(5, '0')}`, viewerZone: zone })

const run = <Data, Variables, Result>(
  bench: CalendarBench,
  options: MutationOptions<Data, unknown, Variables, Result>,
  variables: NoInfer<Variables>,
): Promise<Data> => bench.run(options, variables)

/** Both months read, and the requests so far forgotten. */
async function opened(...events: readonly CalendarEvent[]) {
  const bench = await calendarBench(events)
  await bench.read('november')
  await bench.read('december')
  bench.requests.length = 0
  return bench
}
const titles = ({ kept }: CalendarBench) => kept().map(({ summary }) => summary)
/** Both months as a page would have them that shows them: what is to be read anew has been read. */
const quiet = async ({ read }: CalendarBench) => {
  await read('november')
  await read('december')
}

test('a new event is shown at once and kept once, even where the answer is lost on the way', async () => {
  const bench = await opened()
  let lost = false
  bench.interrupt((method) => {
    if (method !== 'POST' || lost) return undefined
    lost = true
    bench.elsewhere({ ...tea, id: 'mine00000' })
    return Response.error()
  })
  const newEvent = { summary: 'Tea', start: at('11-25', 10), end: at('11-25', 11) }
  const writing = run(bench, createEventMutation(bench.send), { calendarId: 'primary', eventId: 'mine00000', newEvent })
  await Promise.resolve()
  await expect.poll(() => bench.shown('november')).toEqual(['11-25T10:00 Tea'])
  expect(await writing).toMatchObject({ id: 'mine00000' })
  expect(bench.requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET'])
  expect(titles(bench)).toEqual(['Tea'])
  expect(bench.find('Tea').etag).toBeDefined()

  await undoLatest()
  expect(titles(bench)).toEqual([])
  expect(bench.shown('november')).toEqual([])
})

test('a new event that Google refuses leaves the calendar as it was', async () => {
  const bench = await opened()
  const newEvent = { summary: 'Tea', start: at('11-25', 11), end: at('11-25', 10) }
  const creation = { calendarId: 'primary', eventId: 'mine00001', newEvent }
  await expect(run(bench, createEventMutation(bench.send), creation)).rejects.toMatchObject({ code: 'invalid-request' })
  expect(bench.shown('november')).toEqual([])
  expect(undoHistory.getSnapshot()).toEqual([])
})

test('a new series is shown with all its occurrences once Google has it', async () => {
  const bench = await opened()
  const newEvent = { summary: 'Gym', start: at('11-23', 7), end: at('11-23', 8), recurrence: ['RRULE:FREQ=WEEKLY'] }
  await run(bench, createEventMutation(bench.send), { calendarId: 'primary', eventId: 'sport', newEvent })
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-23T07:00 Gym', '11-30T07:00 Gym'])
})

test('an event moves with one request, from one month to another, and back', async () => {
  const bench = await opened(tea)
  const event = bench.find('Tea')
  const changes = { start: at('12-02', 14), end: at('12-02', 15) }
  const outcome = run(bench, editEventMutation(bench.send), { ...common(), event, changes })
  await expect.poll(() => bench.shown('december')).toEqual(['12-02T14:00 Tea'])
  expect(bench.shown('november')).toEqual([])
  expect(await outcome).toMatchObject({ kind: 'done' })
  expect(bench.requests).toMatchObject([{ method: 'PATCH', path: 'calendars/primary/events/tea' }])
  expect(bench.kept()).toMatchObject([{ start: { dateTime: '2026-12-02T14:00:00+09:00' } }])

  await undoLatest()
  expect(bench.kept()).toMatchObject([{ start: { dateTime: '2026-11-25T10:00:00+09:00' } }])
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea'])
  expect(bench.shown('december')).toEqual([])
})

test('a change of what somebody else left alone is merged without a word', async () => {
  const bench = await opened(tea)
  const event = bench.find('Tea')
  bench.elsewhere({ ...tea, location: 'Garden' })
  const outcome = await run(bench, editEventMutation(bench.send), {
    ...common(),
    event,
    changes: { summary: 'Coffee' },
  })
  expect(outcome).toMatchObject({ kind: 'done', event: { summary: 'Coffee', location: 'Garden' } })
  expect(bench.requests.map(({ method }) => method)).toEqual(['PATCH', 'GET', 'PATCH'])
  await undoLatest()
  expect(bench.kept()).toMatchObject([{ summary: 'Tea', location: 'Garden' }])
})

test('a change of what somebody else changed too asks, and writes nothing until it is answered', async () => {
  const bench = await opened(tea)
  const event = bench.find('Tea')
  bench.elsewhere({ ...tea, summary: 'Green tea', location: 'Garden' })
  const changes = { summary: 'Black tea', description: 'With milk' }
  const outcome = await run(bench, editEventMutation(bench.send), { ...common(), event, changes })
  expect(outcome).toMatchObject({
    kind: 'conflict',
    conflict: { base: { summary: 'Tea' }, theirs: { summary: 'Green tea' }, mine: changes, fields: ['summary'] },
  })
  expect(titles(bench)).toEqual(['Green tea'])
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-25T10:00 Green tea'])
  expect(undoHistory.getSnapshot()).toEqual([])
})

test('a change of an event that was deleted meanwhile says so', async () => {
  const bench = await opened(tea)
  const event = bench.find('Tea')
  bench.elsewhere({ ...tea, status: 'cancelled' })
  const outcome = await run(bench, editEventMutation(bench.send), {
    ...common(),
    event,
    changes: { summary: 'Coffee' },
  })
  expect(outcome).toEqual({ kind: 'deleted' })
  await quiet(bench)
  expect(bench.shown('november')).toEqual([])
})

test('a change that cannot be written leaves the calendar as it was', async () => {
  const bench = await opened(tea)
  bench.interrupt((method) => (method === 'PATCH' ? Response.error() : undefined))
  const edit = { ...common(), event: bench.find('Tea'), changes: { summary: 'Coffee' } }
  await expect(run(bench, editEventMutation(bench.send), edit)).rejects.toMatchObject({ code: 'offline' })
  expect(bench.requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'PATCH'])
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea'])
})

test('one occurrence moves and the others stay', async () => {
  const bench = await opened(standUp)
  const event = bench.find('Stand-up', '11-25')
  const changes = { start: at('11-26', 9), end: at('11-26', 9, 15) }
  await run(bench, editEventMutation(bench.send), { ...common(), event, changes })
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up', '11-26T09:00 Stand-up', '11-30T09:00 Stand-up'])
  await bench.read('november')
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up', '11-26T09:00 Stand-up', '11-30T09:00 Stand-up'])
  await undoLatest()
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up', '11-25T09:00 Stand-up', '11-30T09:00 Stand-up'])
})

test('all occurrences move as one of them was moved, and back', async () => {
  const bench = await opened(standUp)
  const event = bench.find('Stand-up', '11-25')
  const changes = { start: at('11-26', 10), end: at('11-26', 10, 15) }
  const writing = run(bench, editEventMutation(bench.send), { ...common(), event, changes, scope: 'all' })
  const moved = ['11-24T10:00 Stand-up', '11-26T10:00 Stand-up']
  await expect.poll(() => bench.shown('november').slice(0, 2)).toEqual(moved)
  await writing
  await quiet(bench)
  expect(bench.shown('november')).toEqual(moved)
  expect(bench.kept()).toMatchObject([
    { start: { dateTime: '2026-11-24T10:00:00+09:00' }, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU,TH'] },
  ])
  await undoLatest()
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up', '11-25T09:00 Stand-up', '11-30T09:00 Stand-up'])
})

test('“this and following” splits the series, and one undo joins it again', async () => {
  const bench = await opened(standUp)
  const event = bench.find('Stand-up', '11-30')
  const changes = { summary: 'Daily', start: at('11-30', 11), end: at('11-30', 12) }
  await run(bench, editEventMutation(bench.send), { ...common(), event, changes, scope: 'following' })
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up', '11-25T09:00 Stand-up', '11-30T11:00 Daily'])
  expect(bench.shown('december').slice(0, 2)).toEqual(['12-02T11:00 Daily', '12-07T11:00 Daily'])
  expect(bench.kept()).toMatchObject([
    { summary: 'Stand-up', recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261129T235959Z'] },
    { summary: 'Daily', recurrence: standUp.recurrence, start: { dateTime: '2026-11-30T11:00:00+09:00' } },
  ])
  await undoLatest()
  await quiet(bench)
  expect(titles(bench)).toEqual(['Stand-up'])
  expect(bench.shown('november').at(-1)).toBe('11-30T09:00 Stand-up')
})

test('a series that ends after a number of times keeps that number when it is split', async () => {
  const counted = {
    ...standUp,
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6', 'EXDATE;TZID=Asia/Seoul:20261125T090000'],
  }
  const bench = await opened(counted)
  const event = bench.find('Stand-up', '12-02')
  await run(bench, editEventMutation(bench.send), {
    ...common(),
    event,
    changes: { summary: 'Daily' },
    scope: 'following',
  })
  await quiet(bench)
  expect(bench.kept()).toMatchObject([{}, { recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3'] }])
  expect(bench.shown('december')).toEqual(['12-02T09:00 Daily', '12-07T09:00 Daily', '12-09T09:00 Daily'])
})

test('what follows the first occurrence is the whole series', async () => {
  const bench = await opened(standUp)
  const event = bench.find('Stand-up', '11-23')
  await run(bench, editEventMutation(bench.send), {
    ...common(),
    event,
    changes: { summary: 'Daily' },
    scope: 'following',
  })
  expect(titles(bench)).toEqual(['Daily'])
})

test('a split that fails half-way leaves no second series behind', async () => {
  const bench = await opened(standUp)
  bench.interrupt((method) => (method === 'PATCH' ? new Response('', { status: 500 }) : undefined))
  const edit = { ...common(), event: bench.find('Stand-up', '11-30'), changes: { summary: 'Daily' } }
  await expect(
    run(bench, { ...editEventMutation(bench.send), retry: false }, { ...edit, scope: 'following' }),
  ).rejects.toMatchObject({ code: 'server-error' })
  expect(titles(bench)).toEqual(['Stand-up'])
  expect(bench.shown('november').at(-1)).toBe('11-30T09:00 Stand-up')
})

test('an event is deleted, and one undo brings it back under its id', async () => {
  const bench = await opened(tea)
  await run(bench, deleteEventMutation(bench.send), { ...common(), event: bench.find('Tea') })
  expect(bench.shown('november')).toEqual([])
  expect(titles(bench)).toEqual([])
  await undoLatest()
  expect(bench.kept()).toMatchObject([{ id: 'tea', summary: 'Tea' }])
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea'])
})

test('an event that Google does not take back is made anew', async () => {
  const bench = await opened(tea)
  await run(bench, deleteEventMutation(bench.send), { ...common(), event: bench.find('Tea') })
  bench.interrupt((method) => (method === 'PATCH' ? new Response('', { status: 404 }) : undefined))
  await undoLatest()
  expect(bench.kept()).toMatchObject([{ summary: 'Tea', start: { dateTime: '2026-11-25T10:00:00+09:00' } }])
  expect(bench.kept()[0]?.id).not.toBe('tea')
})

test('one occurrence, what follows, and the whole series can be deleted, and each comes back', async () => {
  const bench = await opened(standUp)
  const remove = async (scope: 'this' | 'following' | 'all') => {
    await run(bench, deleteEventMutation(bench.send), { ...common(), event: bench.find('Stand-up', '11-25'), scope })
    await quiet(bench)
    const left = bench.shown('november')
    await undoLatest()
    await quiet(bench)
    return left
  }
  const before = bench.shown('november')
  expect(await remove('this')).toEqual(['11-23T09:00 Stand-up', '11-30T09:00 Stand-up'])
  expect(bench.shown('november')).toEqual(before)
  expect(await remove('following')).toEqual(['11-23T09:00 Stand-up'])
  expect(bench.shown('november')).toEqual(before)
  expect(await remove('all')).toEqual([])
  expect(bench.shown('november')).toEqual(before)
})

test('an event that somebody changed is not deleted before the person has seen that', async () => {
  const bench = await opened(tea)
  const event = bench.find('Tea')
  bench.elsewhere({ ...tea, summary: 'Tea with the king' })
  const outcome = await run(bench, deleteEventMutation(bench.send), { ...common(), event })
  expect(outcome).toMatchObject({ kind: 'changed', theirs: { summary: 'Tea with the king' } })
  expect(titles(bench)).toEqual(['Tea with the king'])
  if (outcome.kind !== 'changed') return
  await run(bench, deleteEventMutation(bench.send), { ...common(), event: outcome.theirs })
  expect(titles(bench)).toEqual([])
})

test('a series that loses its rule is a single event, and undo gives the rule back', async () => {
  const bench = await opened(standUp)
  const event = bench.find('Stand-up', '11-23')
  await run(bench, editEventMutation(bench.send), { ...common(), event, changes: { recurrence: [] }, scope: 'all' })
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-23T09:00 Stand-up'])
  expect(bench.kept()[0]).not.toHaveProperty('recurrence')
  await undoLatest()
  expect(bench.kept()).toMatchObject([{ recurrence: standUp.recurrence }])
})

test('a single event that gets a rule is a series, and undo makes it single again', async () => {
  const bench = await opened(tea)
  const changes = { recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] }
  await run(bench, editEventMutation(bench.send), { ...common(), event: bench.find('Tea'), changes })
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea', '11-26T10:00 Tea'])
  await undoLatest()
  await quiet(bench)
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea'])
})

test('an event goes to another calendar with what was changed in it, and back without', async () => {
  const team = 'team@group.calendar.demo.example'
  const bench = await calendarBench([tea], 'mina@demo.example')
  await bench.read('november')
  const edit = { ...common(), event: bench.find('Tea'), changes: { location: 'Kitchen' }, destination: team }
  await run(bench, editEventMutation(bench.send), edit)
  const mine = () => bench.kept().filter(({ id }) => id === 'tea')
  expect(mine()).toEqual([])
  expect(bench.kept(team).filter(({ id }) => id === 'tea')).toMatchObject([{ location: 'Kitchen' }])
  expect(bench.shown('november').some((text) => text.endsWith(' Tea'))).toBe(false)
  await undoLatest()
  expect(mine()).toMatchObject([{ summary: 'Tea' }])
  expect(mine()[0]).not.toHaveProperty('location')
})

test('an invitation is answered with the person’s own answer alone, and the answer can be taken back', async () => {
  const bench = await opened({
    ...tea,
    organizer: { email: 'kenji@demo.example' },
    attendees: [
      { email: 'kenji@demo.example', responseStatus: 'accepted', organizer: true },
      { email: emptyCalendar, responseStatus: 'needsAction', self: true },
    ],
  })
  const answers = () => bench.kept()[0]?.attendees?.map(({ responseStatus }) => responseStatus)
  const { newId, ...rest } = common()
  await run(bench, answerEventMutation(bench.send), { ...rest, newId, event: bench.find('Tea'), response: 'declined' })
  expect(answers()).toEqual(['accepted', 'declined'])
  expect(bench.find('Tea').attendees.map(({ responseStatus }) => responseStatus)).toEqual(['accepted', 'declined'])
  await undoLatest()
  expect(answers()).toEqual(['accepted', 'needsAction'])
})

test('what changed elsewhere comes with the next sync, in one small request for each range', async () => {
  const bench = await opened(tea)
  bench.elsewhere(timedEvent('Cake', '2026-11-26T15:00:00+09:00', '2026-11-26T16:00:00+09:00'))
  bench.elsewhere(timedEvent('Party', '2027-02-01T15:00:00+09:00', '2027-02-01T16:00:00+09:00'))
  bench.elsewhere({ ...tea, status: 'cancelled' })
  await bench.read('november')
  expect(bench.shown('november')).toEqual(['11-26T15:00 Cake'])
  await bench.read('november')
  expect(bench.requests).toHaveLength(2)
  for (const { query } of bench.requests) {
    expect(query.has('syncToken')).toBe(true)
    expect(query.has('timeMin')).toBe(false)
    expect(query.get('singleEvents')).toBe('true')
  }
})

test('a sync token that Google forgot means one whole reading, and the calendar is right again', async () => {
  const bench = await opened(tea)
  bench.elsewhere(timedEvent('Cake', '2026-11-26T15:00:00+09:00', '2026-11-26T16:00:00+09:00'))
  bench.world.calendar.expireSyncTokens()
  await bench.read('november')
  expect(bench.shown('november')).toEqual(['11-25T10:00 Tea', '11-26T15:00 Cake'])
  expect(bench.requests.map(({ query }) => query.has('syncToken'))).toEqual([true, false])
})

test('a series that changed as a whole is read as a whole', async () => {
  const bench = await opened(standUp)
  bench.elsewhere({ ...standUp, recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU'] })
  await bench.read('november')
  expect(bench.requests.map(({ query }) => query.has('syncToken'))).toEqual([true, false])
  expect(bench.shown('november').map((text) => text.slice(0, 5))).toEqual(['11-24'])
})
