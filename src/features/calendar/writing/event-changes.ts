import type { Attendee, CalendarEvent, EventChanges, NewEvent } from '#google/calendar/event.ts'

/** The event as it will be, for showing it before Google has said so; without an ETag, which only Google gives. */
export function changedEvent(event: CalendarEvent, changes: EventChanges): CalendarEvent {
  const { conferenceData, attendees, recurrence, reminders, ...plain } = changes
  const { etag: _etag, ...base } = event
  const changed: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(plain)) {
    if (value === null) delete changed[name]
    else changed[name] = value
  }
  if (attendees) changed['attendees'] = changes.attendeesOmitted ? answered(event.attendees, attendees) : attendees
  if (recurrence === null) delete changed['recurrence']
  else if (recurrence) changed['recurrence'] = [...recurrence]
  if (reminders) changed['reminders'] = { ...reminders, overrides: [...(reminders.overrides ?? [])] }
  if (conferenceData === null) {
    delete changed['conferenceData']
    delete changed['hangoutLink']
  }
  delete changed['attendeesOmitted']
  return changed as CalendarEvent
}

/** Answers of some guests laid over the list of all. */
function answered(all: readonly Attendee[], some: readonly Partial<Attendee>[]): Attendee[] {
  return all.map((guest) => ({ ...guest, ...some.find(({ email }) => email === guest.email) }))
}

/** A new event as it will stand in the calendar. */
export const plannedEvent = (id: string, newEvent: NewEvent): CalendarEvent =>
  changedEvent({ id, status: 'confirmed', start: newEvent.start, end: newEvent.end, attendees: [] }, newEvent)

/** What has to be written to an event that was changed, so that it is again as it was. */
export function undoingChanges(before: CalendarEvent, changes: EventChanges): EventChanges {
  const undoing: Record<string, unknown> = {}
  for (const name of Object.keys(changes) as (keyof EventChanges)[]) {
    if (name === 'attendees') undoing[name] = changes.attendeesOmitted ? ownAnswer(before) : before.attendees
    else if (name === 'attendeesOmitted') undoing[name] = true
    else if (name === 'reminders') undoing[name] = before.reminders ?? { useDefault: true }
    else if (name === 'transparency') undoing[name] = before.transparency ?? 'opaque'
    else if (name === 'visibility') undoing[name] = before.visibility ?? 'default'
    else if (name === 'guestsCanModify') undoing[name] = before.guestsCanModify ?? false
    else if (name === 'guestsCanInviteOthers') undoing[name] = before.guestsCanInviteOthers ?? true
    else if (name === 'guestsCanSeeOtherGuests') undoing[name] = before.guestsCanSeeOtherGuests ?? true
    // A link that was taken away cannot be had back; one that was made can be taken away.
    else if (name === 'conferenceData') {
      if (!before.conferenceData) undoing[name] = null
    } else undoing[name] = before[name] ?? null
  }
  return undoing
}

const ownAnswer = ({ attendees }: CalendarEvent): Partial<Attendee>[] =>
  attendees.flatMap(({ self, email, responseStatus }) =>
    self ? [{ email, responseStatus: responseStatus ?? 'needsAction' }] : [],
  )

/** A new event that is as an old one was: what a client may write of it. */
export function copyOf(event: CalendarEvent): NewEvent {
  const { summary, description, location, start, end, recurrence, colorId, transparency, visibility } = event
  const { guestsCanModify, guestsCanInviteOthers, guestsCanSeeOtherGuests, attendees, reminders } = event
  const copy = {
    ...{ summary, description, location, recurrence, colorId, transparency, visibility },
    ...{ guestsCanModify, guestsCanInviteOthers, guestsCanSeeOtherGuests },
    ...(attendees.length > 0 && { attendees }),
    ...(reminders?.useDefault !== undefined && {
      reminders: { useDefault: reminders.useDefault, overrides: reminders.overrides },
    }),
  }
  const present = Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined))
  return { ...present, start, end }
}
