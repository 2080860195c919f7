import { queryOptions } from '@tanstack/react-query'
import { listCalendars } from '#google/calendar/calendars.ts'
import { searchEvents, type EventSearch } from '#google/calendar/search-events.ts'
import { listEvents, syncEvents, type EventListing, type EventRange } from '#google/calendar/events.ts'
import type { Send } from '#google/send.ts'
import { withChanges } from './writing/range-events.ts'

/** The person's calendars: they change seldom. */
export const calendarsQuery = (send: Send) =>
  queryOptions({
    queryKey: ['calendar', 'calendars'],
    queryFn: ({ signal }) => listCalendars(send, signal),
    staleTime: 5 * 60_000,
  })

const syncEveryMs = 60_000

/**
 * The events of one calendar in one range. Each range keeps the sync token that came with it: reading it again, each
 * minute while the page is looked at and whenever it is looked at anew, asks only for what changed since, in one small
 * request for each calendar that is shown. A range that is not on the screen is synced when it is opened again.
 *
 * The token is the range's own and not one for the calendar, because Google does not say whether a token that came of a
 * bounded list tells of changes outside of its bounds. Here both would be right: what lies outside is left out.
 */
export const eventsQuery = (send: Send, range: EventRange) =>
  queryOptions({
    queryKey: ['calendar', 'events', range],
    queryFn: async ({ signal, client, queryKey }): Promise<EventListing> => {
      const syncToken = client.getQueryData<EventListing>(queryKey)?.syncToken
      const synced = syncToken === undefined ? undefined : await syncEvents(send, range, syncToken, signal)
      // What was written meanwhile is in the cache by now.
      const known = client.getQueryData<EventListing>(queryKey)
      const items = synced && known && withChanges(known.items, synced.changes, range)
      if (items) return { ...known, items, syncToken: synced.syncToken }
      return listEvents(send, range, signal)
    },
    staleTime: syncEveryMs,
    // What could not be read is read again by a button, not by the clock.
    refetchInterval: ({ state }) => (state.data === undefined ? false : syncEveryMs),
    refetchOnWindowFocus: 'always',
  })

/** Events of one calendar in which words are found. A change of one shows in it as in every other list. */
export const searchQuery = (send: Send, search: EventSearch) =>
  queryOptions({
    queryKey: ['calendar', 'events', search],
    queryFn: ({ signal }) => searchEvents(send, search, signal),
    staleTime: syncEveryMs,
  })
