import type { CalendarEvent } from '#google/calendar/event.ts'
import type { Edit } from './edit-event.ts'
import { changeEvents, dropEvents, instantMs, putEvent, type ListingChange } from './range-events.ts'
import { changedEvent } from './event-changes.ts'
import { originalStart, type EditScope } from './series.ts'

/** Whether an event is among those that a change of one is meant for; instants of days are compared in UTC. */
function isMeant(event: CalendarEvent, chosen: CalendarEvent, scope: EditScope): boolean {
  if (event.id === chosen.id) return true
  if (scope === 'this' || event.recurringEventId === undefined || event.recurringEventId !== chosen.recurringEventId) {
    return false
  }
  return scope === 'all' || startMs(event) >= startMs(chosen)
}

const startMs = (event: CalendarEvent) => instantMs(originalStart(event), 'UTC')

export const occurrencesDeleted = (chosen: CalendarEvent, scope: EditScope): ListingChange =>
  dropEvents((event) => isMeant(event, chosen, scope))

/**
 * How a change will look before Google has said so: other occurrences move by as much as the one that was changed.
 * Where a rule changes only that one is shown; the others come with Google's answer. A series itself stands in no list.
 */
export function occurrencesChanged({ event: chosen, changes, scope = 'this' }: Edit): ListingChange {
  if (chosen.recurrence) return (items) => items
  const changed = changedEvent(chosen, changes)
  if (scope === 'this' || chosen.recurringEventId === undefined || changes.recurrence !== undefined) {
    return putEvent(changed)
  }
  const others = changeEvents((event) =>
    event.id !== chosen.id && isMeant(event, chosen, scope)
      ? changedEvent(event, { ...changes, ...movedTimes(event, chosen, changed) })
      : undefined,
  )
  return (items, range) => putEvent(changed)(others(items, range), range)
}

function movedTimes(event: CalendarEvent, chosen: CalendarEvent, changed: CalendarEvent) {
  const start = movedTime(event.start, chosen.start, changed.start)
  const end = movedTime(event.end, chosen.end, changed.end)
  return start && end ? { start, end } : { start: event.start, end: event.end }
}

type EventTime = CalendarEvent['start']

function movedTime(time: EventTime, from: EventTime, to: EventTime): EventTime | undefined {
  if ('date' in time && 'date' in from && 'date' in to) {
    const days = Temporal.PlainDate.from(from.date).until(to.date).days
    return { date: Temporal.PlainDate.from(time.date).add({ days }).toString() }
  }
  if ('date' in time || 'date' in from || 'date' in to) return undefined
  const movedMs = Date.parse(time.dateTime) + Date.parse(to.dateTime) - Date.parse(from.dateTime)
  return { ...time, dateTime: new Date(movedMs).toISOString() }
}
