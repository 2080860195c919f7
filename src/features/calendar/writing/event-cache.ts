import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { CalendarEvent, EventTime } from '#google/calendar/event.ts'
import type { EventListing, EventRange } from '#google/calendar/events.ts'
import { instantMs, type ListingChange } from './range-events.ts'

const eventsKey = ['calendar', 'events'] as const

/** Takes back what was changed, event by event, and nothing that came in between. */
export type TakeBack = () => void

/**
 * Changes the events of a calendar in every range that is in the cache. Nothing that is being read at this moment may
 * overwrite it, so reading is given up and done again later.
 */
export async function changeListings(
  client: QueryClient,
  calendarId: string,
  change: ListingChange,
): Promise<TakeBack> {
  const isOfCalendar = (key: QueryKey) => rangeOf(key)?.calendarId === calendarId
  // A range that is read for the first time has nothing yet to be changed, and nobody would begin to read it again.
  await client.cancelQueries({
    queryKey: eventsKey,
    predicate: ({ queryKey, state }) => isOfCalendar(queryKey) && state.data !== undefined,
  })
  const taken = client.getQueriesData<EventListing>({ queryKey: eventsKey }).flatMap(([key, listing]): TakeBack[] => {
    const range = rangeOf(key)
    if (!listing || range?.calendarId !== calendarId) return []
    const changed = change(listing.items, range)
    const after = 'q' in range ? stillFound(changed, listing.items) : changed
    client.setQueryData<EventListing>(key, { ...listing, items: after })
    return [() => restore(client, key, listing.items, after)]
  })
  return () => {
    for (const takeBack of taken) takeBack()
  }
}

/** What was looked for and found stays found when it changes; whether something else would be is for Google to say. */
function stillFound(changed: readonly CalendarEvent[], before: readonly CalendarEvent[]) {
  const known = new Set(before.map(({ id }) => id))
  return changed.filter(({ id }) => known.has(id))
}

function restore(
  client: QueryClient,
  key: QueryKey,
  before: readonly CalendarEvent[],
  after: readonly CalendarEvent[],
) {
  const lost = before.filter((event) => !after.includes(event))
  const added = new Set(after.filter((event) => !before.includes(event)).map(({ id }) => id))
  client.setQueryData<EventListing>(key, (now) => {
    if (!now) return now
    const ids = new Set(lost.map(({ id }) => id))
    return { ...now, items: [...now.items.filter(({ id }) => !added.has(id) && !ids.has(id)), ...lost] }
  })
}

/** Has the ranges of a calendar read as a whole: a series changed, and only Google knows where it is now. */
export function rereadListings(client: QueryClient, calendarId: string): void {
  const queryKey = eventsKey
  for (const [key, listing] of client.getQueriesData<EventListing>({ queryKey })) {
    if (!listing || rangeOf(key)?.calendarId !== calendarId) continue
    const { syncToken: _sync, ...whole } = listing
    client.setQueryData<EventListing>(key, whole)
  }
  void client.invalidateQueries({ queryKey, predicate: (query) => rangeOf(query.queryKey)?.calendarId === calendarId })
}

/**
 * An occurrence of a series, or the event that the series has become, by when it starts; once what is being read has
 * been read.
 */
export async function foundWhere(
  client: QueryClient,
  { calendarId, seriesId, start }: { calendarId: string; seriesId: string; start: EventTime },
): Promise<CalendarEvent | undefined> {
  const isOfCalendar = ({ queryKey }: { queryKey: QueryKey }) => rangeOf(queryKey)?.calendarId === calendarId
  await client.refetchQueries(
    { queryKey: eventsKey, predicate: isOfCalendar, type: 'active' },
    { cancelRefetch: false },
  )
  const startMs = instantMs(start, 'UTC')
  return client
    .getQueriesData<EventListing>({ queryKey: eventsKey, predicate: isOfCalendar })
    .flatMap(([, listing]) => listing?.items ?? [])
    .find(
      (event) =>
        (event.id === seriesId || event.recurringEventId === seriesId) && instantMs(event.start, 'UTC') === startMs,
    )
}

function rangeOf(key: QueryKey): EventRange | undefined {
  const range = key[2]
  return typeof range === 'object' && range !== null && 'calendarId' in range ? (range as EventRange) : undefined
}
