import { queryOptions } from '@tanstack/react-query'
import { getEvent } from '#google/calendar/get-event.ts'
import type { Send } from '#google/send.ts'

/** A series itself, for its rule; read anew whenever somebody is about to change it. */
export const seriesQuery = (send: Send, place: { calendarId: string; eventId: string }) =>
  queryOptions({
    queryKey: ['calendar', 'series', place],
    queryFn: ({ signal }) => getEvent(send, place, signal),
    staleTime: 0,
  })
