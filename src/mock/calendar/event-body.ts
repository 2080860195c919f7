import * as v from 'valibot'
import { badRequest } from '../http/answer.ts'
import type { CalendarEvent } from './resource.ts'

type Json = Record<string, unknown>

const zoned = v.object({
  date: v.optional(v.string()),
  dateTime: v.optional(v.string()),
  timeZone: v.optional(v.string()),
})
const email = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/))
const attendee = v.object({
  email,
  displayName: v.optional(v.string()),
  responseStatus: v.optional(v.picklist(['needsAction', 'declined', 'tentative', 'accepted']), 'needsAction'),
  comment: v.optional(v.string()),
  optional: v.optional(v.boolean()),
})
const reminder = v.object({
  method: v.picklist(['email', 'popup']),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(40_320)),
})
const createRequest = v.object({
  requestId: v.pipe(v.string(), v.nonEmpty()),
  conferenceSolutionKey: v.optional(v.object({ type: v.literal('hangoutsMeet') })),
})

/** What a client may write of an event. @see https://developers.google.com/workspace/calendar/api/v3/reference/events */
const writable = v.object({
  id: v.optional(v.pipe(v.string(), v.regex(/^[a-v0-9]{5,1024}$/))),
  status: v.optional(v.picklist(['confirmed', 'tentative', 'cancelled'])),
  summary: v.optional(v.string()),
  description: v.optional(v.pipe(v.string(), v.maxLength(8192))),
  location: v.optional(v.string()),
  colorId: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1[01])$/))),
  start: v.optional(zoned),
  end: v.optional(zoned),
  recurrence: v.optional(v.array(v.string())),
  transparency: v.optional(v.picklist(['opaque', 'transparent'])),
  visibility: v.optional(v.picklist(['default', 'public', 'private', 'confidential'])),
  attendees: v.optional(v.array(attendee)),
  attendeesOmitted: v.optional(v.boolean()),
  guestsCanModify: v.optional(v.boolean()),
  guestsCanInviteOthers: v.optional(v.boolean()),
  guestsCanSeeOtherGuests: v.optional(v.boolean()),
  reminders: v.optional(
    v.object({ useDefault: v.boolean(), overrides: v.exactOptional(v.pipe(v.array(reminder), v.maxLength(5))) }),
  ),
  conferenceData: v.optional(v.object({ createRequest: v.optional(createRequest) })),
})
/** What a client wrote, parsed: on a patch, merged over what stood there. */
export type WrittenEvent = v.InferOutput<typeof writable>

/** Google's words for what it cannot take, by member. */
const words: Readonly<Record<string, string>> = {
  id: 'Invalid resource id value.',
  start: 'Invalid start time.',
  end: 'Invalid end time.',
  recurrence: 'Invalid recurrence rule.',
  attendees: 'Invalid attendee email.',
  reminders: 'Invalid reminder.',
}

/** The JSON object of a body, or the 400 that Google answers to anything else. */
export async function readBody(request: Request): Promise<Json | Response> {
  const parsed = parse(await request.text())
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? { ...parsed }
    : badRequest('Parse Error', undefined, 'parseError')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of a body laid over an event as a patch does: objects merge, lists are replaced, null takes away. */
export function merged(event: Partial<CalendarEvent>, body: Json): Json {
  return mergedObjects({ ...event }, body)
}

function mergedObjects(base: Json, over: Json): Json {
  const result: Json = { ...base }
  for (const [name, value] of Object.entries(over)) {
    if (value === null) delete result[name]
    else result[name] = isObject(value) ? mergedObjects(isObject(result[name]) ? result[name] : {}, value) : value
  }
  return result
}

/** What a client wrote, or why it cannot be taken. Members that clients may not write are passed over, as Google does. */
export function parseWritten(value: Json): WrittenEvent | Response {
  const withoutNull = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
  const result = v.safeParse(writable, withoutNull)
  if (result.success) return result.output
  const [issue] = result.issues
  const member = String(issue.path?.[0].key ?? '')
  return badRequest(words[member] ?? `Invalid value for: ${member}`, undefined, 'invalid')
}
