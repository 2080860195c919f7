import * as v from 'valibot'
import { date, dateTime, lenient, lenientListOf, text } from '../fields.ts'

/** A day without a time, or an instant; `timeZone` is the IANA zone in which the event was made. */
export const eventTime = v.union([v.object({ date }), v.object({ dateTime, timeZone: lenient(text(64)) })])
export type EventTime = v.InferOutput<typeof eventTime>

const person = v.object({ email: lenient(text(320)), displayName: lenient(text(200)), self: lenient(v.boolean()) })

const responses = ['needsAction', 'declined', 'tentative', 'accepted'] as const

const attendee = v.object({
  ...person.entries,
  responseStatus: lenient(v.picklist(responses)),
  comment: lenient(text(1_000)),
  optional: lenient(v.boolean()),
  organizer: lenient(v.boolean()),
  /** A room or a device. */
  resource: lenient(v.boolean()),
})
export type Attendee = v.InferOutput<typeof attendee>

const reminders = v.object({
  useDefault: lenient(v.boolean()),
  overrides: lenientListOf(v.object({ method: v.picklist(['email', 'popup']), minutes: v.number() }), 5),
})

export const event = v.object({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1100)),
  /** Changes with each change of the event; sent back as `If-Match`. */
  etag: lenient(v.pipe(v.string(), v.maxLength(200))),
  status: lenient(v.picklist(['confirmed', 'tentative', 'cancelled'])),
  /** Absent where the person may see only that the time is taken. */
  summary: lenient(text(500)),
  description: lenient(text(10_000)),
  location: lenient(text(1_000)),
  start: eventTime,
  /** Exclusive: an all-day event of one day ends on the next. */
  end: eventTime,
  /** RRULE, EXDATE and RDATE lines; only on a series (RFC 5545 §3.8.5). */
  recurrence: lenient(v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.maxLength(100))),
  /** The series of which this is one occurrence. */
  recurringEventId: lenient(v.string()),
  /** When an occurrence would be, had nobody moved it. */
  originalStartTime: lenient(eventTime),
  colorId: lenient(v.pipe(v.string(), v.maxLength(8))),
  transparency: lenient(v.picklist(['opaque', 'transparent'])),
  visibility: lenient(v.picklist(['default', 'public', 'private', 'confidential'])),
  /** What is not `default` may be changed only in part, if at all. */
  eventType: lenient(v.pipe(v.string(), v.maxLength(40))),
  organizer: lenient(person),
  attendees: lenientListOf(attendee, 500),
  /** Not all guests are in the list. */
  attendeesOmitted: lenient(v.boolean()),
  guestsCanModify: lenient(v.boolean()),
  guestsCanInviteOthers: lenient(v.boolean()),
  guestsCanSeeOtherGuests: lenient(v.boolean()),
  reminders: lenient(reminders),
  hangoutLink: lenient(v.pipe(v.string(), v.maxLength(2_000))),
  conferenceData: lenient(
    v.object({
      entryPoints: lenientListOf(
        v.object({ entryPointType: v.string(), uri: v.pipe(v.string(), v.maxLength(2_000)) }),
        20,
      ),
      /** A link that is being made: `pending`, then `success` or `failure`. */
      createRequest: lenient(v.object({ status: v.object({ statusCode: v.string() }) })),
    }),
  ),
})
/** An event, a series (with `recurrence`), or one occurrence of a series (with `recurringEventId`).
 *  @see https://developers.google.com/workspace/calendar/api/v3/reference/events */
export type CalendarEvent = v.InferOutput<typeof event>

/** Everything that a write may set; `null` takes a member away. */
export interface EventChanges {
  summary?: string | null
  description?: string | null
  location?: string | null
  start?: EventTime
  end?: EventTime
  recurrence?: readonly string[] | null
  colorId?: string | null
  transparency?: 'opaque' | 'transparent'
  visibility?: 'default' | 'public' | 'private' | 'confidential'
  attendees?: readonly Partial<Attendee>[]
  attendeesOmitted?: boolean
  guestsCanModify?: boolean
  guestsCanInviteOthers?: boolean
  guestsCanSeeOtherGuests?: boolean
  reminders?: { useDefault: boolean; overrides?: readonly { method: 'email' | 'popup'; minutes: number }[] }
  /** Asks for a Meet link: `requestId` is any word that is used once. `null` takes the link away. */
  conferenceData?: {
    createRequest: { requestId: string; conferenceSolutionKey: { type: 'hangoutsMeet' } }
  } | null
  status?: 'confirmed' | 'tentative' | 'cancelled'
}

/** A new event: it must say when it is. */
export type NewEvent = EventChanges & { start: EventTime; end: EventTime }
