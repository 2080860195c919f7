import type { MutationCache } from '@tanstack/react-query'
import * as v from 'valibot'
import { event, eventTime, type CalendarEvent } from '#google/calendar/event.ts'
import { readDraft, type EventDraft } from './event-draft.ts'
import { freshId } from '../writing/fresh-id.ts'
import type { Creation } from '../writing/make-event.ts'

/** Under which name the form is kept. */
export const halfWrittenName = 'calendar.event'

/** What the long form holds: a new event, or changes of one that is there. */
export interface WrittenEvent {
  draft: EventDraft
  /** What is changed, as it was when the form was opened. */
  base?: { event: CalendarEvent; series?: CalendarEvent | undefined; calendarId: string; draft: EventDraft }
  /** Under which id something new is made: one for each form, not for each try. */
  newId: string
  /** What was sent of a new event, when it is not known whether it arrived. */
  tried?: NonNullable<Creation['tried']>
}

/** Whether what a form held is being written already, or waits for the network: it is nothing to go on with. */
export const isUnderWay = (changes: MutationCache, { newId }: WrittenEvent) =>
  changes
    .findAll({ mutationKey: ['calendar'], status: 'pending' })
    .some(({ state: { variables } }) => JSON.stringify(variables).includes(`"${newId}"`))

/** A form as it is opened. */
export const beginning = (written: Omit<WrittenEvent, 'newId'>): WrittenEvent => ({ ...written, newId: freshId() })

const shape = v.object({
  draft: v.unknown(),
  base: v.optional(v.object({ event, series: v.optional(event), calendarId: v.string(), draft: v.unknown() })),
  newId: v.pipe(v.string(), v.regex(/^[0-9a-v]{5,64}$/)),
  tried: v.optional(
    v.object({ calendarId: v.string(), newEvent: v.looseObject({ start: eventTime, end: eventTime }) }),
  ),
})

/** What was kept of the form, if it can still be understood. */
export function readWritten(kept: unknown): WrittenEvent | undefined {
  const parsed = v.safeParse(shape, kept)
  if (!parsed.success) return undefined
  const { draft: written, base, newId, tried } = parsed.output
  const draft = readDraft(written)
  const before = base && readDraft(base.draft)
  if (!draft || (base && !before)) return undefined
  return {
    draft,
    newId,
    ...(base && before && { base: { ...base, draft: before } }),
    ...(tried && { tried }),
  }
}
