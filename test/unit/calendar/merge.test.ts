import { expect, test } from 'vitest'
import { changedEvent, copyOf, plannedEvent, undoingChanges } from '#features/calendar/writing/event-changes.ts'
import { newEventId } from '#features/calendar/writing/event-ids.ts'
import { mergeChanges, resolvedChanges } from '#features/calendar/writing/merge.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'

const at = (hour: number, timeZone = 'Asia/Seoul') => ({
  dateTime: `2026-11-25T${String(hour).padStart(2, '0')}:00:00+09:00`,
  timeZone,
})
const guest = (name: string, more: object = {}) => ({ email: `${name}@example.org`, ...more })
const base: CalendarEvent = {
  id: 'tea00',
  etag: '"1"',
  summary: 'Tea',
  start: at(10),
  end: at(11),
  attendees: [guest('ann', { responseStatus: 'needsAction' }), guest('ben', { responseStatus: 'accepted' })],
  reminders: { useDefault: true, overrides: [] },
}

test('what only one side changed is merged', () => {
  const theirs = { ...base, location: 'Garden' }
  expect(mergeChanges(base, { summary: 'Coffee', description: 'Hot' }, theirs)).toEqual({
    changes: { summary: 'Coffee', description: 'Hot' },
    fields: [],
  })
})

test('what both changed to the same needs no writing, however it is written', () => {
  const theirs = { ...base, summary: 'Coffee', start: { dateTime: '2026-11-25T03:00:00Z', timeZone: 'Asia/Seoul' } }
  expect(mergeChanges(base, { summary: 'Coffee', start: at(12) }, theirs)).toEqual({ changes: {}, fields: [] })
  expect(mergeChanges(base, { location: null, reminders: { useDefault: true } }, base).changes).toEqual({})
})

test('what both changed in different ways is named, and left out', () => {
  const theirs = { ...base, summary: 'Green tea', location: 'Garden' }
  const mine = { summary: 'Black tea', location: null, colorId: '5' }
  expect(mergeChanges({ ...base, location: 'Hall' }, mine, theirs)).toEqual({
    changes: { colorId: '5' },
    fields: ['summary', 'location'],
  })
})

test('start and end are one: who lengthens an event that somebody moved is asked', () => {
  const moved = { ...base, start: at(14), end: at(15) }
  expect(mergeChanges(base, { end: at(12) }, moved)).toEqual({ changes: {}, fields: ['time'] })
  expect(mergeChanges(base, { start: at(9), end: at(10) }, base).changes).toEqual({ start: at(9), end: at(10) })
})

test('another zone for the same moment is a change', () => {
  expect(mergeChanges(base, { start: at(10, 'Asia/Tokyo') }, base).changes).toEqual({ start: at(10, 'Asia/Tokyo') })
})

test('guests are merged one by one: answers are theirs, additions and removals mine', () => {
  const theirs = {
    ...base,
    attendees: [
      guest('ann', { responseStatus: 'accepted' }),
      guest('ben', { responseStatus: 'accepted' }),
      guest('eve'),
    ],
  }
  const mine = [guest('ann', { responseStatus: 'needsAction', optional: true }), guest('dan')]
  expect(mergeChanges(base, { attendees: mine }, theirs)).toEqual({
    changes: { attendees: [guest('ann', { responseStatus: 'accepted', optional: true }), guest('eve'), guest('dan')] },
    fields: [],
  })
})

test('an own answer stays the only thing that is written', () => {
  const answer = { attendees: [guest('ann', { responseStatus: 'declined' })], attendeesOmitted: true }
  expect(mergeChanges(base, answer, { ...base, summary: 'Party' })).toEqual({ changes: answer, fields: [] })
})

test('a conflict is resolved field by field', () => {
  const theirs = { ...base, summary: 'Green tea', start: at(14), end: at(15) }
  const mine = { summary: 'Black tea', start: at(8), end: at(9), location: 'Hall' }
  const conflict = { base, theirs, mine, fields: ['summary', 'time'] as const }
  expect(resolvedChanges(conflict, [])).toEqual({ location: 'Hall' })
  expect(resolvedChanges(conflict, ['time'])).toEqual({ location: 'Hall', start: at(8), end: at(9) })
  expect(resolvedChanges(conflict, ['summary', 'time'])).toEqual(mine)
})

test('a change is shown as it will be, without an ETag', () => {
  const changed = changedEvent(
    { ...base, location: 'Hall', hangoutLink: 'https://meet.example/x' },
    { summary: 'Coffee', location: null, conferenceData: null, recurrence: ['RRULE:FREQ=DAILY'] },
  )
  expect(changed).toEqual({ ...base, etag: undefined, summary: 'Coffee', recurrence: ['RRULE:FREQ=DAILY'] })
  expect(changed).not.toHaveProperty('etag')
  expect(plannedEvent('x0000', { summary: 'Tea', start: at(10), end: at(11) })).toEqual({
    id: 'x0000',
    status: 'confirmed',
    summary: 'Tea',
    start: at(10),
    end: at(11),
    attendees: [],
  })
})

test('what undoes a change brings back what was there, and takes away what was not', () => {
  const undoing = undoingChanges(base, {
    summary: 'Coffee',
    location: 'Hall',
    transparency: 'transparent',
    visibility: 'private',
    guestsCanInviteOthers: false,
    reminders: { useDefault: false },
    attendees: [],
    conferenceData: { createRequest: { requestId: 'r', conferenceSolutionKey: { type: 'hangoutsMeet' } } },
  })
  expect(undoing).toEqual({
    summary: 'Tea',
    location: null,
    transparency: 'opaque',
    visibility: 'default',
    guestsCanInviteOthers: true,
    reminders: base.reminders,
    attendees: base.attendees,
    conferenceData: null,
  })
})

test('a copy has what a client may write, and nothing of the old event’s own', () => {
  const copy = copyOf({ ...base, status: 'confirmed', organizer: { email: 'a@example.org' }, hangoutLink: 'https://x' })
  expect(copy).toEqual({
    summary: 'Tea',
    start: base.start,
    end: base.end,
    attendees: base.attendees,
    reminders: base.reminders,
  })
})

test('an id for a new event is of the letters that Google takes, and as random as its bytes', () => {
  expect(newEventId((count) => new Uint8Array(count).map((_, index) => index * 9))).toMatch(/^[0-9a-v]{26}$/)
  expect(newEventId((count) => new Uint8Array(count).fill(255))).toBe('v'.repeat(26))
})
