import * as v from 'valibot'
import { event, type CalendarEvent } from '#google/calendar/event.ts'
import { readDraft, type EventDraft } from './event-draft.ts'

/** What the long form holds: a new event, or changes of one that is there. */
export interface WrittenEvent {
  draft: EventDraft
  /** What is changed, as it was when the form was opened. */
  base?: { event: CalendarEvent; calendarId: string; draft: EventDraft }
}

const shape = v.object({
  draft: v.unknown(),
  base: v.optional(v.object({ event, calendarId: v.string(), draft: v.unknown() })),
})

/** What was kept of the form, if it can still be understood. */
export function readWritten(kept: unknown): WrittenEvent | undefined {
  const parsed = v.safeParse(shape, kept)
  if (!parsed.success) return undefined
  const { draft: written, base } = parsed.output
  const draft = readDraft(written)
  const before = base && readDraft(base.draft)
  if (!draft || (base && !before)) return undefined
  return { draft, ...(base && before && { base: { event: base.event, calendarId: base.calendarId, draft: before } }) }
}
