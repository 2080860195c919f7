import type { CalendarEvent } from '#google/calendar/event.ts'
import { getEvent, listOccurrences } from '#google/calendar/get-event.ts'
import { deleteEvent, insertEvent, patchEvent } from '#google/calendar/write-events.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import type { Edit, EditOutcome } from './edit-event.ts'
import { editOne, isOutdated, maxTries, takeBack } from './edit-one.ts'
import { mergeChanges } from './merge.ts'
import { excludedBefore } from '../recurrence/split.ts'
import { clockOf, localStart } from '../recurrence/series-time.ts'
import { isFirst, originalStart, seriesChanges, splitSeries } from './series.ts'

type SeriesEdit = Edit & { seriesId: string }

/**
 * Changes a whole series, or an occurrence of it and those that follow. Both are compared with what the person saw: the
 * series, where a form was written over it, else the occurrence.
 * @throws GoogleError
 */
export async function editSeries(send: Send, edit: SeriesEdit): Promise<EditOutcome> {
  const { event, series, scope, viewerZone } = edit
  if (series && (scope === 'all' || !series.recurrence || isFirst(series, event, viewerZone))) {
    return editOne(send, { ...edit, event: series, changes: seriesChanges(series, event, edit.changes, viewerZone) })
  }
  for (let tries = 1; ; tries += 1) {
    try {
      return await editAsSeen(send, edit)
    } catch (error) {
      if (!isOutdated(error) || tries === maxTries) throw error
    }
  }
}

async function editAsSeen(send: Send, edit: SeriesEdit): Promise<EditOutcome> {
  const { calendarId, seriesId, event, scope, viewerZone, newId } = edit
  const place = { calendarId, eventId: seriesId }
  // What a try before has begun is gone on with, whatever has become of the occurrence by it.
  if (untouched.has(newId)) return editFollowing(send, edit, await getEvent(send, place))
  const [series, now] = await Promise.all([getEvent(send, place), foundEvent(send, { calendarId, eventId: event.id })])
  if (series.status === 'cancelled' || !now) return { kind: 'deleted' }
  // An occurrence carries no rule: that of its series stands for it.
  const base = { ...event, recurrence: (edit.series ?? series).recurrence }
  const theirs = { ...now, recurrence: series.recurrence }
  const merge = mergeChanges(base, edit.changes, theirs)
  if (merge.fields.length > 0) {
    const conflict = { base, theirs, mine: edit.changes, fields: merge.fields }
    return { kind: 'conflict', conflict, again: { event: now, series } }
  }
  const fresh = { ...edit, event: now, changes: merge.changes }
  if (scope === 'following' && series.recurrence && !isFirst(series, now, viewerZone)) {
    return editFollowing(send, fresh, series)
  }
  const changes = seriesChanges(series, now, merge.changes, viewerZone)
  const to = { calendarId, ...(edit.sendUpdates && { sendUpdates: edit.sendUpdates }) }
  const written = await patchEvent(send, { ...to, eventId: seriesId, etag: series.etag, changes })
  return {
    kind: 'done',
    event: written,
    undo: () => takeBack(send, to, { event: written, before: series, changes }),
  }
}

/** An event that is there; undefined where it is not, or not any more. */
export async function foundEvent(send: Send, place: { calendarId: string; eventId: string }) {
  try {
    const found = await getEvent(send, place)
    return found.status === 'cancelled' ? undefined : found
  } catch (error) {
    if (error instanceof GoogleError && ['not-found', 'gone'].includes(error.code)) return undefined
    throw error
  }
}

/**
 * Series as they stood before "this and following" first touched them, by the id of the series that it makes: where an
 * answer was lost, the next try must end what that one began, and its undo must lead back to here.
 */
const untouched = new Map<string, CalendarEvent>()

/** The new series is made first: whatever happens then, nothing is lost. */
async function editFollowing(send: Send, edit: Edit, now: CalendarEvent): Promise<EditOutcome> {
  const { calendarId, event, changes, sendUpdates, newId, viewerZone, destination = calendarId } = edit
  const series = untouched.get(newId) ?? now
  const countBefore = await occurrencesBefore(send, edit, series)
  const { before, after } = splitSeries(series, event, { changes, countBefore, viewerZone })
  const updates = sendUpdates && { sendUpdates }
  untouched.set(newId, series)
  const made = await insertEvent(send, { calendarId: destination, eventId: newId, newEvent: after, ...updates })
  const old = { calendarId, eventId: series.id, ...updates }
  const unmake = () => deleteEvent(send, { calendarId: destination, eventId: made.id, ...updates })
  try {
    const isCut = JSON.stringify(now.recurrence) === JSON.stringify(before.recurrence)
    if (!isCut) await patchEvent(send, { ...old, etag: series.etag, changes: before })
  } catch (error) {
    if (isRefusal(error) || (await isUnchanged(send, old, series))) {
      untouched.delete(newId)
      // That the change failed is what matters; what is left over stands where the person sees it.
      await unmake().catch(() => undefined)
    }
    throw error
  }
  untouched.delete(newId)
  return {
    kind: 'done',
    event: made,
    undo: async () => {
      await patchEvent(send, { ...old, changes: { recurrence: series.recurrence ?? null } })
      await unmake()
    },
  }
}

const isUnchanged = (send: Send, place: { calendarId: string; eventId: string }, { etag }: CalendarEvent) =>
  getEvent(send, place).then(
    (now) => now.etag === etag,
    () => false,
  )

/** Google has said no. Of anything else nobody knows whether it was done. */
const isRefusal = (error: unknown) =>
  error instanceof GoogleError && error.facts.status !== undefined && error.facts.status < 500

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
