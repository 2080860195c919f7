import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Calendar } from './calendar-world.ts'
import type { WrittenEvent } from './event-body.ts'
import { checkedTimes } from './event-times.ts'
import type { Attendee, CalendarEvent, ConferenceData } from './resource.ts'

/** What is written into which event: a new one has but its id. */
interface Target {
  base: Pick<CalendarEvent, 'id'> & Partial<CalendarEvent>
  /** Whether the client said something about the meeting, and knows how to (`conferenceDataVersion=1`). */
  conference: boolean
}

/** The event that stands there after a write, or the 400 that refuses it. */
export function shapedEvent(
  world: World,
  person: Person,
  calendar: Calendar,
  { base, conference }: Target,
  { conferenceData, attendees, attendeesOmitted, start, end, recurrence, ...plain }: WrittenEvent,
): CalendarEvent | Response {
  const rules = base.recurringEventId === undefined ? recurrence : undefined
  const times = checkedTimes({ start, end, recurrence: rules }, calendar.entry.timeZone)
  if (times instanceof Response) return times
  const { id, organizer, eventType, recurringEventId, originalStartTime, hangoutLink } = base
  const meeting = conference
    ? conferenceData?.createRequest && newMeeting(conferenceData.createRequest.requestId)
    : base.conferenceData
  const link = conference ? meeting?.entryPoints[0]?.uri : hangoutLink
  const guests = attendees && guestsOf(world, person, base, attendees, attendeesOmitted === true)
  return defined({
    ...plain,
    id,
    status: plain.status ?? 'confirmed',
    ...times,
    recurrence: rules,
    organizer,
    eventType,
    recurringEventId,
    originalStartTime,
    attendees: guests?.length === 0 ? undefined : guests,
    hangoutLink: link,
    conferenceData: meeting,
  })
}

type Loose<T> = { [Name in keyof T]: T[Name] | undefined }

/** Without the members that are absent. */
function defined<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

/** The guests as Google keeps them: with names, and with who of them is looking. */
function guestsOf(
  world: World,
  person: Person,
  base: Partial<CalendarEvent>,
  given: NonNullable<WrittenEvent['attendees']>,
  omitted: boolean,
): Attendee[] {
  const named = given.map(({ email, displayName, responseStatus, comment, optional }): Attendee => {
    const known = world.people.find((one) => one.email === email.toLowerCase())
    return defined<Attendee>({
      email,
      displayName: displayName ?? known?.name,
      responseStatus,
      comment,
      optional,
      self: email.toLowerCase() === person.email ? true : undefined,
      organizer: base.organizer?.email === email ? true : undefined,
    })
  })
  if (!omitted) return named
  // Who says that the list is not whole changes those named, and leaves the others.
  const byEmail = new Map(named.map((guest) => [guest.email.toLowerCase(), guest]))
  return (base.attendees ?? []).map((guest) => byEmail.get(guest.email.toLowerCase()) ?? guest)
}

/** A room for a meeting; the same request leads to the same room. */
function newMeeting(requestId: string): ConferenceData {
  const letters = [...requestId].map((letter) => String.fromCharCode(97 + ((letter.codePointAt(0) ?? 0) % 26)))
  const name = `${letters.join('')}pixydemoroom`
  const conferenceId = [name.slice(0, 3), name.slice(3, 7), name.slice(7, 10)].join('-')
  const uri = `https://meet.demo.example/${conferenceId}`
  return {
    createRequest: {
      requestId,
      conferenceSolutionKey: { type: 'hangoutsMeet' },
      status: { statusCode: 'success' },
    },
    entryPoints: [{ entryPointType: 'video', uri, label: uri.slice('https://'.length) }],
    conferenceSolution: { key: { type: 'hangoutsMeet' }, name: 'Demo Meet' },
    conferenceId,
  }
}
