import '../temporal.ts'
import type { CalendarEvent, EventTime } from '#google/calendar/event.ts'
import type { EventChange, EventRange } from '#google/calendar/events.ts'

/** How the events of one range change: which there are afterwards. */
export type ListingChange = (items: readonly CalendarEvent[], range: EventRange) => readonly CalendarEvent[]

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
