import { afterEach, expect, test } from 'vitest'
import { createEventMutation, deleteEventMutation, editEventMutation } from '#features/calendar/writing/mutations.ts'
import { undoHistory, undoLatest } from '#ui/notices/undo.ts'
import { calendarBench, zone, type CalendarBench } from './calendar-bench.ts'
import { timedEvent } from './events.ts'

afterEach(() => undoHistory.clear())

const standUp = timedEvent('Stand-up', '2026-11-23T09:00:00+09:00', '2026-11-23T09:15:00+09:00', {
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
})
const at = (day: string, time: string) => ({ dateTime: `2026-${day}T${time}:00+09:00`, timeZone: zone })
const common = { calendarId: 'primary', newId: 'made00001', viewerZone: zone }

async function opened() {
  const bench = await calendarBench([standUp])
  await bench.read('november')
  return bench
}
const kept = (bench: CalendarBench) => bench.kept().map(({ summary, recurrence }) => [summary, ...(recurrence ?? [])])

test('“this and following” whose last answer was lost is done once, and its undo leads back to the whole series', async () => {
  const bench = await opened()
  const event = bench.find('Stand-up', '11-25')
  let lost = false
  bench.lose((method, path) => {
    if (lost || method !== 'PATCH' || !path.endsWith('/standup')) return false
    lost = true
    return true
  })
  const changes = { summary: 'Daily' }
  await bench.run(editEventMutation(bench.send), { ...common, event, changes, scope: 'following' })
  expect(lost).toBe(true)
  expect(kept(bench)).toEqual([
    ['Stand-up', expect.stringContaining('UNTIL=20261124') as string],
    ['Daily', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
  ])
  await undoLatest()
  expect(kept(bench)).toEqual([['Stand-up', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE']])
})

test('a series that somebody moved away from under the occurrence is not moved once more', async () => {
  const bench = await opened()
  const event = bench.find('Stand-up', '11-25')
  bench.elsewhere({ ...standUp, start: at('11-23', '10:00'), end: at('11-23', '10:15') })
  const changes = { start: at('11-25', '09:30'), end: at('11-25', '09:45') }
  for (const scope of ['following', 'all'] as const) {
    const outcome = await bench.run(editEventMutation(bench.send), { ...common, event, changes, scope })
    expect(outcome).toEqual({ kind: 'deleted' })
  }
  expect(bench.kept()).toMatchObject([{ start: { dateTime: '2026-11-23T10:00:00+09:00' } }])
})

test('a series that somebody changed is not deleted before the person has seen that', async () => {
  const bench = await opened()
  const event = bench.find('Stand-up', '11-25')
  bench.elsewhere({ ...standUp, summary: 'Stand-up with the board' })
  for (const scope of ['following', 'all'] as const) {
    const outcome = await bench.run(deleteEventMutation(bench.send), { ...common, event, scope })
    expect(outcome).toMatchObject({ kind: 'changed', theirs: { summary: 'Stand-up with the board' } })
  }
  expect(kept(bench)).toEqual([['Stand-up with the board', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE']])
})

test('an event that is saved again in another calendar is not left in the first', async () => {
  const bench = await calendarBench([], 'mina@demo.example')
  const destination = 'team@group.calendar.demo.example'
  const newEvent = { summary: 'Lunch', location: 'Garden', start: at('11-26', '12:00'), end: at('11-26', '13:00') }
  const first = { calendarId: 'primary', eventId: 'lunch0000', newEvent }
  await bench.run(createEventMutation(bench.send), first)
  const { location: _without, ...second } = newEvent
  const tried = { calendarId: 'primary', newEvent }
  await bench.run(createEventMutation(bench.send), { ...first, newEvent: second, tried })
  const [lunch] = bench.kept().filter(({ id }) => id === 'lunch0000')
  expect(lunch?.location).toBeUndefined()
  await bench.run(createEventMutation(bench.send), { ...first, calendarId: destination, tried })
  expect(bench.kept().some(({ id }) => id === 'lunch0000')).toBe(false)
  expect(bench.kept(destination).some(({ id }) => id === 'lunch0000')).toBe(true)
})
