import { useMutation, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAuth } from '#auth/react.tsx'
import type { Calendar } from '#google/calendar/calendars.ts'
import type { CalendarEvent } from '#google/calendar/event.ts'
import type { Listing } from '#google/pages.ts'
import type { OwnedEvent } from './agenda.ts'
import { calendarsQuery, eventsQuery } from '../queries.ts'
import { rangeBounds, type AgendaRange } from '../navigation/range.ts'
import { useCalendarAccess } from '../react.tsx'
import { chooseHere, choiceQuery, selectCalendarMutation } from '../navigation/shown-calendars.ts'

/** One of the person's calendars; its id is `primary` for the main one, whatever Google calls it. */
export interface AgendaCalendar {
  id: string
  /** Absent for the main calendar as long as its name is not known. */
  name?: string
  color?: string
  /** Only whether the time is taken may be seen. */
  busyOnly: boolean
  /** Events in it may be made and changed. */
  writable: boolean
  shown: boolean
}

export interface AgendaData {
  calendars: readonly AgendaCalendar[]
  /** The calendars besides the main one are not known yet. */
  listing: boolean
  /** Why they could not be listed. */
  listError: unknown
  setShown(calendarId: string, shown: boolean): void
  events: readonly OwnedEvent[]
  /** `waiting`: offline, with nothing read before. */
  state: 'loading' | 'waiting' | 'ready' | 'failed'
  /** Why the whole could not be read, or a part of it. */
  error: unknown
  /** Something is still being tried again. */
  retrying: boolean
  /** Some list went on beyond what is read. */
  cut: boolean
  retry(): void
}

const primaryOnly: readonly AgendaCalendar[] = [{ id: 'primary', busyOnly: false, writable: true, shown: true }]

/**
 * The events of all shown calendars in a range. The primary calendar needs no list and is read at once; the others
 * follow as soon as they are known.
 */
export function useAgendaData(range: AgendaRange, timeZone: string, canListCalendars: boolean): AgendaData {
  const { send } = useAuth()
  const queryClient = useQueryClient()
  const selects = useCalendarAccess()?.selects ?? false
  const { mutate: select } = useMutation(selectCalendarMutation(send))
  const here = useQuery(choiceQuery).data
  const list = useQuery({ ...calendarsQuery(send), enabled: canListCalendars })
  const calendars = useMemo(
    () => list.data?.items.map((calendar) => asAgendaCalendar(calendar, selects ? undefined : here)) ?? primaryOnly,
    [list.data, selects, here],
  )
  const shown = calendars.filter((calendar) => calendar.shown)
  const bounds = rangeBounds(range, timeZone)
  const { results, ...events } = useQueries({
    queries: shown.map(({ id }) => eventsQuery(send, { calendarId: id, ...bounds, timeZone })),
    combine,
  })
  const shownIds = shown.map(({ id }) => id).join('\n')
  // One list for as long as nothing in it changes: a grid with thousands of events is not drawn anew for nothing.
  const owned = useMemo(() => {
    const ids = shownIds.split('\n')
    return results.flatMap(({ data }, index) => {
      const calendarId = ids[index]
      return calendarId === undefined || !data ? [] : data.items.map((event) => ({ calendarId, event }))
    })
  }, [results, shownIds])
  const failed = [list, ...results].filter((result) => result.isError)

  return {
    calendars,
    listing: canListCalendars && list.isPending,
    listError: list.error ?? undefined,
    setShown: (calendarId, selected) => {
      if (selects) select({ calendarId, selected })
      else chooseHere(queryClient, calendarId, selected)
    },
    events: owned,
    state: events.state === 'ready' && list.isLoading && list.failureCount === 0 ? 'loading' : events.state,
    error: failed[0]?.error,
    retrying: [list, ...results].some((result) => result.isFetching && result.failureCount > 0),
    cut: [list.data, ...results.map(({ data }) => data)].some((listing) => listing?.cut === true),
    retry: () => {
      for (const result of failed) void result.refetch()
    },
  }
}

/** @param here what was chosen in this browser; undefined where Google's own choice is the person's */
function asAgendaCalendar(calendar: Calendar, here: Readonly<Record<string, boolean>> | undefined): AgendaCalendar {
  const { primary = false, selected = false, backgroundColor } = calendar
  const id = primary ? 'primary' : calendar.id
  const name = calendar.summaryOverride ?? calendar.summary
  return {
    id,
    ...(name !== undefined && { name }),
    ...(backgroundColor !== undefined && { color: backgroundColor }),
    busyOnly: calendar.accessRole === 'freeBusyReader',
    writable: calendar.accessRole === undefined || ['owner', 'writer'].includes(calendar.accessRole),
    shown: here ? (here[id] ?? (primary || selected)) : selected,
  }
}

/** A calendar that is being tried again no longer holds up the others; until then nothing jumps into place. */
export function combine(results: UseQueryResult<Listing<CalendarEvent>>[]): {
  results: UseQueryResult<Listing<CalendarEvent>>[]
  state: AgendaData['state']
} {
  const without = results.filter(({ data }) => data === undefined)
  const some = results.length === 0 || without.length < results.length
  if (without.some(({ isPaused }) => isPaused) && !some) return { results, state: 'waiting' }
  if (!some && without.every(({ isError }) => isError)) return { results, state: 'failed' }
  const held = without.some(({ isError, isPaused, failureCount }) => !isError && !isPaused && failureCount === 0)
  return { results, state: held || !some ? 'loading' : 'ready' }
}
