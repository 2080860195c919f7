import type { CalendarEvent, EventChanges } from '#google/calendar/event.ts'
import { getEvent, listOccurrences } from '#google/calendar/get-event.ts'
import { deleteEvent, insertEvent, moveEvent, patchEvent, type SendUpdates } from '#google/calendar/write-events.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import { undoingChanges } from './event-changes.ts'
import { mergeChanges, type EditConflict } from './merge.ts'
import { excludedBefore } from './recurrence/split.ts'
import { clockOf, localStart } from './recurrence/series-time.ts'
import { isFirst, originalStart, seriesChanges, splitSeries, type EditScope } from './series.ts'

/** How a change ended. What can be undone brings the way back, which throws where it cannot be gone. */
export type EditOutcome =
  | { kind: 'done'; event: CalendarEvent; undo: () => Promise<void> }
  /** Nothing was written: the person must say which of two changes holds. */
  | { kind: 'conflict'; conflict: EditConflict }
  /** Nothing was written: somebody deleted the event. */
  | { kind: 'deleted' }

/** A change of an event as the person saw it. */
export interface Edit {
  calendarId: string
  event: CalendarEvent
  changes: EventChanges
  /** Default: the event itself. */
  scope?: EditScope
  /** Another calendar that the event shall be in; not for one occurrence of a series. */
  destination?: string
  sendUpdates?: SendUpdates
  /** Id for the series that "this and following" begins, made beforehand so that a repetition makes it once. */
  newId: string
  /** IANA zone, for series that came without one. */
  viewerZone: string
}

/** Somebody else may write at the same moment, again and again; more often than this is no coincidence. */
const maxTries = 3

/**
 * Writes a change. Where the event changed since the person saw it, what does not touch is merged.
 * @throws GoogleError
 */
export async function editEvent(send: Send, wanted: Edit): Promise<EditOutcome> {
  const edit = { ...wanted, changes: withoutEmptyRule(wanted.changes) }
  const { event, scope = 'this' } = edit
  if (event.recurringEventId === undefined || scope === 'this') return moveAfter(send, edit, await editOne(send, edit))
  const series = await getEvent(send, { calendarId: edit.calendarId, eventId: event.recurringEventId })
  if (series.status === 'cancelled') return { kind: 'deleted' }
  if (scope === 'all' || !series.recurrence || isFirst(series, event, edit.viewerZone)) {
    const changes = seriesChanges(series, event, edit.changes, edit.viewerZone)
    const one = { ...edit, event: series, changes }
    return moveAfter(send, one, await editOne(send, one))
  }
  return editFollowing(send, edit, series)
}

/** An event without any line of a rule is a single one, which Google wants to be told by `null`. */
const withoutEmptyRule = (changes: EventChanges): EventChanges =>
  changes.recurrence?.length === 0 ? { ...changes, recurrence: null } : changes

async function editOne(
  send: Send,
  { calendarId, event: base, changes: mine, sendUpdates }: Edit,
): Promise<EditOutcome> {
  const place = { calendarId, eventId: base.id, ...(sendUpdates && { sendUpdates }) }
  let [before, changes] = [base, mine]
  for (let tries = 1; ; tries += 1) {
    try {
      const event = hasMembers(changes) ? await patchEvent(send, { ...place, etag: before.etag, changes }) : before
      return { kind: 'done', event, undo: () => takeBack(send, place, { event, before, changes }) }
    } catch (error) {
      if (!isOutdated(error) || tries === maxTries) throw error
    }
    const theirs = await getEvent(send, place)
    if (theirs.status === 'cancelled') return { kind: 'deleted' }
    const merge = mergeChanges(base, mine, theirs)
    if (merge.fields.length > 0) {
      return { kind: 'conflict', conflict: { base, theirs, mine, fields: merge.fields } }
    }
    before = theirs
    changes = merge.changes
  }
}

const hasMembers = (changes: EventChanges) => Object.keys(changes).length > 0
const isOutdated = (error: unknown) => error instanceof GoogleError && error.code === 'precondition-failed'

/** What was changed since by others stays, unless it is the same that is taken back. */
async function takeBack(
  send: Send,
  place: { calendarId: string; eventId: string; sendUpdates?: SendUpdates },
  { event, before, changes }: { event: CalendarEvent; before: CalendarEvent; changes: EventChanges },
) {
  const undoing = undoingChanges(before, changes)
  if (!hasMembers(undoing)) return
  const outcome = await editOne(send, { ...place, event, changes: undoing, newId: '', viewerZone: '' })
  if (outcome.kind !== 'done') throw new GoogleError('precondition-failed')
}

/** A change of the calendar comes last: until then the event is where its ETag holds. */
async function moveAfter(send: Send, edit: Edit, outcome: EditOutcome): Promise<EditOutcome> {
  const { calendarId, destination, sendUpdates } = edit
  if (outcome.kind !== 'done' || destination === undefined || destination === calendarId) return outcome
  const place = { eventId: outcome.event.id, ...(sendUpdates && { sendUpdates }) }
  const event = await moveEvent(send, { ...place, calendarId, destination })
  return {
    kind: 'done',
    event,
    undo: async () => {
      await moveEvent(send, { ...place, calendarId: destination, destination: calendarId })
      await takeBack(send, { ...place, calendarId }, { ...undoneAfterMove(edit, outcome.event) })
    },
  }
}

/** After a move the ETag is another: what is taken back is written whatever stands there. */
function undoneAfterMove({ event: before, changes }: Edit, event: CalendarEvent) {
  const { etag: _etag, ...written } = event
  return { event: written, before, changes }
}

/** The new series is made first: whatever happens then, nothing is lost. */
async function editFollowing(send: Send, edit: Edit, series: CalendarEvent): Promise<EditOutcome> {
  const { calendarId, event, changes, sendUpdates, newId, viewerZone, destination = calendarId } = edit
  const countBefore = await occurrencesBefore(send, edit, series)
  const { before, after } = splitSeries(series, event, { changes, countBefore, viewerZone })
  const updates = sendUpdates && { sendUpdates }
  const made = await insertEvent(send, { calendarId: destination, eventId: newId, newEvent: after, ...updates })
  const old = { calendarId, eventId: series.id, ...updates }
  const unmake = () => deleteEvent(send, { calendarId: destination, eventId: made.id, ...updates })
  try {
    await patchEvent(send, { ...old, etag: series.etag, changes: before })
  } catch (error) {
    // That the change failed is what matters; what is left over stands where the person sees it.
    await unmake().catch(() => undefined)
    throw error
  }
  return {
    kind: 'done',
    event: made,
    undo: async () => {
      await patchEvent(send, { ...old, changes: { recurrence: series.recurrence ?? null } })
      await unmake()
    },
  }
}

/** Only a COUNT has to know; then Google is asked, who alone knows every rule. */
export async function occurrencesBefore(
  send: Send,
  { calendarId, event, viewerZone }: Pick<Edit, 'calendarId' | 'event' | 'viewerZone'>,
  series: CalendarEvent,
): Promise<number> {
  const lines = series.recurrence ?? []
  if (!lines.some((line) => /^RRULE:.*\bCOUNT=/i.test(line))) return 0
  const clock = clockOf(series.start, viewerZone)
  const at = originalStart(event)
  const cut = localStart(at, clock)
  const { items } = await listOccurrences(send, { calendarId, eventId: series.id })
  const earlier = items.filter(
    ({ originalStartTime }) => Temporal.PlainDateTime.compare(localStart(originalStartTime, clock), cut) < 0,
  )
  return earlier.length + excludedBefore(lines, { start: series.start, at, viewerZone })
}
