import './temporal.ts'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { CalendarEvent, EventTime } from '#google/calendar/event.ts'
import type { EventChange, EventListing, EventRange } from '#google/calendar/events.ts'

/** How the events of one range change: which there are afterwards. */
export type ListingChange = (items: readonly CalendarEvent[], range: EventRange) => readonly CalendarEvent[]

const eventsKey = ['calendar', 'events'] as const

/** When a time is, in wall-clock milliseconds; a day begins at its first moment in the zone. */
export const instantMs = (time: EventTime, timeZone: string): number =>
  'date' in time
    ? Temporal.PlainDate.from(time.date).toZonedDateTime(timeZone).epochMilliseconds
    : Date.parse(time.dateTime)

/** Google's rule: an event belongs to a range when it ends after its beginning and starts before its end. */
function touches({ start, end }: CalendarEvent, { timeMin, timeMax, timeZone }: EventRange): boolean {
  return instantMs(end, timeZone) > Date.parse(timeMin) && instantMs(start, timeZone) < Date.parse(timeMax)
}

/** An event takes its place in every range that it touches, and leaves the others. */
export const putEvent =
  (event: CalendarEvent): ListingChange =>
  (items, range) => {
    const others = items.filter(({ id }) => id !== event.id)
    return event.status !== 'cancelled' && touches(event, range) ? [...others, event] : others
  }

export const dropEvents =
  (isGone: (event: CalendarEvent) => boolean): ListingChange =>
  (items) =>
    items.filter((event) => !isGone(event))

/** Some events become others; those that then lie outside of the range leave it. */
export const changeEvents =
  (change: (event: CalendarEvent) => CalendarEvent | undefined): ListingChange =>
  (items, range) =>
    items.flatMap((event) => {
      const changed = change(event)
      if (!changed) return [event]
      return touches(changed, range) ? [changed] : []
    })

/**
 * What a sync told, laid over what was known. Undefined where that cannot be told for sure: of a series that changed as
 * a whole, occurrences may be left that nobody names.
 */
export function withChanges(
  items: readonly CalendarEvent[],
  changes: readonly EventChange[],
  range: EventRange,
): readonly CalendarEvent[] | undefined {
  const seriesSeen = new Set<string>()
  for (const { recurringEventId } of changes) {
    if (recurringEventId === undefined) continue
    if (seriesSeen.has(recurringEventId)) return undefined
    seriesSeen.add(recurringEventId)
  }
  return changes.reduce<readonly CalendarEvent[]>(
    (known, change) =>
      'start' in change
        ? putEvent(change)(known, range)
        : dropEvents(({ id, recurringEventId }) => id === change.id || recurringEventId === change.id)(known, range),
    items,
  )
}

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
    const after = change(listing.items, range)
    client.setQueryData<EventListing>(key, { ...listing, items: after })
    return [() => restore(client, key, listing.items, after)]
  })
  return () => {
    for (const takeBack of taken) takeBack()
  }
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

function rangeOf(key: QueryKey): EventRange | undefined {
  const range = key[2]
  return typeof range === 'object' && range !== null && 'calendarId' in range ? (range as EventRange) : undefined
}
