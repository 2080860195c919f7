import { queryOptions } from '@tanstack/react-query'
import { listCalendars } from '#google/calendar/calendars.ts'
import { listEvents, type EventRange } from '#google/calendar/events.ts'
import type { Send } from '#google/send.ts'

/** The person's calendars: they change seldom. */
export const calendarsQuery = (send: Send) =>
  queryOptions({
    queryKey: ['calendar', 'calendars'],
    queryFn: ({ signal }) => listCalendars(send, signal),
    staleTime: 5 * 60_000,
  })

/** The events of one calendar in one range. */
export const eventsQuery = (send: Send, range: EventRange) =>
  queryOptions({
    queryKey: ['calendar', 'events', range],
    queryFn: ({ signal }) => listEvents(send, range, signal),
    staleTime: 60_000,
  })

/** Which calendars the person switched on or off here, by id; the others follow Google's own choice. */
export type CalendarChoice = Readonly<Record<string, boolean>>

/** Kept in the account's cache, so that it is forgotten with the account. */
export const choiceQuery = queryOptions({
  queryKey: ['calendar', 'choice'],
  queryFn: (): CalendarChoice => ({}),
  initialData: (): CalendarChoice => ({}),
  staleTime: Infinity,
  gcTime: Infinity,
})
