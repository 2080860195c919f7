import '../temporal.ts'
import * as v from 'valibot'
import type { CalendarEvent, EventChanges, EventTime, NewEvent } from '#google/calendar/event.ts'
import { buildRecurrence, parseRecurrence, type Recurrence } from '../recurrence/repeat.ts'
import { weekdays } from '../recurrence/rule.ts'
import { clockOf } from '../recurrence/series-time.ts'

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const clock = v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))
const reminder = v.object({ method: v.picklist(['email', 'popup']), minutes: v.number() })
const end = v.variant('kind', [
  v.object({ kind: v.literal('never') }),
  v.object({ kind: v.literal('until'), date: day }),
  v.object({ kind: v.literal('count'), count: v.number() }),
])
const common = { interval: v.number(), end }
const repeat = v.union([
  v.object({ ...common, every: v.literal('day') }),
  v.object({ ...common, every: v.literal('week'), weekdays: v.array(v.picklist(weekdays)) }),
  v.object({ ...common, every: v.literal('month'), monthDay: v.number() }),
  v.object({ ...common, every: v.literal('month'), ordinal: v.number(), weekday: v.picklist(weekdays) }),
  v.object({ ...common, every: v.literal('year') }),
])

const draft = v.object({
  title: v.string(),
  calendarId: v.string(),
  allDay: v.boolean(),
  startDate: day,
  startTime: clock,
  startZone: v.string(),
  /** The last day itself, also of an event without a time. */
  endDate: day,
  endTime: clock,
  endZone: v.string(),
  guests: v.array(v.string()),
  location: v.string(),
  description: v.string(),
  video: v.boolean(),
  visibility: v.picklist(['default', 'public', 'private']),
  busy: v.boolean(),
  colorId: v.string(),
  /** Absent: those of the calendar. */
  reminders: v.optional(v.array(reminder)),
  recurrence: v.object({ repeat: v.union([repeat, v.picklist(['none', 'custom'])]), exceptions: v.array(v.string()) }),
  notifyGuests: v.boolean(),
})

/** An event as a person writes it: days and times as such, each beside its zone. */
export type EventDraft = Omit<v.InferOutput<typeof draft>, 'recurrence'> & { recurrence: Recurrence }

/** What was half-written before, if it can still be understood. */
export function readDraft(kept: unknown): EventDraft | undefined {
  const parsed = v.safeParse(draft, kept)
  return parsed.success ? parsed.output : undefined
}

/** The times of a draft, before anything is written into it. */
export interface Slot {
  start: Temporal.ZonedDateTime
  end: Temporal.ZonedDateTime
  allDay: boolean
}

/** An event that lasts from one moment to another; of one without a time, the end is the midnight after its last day. */
export function newDraft({ start, end: until, allDay }: Slot, calendarId: string): EventDraft {
  return {
    title: '',
    calendarId,
    allDay,
    ...(allDay ? dayTimes(start, until) : clockTimes(start, until)),
    guests: [],
    location: '',
    description: '',
    video: false,
    visibility: 'default',
    busy: !allDay,
    colorId: '',
    recurrence: { repeat: 'none', exceptions: [] },
    notifyGuests: true,
  }
}

const timeOf = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })

function clockTimes(start: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime) {
  return {
    startDate: start.toPlainDate().toString(),
    startTime: timeOf(start),
    startZone: start.timeZoneId,
    endDate: until.toPlainDate().toString(),
    endTime: timeOf(until),
    endZone: until.timeZoneId,
  }
}

/** Days alone; the times are what they become when the person wants times after all. */
function dayTimes(start: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime) {
  const last = until.subtract({ nanoseconds: 1 }).toPlainDate()
  return {
    startDate: start.toPlainDate().toString(),
    startTime: '09:00',
    startZone: start.timeZoneId,
    endDate: last.toString(),
    endTime: '10:00',
    endZone: until.timeZoneId,
  }
}

/**
 * An event that is there, to be changed.
 * @param series of which it is an occurrence, if it is one: the rule is written there
 */
export function draftOf(event: CalendarEvent, calendarId: string, zone: string, series?: CalendarEvent): EventDraft {
  const { start, end: until, visibility = 'default' } = event
  const allDay = 'date' in start
  const midnight = (time: EventTime) =>
    Temporal.PlainDate.from('date' in time ? time.date : time.dateTime.slice(0, 10)).toZonedDateTime(zone)
  const moment = (time: Extract<EventTime, { dateTime: string }>) =>
    Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(clockOf(time, zone).zone)
  const { recurrence, start: seriesStart } = series ?? event
  return {
    title: event.summary ?? '',
    calendarId,
    allDay,
    ...('date' in start || 'date' in until
      ? dayTimes(midnight(start), midnight(until))
      : clockTimes(moment(start), moment(until))),
    guests: event.attendees.flatMap(({ email, resource, self, organizer }) =>
      email === undefined || resource || (self && organizer) ? [] : [email],
    ),
    location: event.location ?? '',
    description: event.description ?? '',
    video: event.conferenceData !== undefined || event.hangoutLink !== undefined,
    visibility: visibility === 'confidential' ? 'private' : visibility,
    busy: event.transparency !== 'transparent',
    colorId: event.colorId ?? '',
    ...(event.reminders?.useDefault === false && { reminders: event.reminders.overrides }),
    recurrence: parseRecurrence(recurrence, seriesStart, zone),
    notifyGuests: true,
  }
}

/** The start and the end that a draft means. A time that a change of the clock leaves out is the next that there is. */
export function draftTimes(written: EventDraft): { start: EventTime; end: EventTime } {
  if (written.allDay) {
    const after = Temporal.PlainDate.from(written.endDate).add({ days: 1 })
    return { start: { date: written.startDate }, end: { date: after.toString() } }
  }
  const at = (date: string, time: string, timeZone: string): EventTime => ({
    dateTime: Temporal.PlainDateTime.from(`${date}T${time}`)
      .toZonedDateTime(timeZone)
      .toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    timeZone,
  })
  return {
    start: at(written.startDate, written.startTime, written.startZone),
    end: at(written.endDate, written.endTime, written.endZone),
  }
}

/** What a time means that a change of the clock leaves out; undefined for a time that there is. */
export function instead(date: string, time: string, timeZone: string): Temporal.ZonedDateTime | undefined {
  try {
    const written = Temporal.PlainDateTime.from(`${date}T${time}`)
    const meant = written.toZonedDateTime(timeZone)
    return meant.toPlainDateTime().equals(written) ? undefined : meant
  } catch {
    return undefined
  }
}

export type DraftProblem = 'no-date' | 'ends-before-start' | 'guest-address'

const address = v.pipe(v.string(), v.email())
export const isAddress = (text: string) => v.safeParse(address, text).success

/** What stands in the way of saving; one thing at a time. */
export function draftProblem(written: EventDraft): DraftProblem | undefined {
  if (!v.safeParse(draft, written).success) return 'no-date'
  const { start, end: until } = draftTimes(written)
  const ordered =
    'date' in start || 'date' in until
      ? 'date' in start && 'date' in until && start.date < until.date
      : Date.parse(start.dateTime) <= Date.parse(until.dateTime)
  if (!ordered) return 'ends-before-start'
  return written.guests.every(isAddress) ? undefined : 'guest-address'
}

/** The whole draft as a new event. */
export function newEventOf(written: EventDraft, zone: string, requestId: string): NewEvent {
  const times = draftTimes(written)
  const lines = recurrenceLines(written, times.start, zone)
  return {
    ...times,
    summary: written.title.trim(),
    ...(written.location && { location: written.location }),
    ...(written.description && { description: written.description }),
    ...(written.guests.length > 0 && { attendees: written.guests.map((email) => ({ email })) }),
    ...(written.visibility !== 'default' && { visibility: written.visibility }),
    ...(!written.busy && { transparency: 'transparent' as const }),
    ...(written.colorId && { colorId: written.colorId }),
    ...(written.reminders && { reminders: { useDefault: false, overrides: written.reminders } }),
    ...(lines.length > 0 && { recurrence: lines }),
    ...(written.video && { conferenceData: meetRequest(requestId) }),
  }
}

const meetRequest = (requestId: string) =>
  ({ createRequest: { requestId, conferenceSolutionKey: { type: 'hangoutsMeet' } } }) as const

const recurrenceLines = ({ recurrence }: EventDraft, start: EventTime, zone: string) =>
  recurrence.repeat === 'custom'
    ? []
    : buildRecurrence({ repeat: recurrence.repeat, exceptions: recurrence.exceptions }, start, zone)

/** What changed between two states of a draft, as it is written to the event; nothing else is touched. */
export function changesOf(
  before: EventDraft,
  after: EventDraft,
  event: CalendarEvent,
  zone: string,
  requestId: string,
): EventChanges {
  const differs = (...names: (keyof EventDraft)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const times = draftTimes(after)
  const timesDiffer = differs('allDay', 'startDate', 'startTime', 'startZone', 'endDate', 'endTime', 'endZone')
  return {
    ...(timesDiffer && times),
    ...(differs('title') && { summary: after.title.trim() }),
    ...(differs('location') && { location: after.location || null }),
    ...(differs('description') && { description: after.description || null }),
    ...(differs('guests') && { attendees: guestsOf(event, after.guests) }),
    ...(differs('visibility') && { visibility: after.visibility }),
    ...(differs('busy') && { transparency: after.busy ? ('opaque' as const) : ('transparent' as const) }),
    ...(differs('colorId') && { colorId: after.colorId || null }),
    ...(differs('reminders') && {
      reminders: after.reminders ? { useDefault: false, overrides: after.reminders } : { useDefault: true },
    }),
    ...(differs('recurrence') &&
      after.recurrence.repeat !== 'custom' && { recurrence: recurrenceLines(after, times.start, zone) }),
    ...(differs('video') && { conferenceData: after.video ? meetRequest(requestId) : null }),
  }
}

/** The list as the person left it; who stays keeps the answer, and rooms and the organizer stay in any case. */
function guestsOf({ attendees }: CalendarEvent, guests: readonly string[]) {
  const kept = attendees.filter(
    ({ email, resource, self, organizer }) =>
      resource || (self && organizer) || (email !== undefined && guests.includes(email)),
  )
  const known = new Set(attendees.map(({ email }) => email))
  return [...kept, ...guests.filter((email) => !known.has(email)).map((email) => ({ email }))]
}
