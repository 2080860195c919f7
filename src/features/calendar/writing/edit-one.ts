import type { CalendarEvent, EventChanges } from '#google/calendar/event.ts'
import { getEvent } from '#google/calendar/get-event.ts'
import { patchEvent, type SendUpdates } from '#google/calendar/write-events.ts'
import { GoogleError } from '#google/errors.ts'
import type { Send } from '#google/send.ts'
import type { EditOutcome } from './edit-event.ts'
import { undoingChanges } from './event-changes.ts'
import { mergeChanges } from './merge.ts'

/** Somebody else may write at the same moment, again and again; more often than this is no coincidence. */
export const maxTries = 3

export const isOutdated = (error: unknown) => error instanceof GoogleError && error.code === 'precondition-failed'

const hasMembers = (changes: EventChanges) => Object.keys(changes).length > 0

interface Place {
  calendarId: string
  sendUpdates?: SendUpdates
}

/**
 * Changes one event, or a series as such. Where it changed since the person saw it, what does not touch is merged.
 * @throws GoogleError
 */
export async function editOne(
  send: Send,
  { calendarId, event: base, changes: mine, sendUpdates }: Place & { event: CalendarEvent; changes: EventChanges },
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
      const conflict = { base, theirs, mine, fields: merge.fields }
      return { kind: 'conflict', conflict, again: { event: theirs } }
    }
    before = theirs
    changes = merge.changes
  }
}

/** What was changed since by others stays, unless it is the same that is taken back. @throws GoogleError */
export async function takeBack(
  send: Send,
  place: Place,
  { event, before, changes }: { event: CalendarEvent; before: CalendarEvent; changes: EventChanges },
): Promise<void> {
  const undoing = undoingChanges(before, changes)
  if (!hasMembers(undoing)) return
  const outcome = await editOne(send, { ...place, event, changes: undoing })
  if (outcome.kind !== 'done') throw new GoogleError('precondition-failed')
}
