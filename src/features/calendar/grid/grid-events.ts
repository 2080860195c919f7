import '../temporal.ts'
import type { EventApi, EventInput } from '@fullcalendar/react'
import type { OwnedEvent } from '../agenda/agenda.ts'
import { eventColors } from '../event/event-colors.ts'
import { isOwn } from '../event/event-rights.ts'
import type { AgendaCalendar } from '../agenda/agenda-data.tsx'

/** What the grid carries along with each of its events. */
export interface GridEvent extends OwnedEvent {
  calendar: AgendaCalendar | undefined
}

/**
 * Events in the shape of the grid. Cancelled ones are left out, as in the agenda.
 * @param mayWrite whether the person may change events at all
 */
export function gridEvents(
  events: readonly OwnedEvent[],
  calendars: readonly AgendaCalendar[],
  mayWrite: boolean,
): EventInput[] {
  const known = new Map(calendars.map((calendar) => [calendar.id, calendar]))
  return events
    .filter(({ event }) => event.status !== 'cancelled')
    .map(({ calendarId, event }): EventInput => {
      const calendar = known.get(calendarId)
      const color = eventColors[event.colorId ?? ''] ?? calendar?.color
      const allDay = 'date' in event.start || 'date' in event.end
      return {
        id: `${calendarId} ${event.id}`,
        title: event.summary ?? '',
        start: 'date' in event.start ? event.start.date : event.start.dateTime,
        end: 'date' in event.end ? event.end.date : event.end.dateTime,
        allDay,
        editable: mayWrite && calendar?.writable === true && isOwn(event),
        ...(color && { color }),
        extendedProps: { calendarId, event, calendar } satisfies GridEvent,
      }
    })
}

/** What the grid carries along with an event; nothing where it is only being drawn over empty slots. */
export const gridEventOf = ({ extendedProps }: EventApi): GridEvent | undefined =>
  'event' in extendedProps ? (extendedProps as GridEvent) : undefined
