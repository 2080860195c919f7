/** A day (`date`) or an instant (`dateTime` with offset, and the zone it was made in). */
export interface EventTime {
  date?: string
  dateTime?: string
  timeZone?: string
}

export interface Attendee {
  email: string
  displayName?: string
  responseStatus: 'needsAction' | 'declined' | 'tentative' | 'accepted'
  comment?: string
  optional?: boolean
  self?: boolean
  organizer?: boolean
}

export interface Reminders {
  useDefault: boolean
  overrides?: { method: 'email' | 'popup'; minutes: number }[]
}

export interface ConferenceData {
  createRequest: {
    requestId: string
    conferenceSolutionKey: { type: 'hangoutsMeet' }
    status: { statusCode: 'success' }
  }
  entryPoints: { entryPointType: 'video'; uri: string; label: string }[]
  conferenceSolution: { key: { type: 'hangoutsMeet' }; name: string }
  conferenceId: string
}

/** An event as Calendar v3 has it, as far as this Google keeps it.
 *  @see https://developers.google.com/workspace/calendar/api/v3/reference/events */
export interface CalendarEvent {
  id: string
  status: 'confirmed' | 'tentative' | 'cancelled'
  summary?: string
  description?: string
  location?: string
  colorId?: string
  start: EventTime
  /** Exclusive. */
  end: EventTime
  /** RRULE and EXDATE lines (RFC 5545 §3.8.5); only on a series. */
  recurrence?: string[]
  recurringEventId?: string
  originalStartTime?: EventTime
  transparency?: 'opaque' | 'transparent'
  visibility?: 'default' | 'public' | 'private' | 'confidential'
  eventType?: 'default' | 'outOfOffice' | 'birthday'
  attendees?: Attendee[]
  attendeesOmitted?: boolean
  organizer?: { email: string; displayName?: string; self?: boolean }
  guestsCanModify?: boolean
  guestsCanInviteOthers?: boolean
  guestsCanSeeOtherGuests?: boolean
  /** The calendar's own where absent. */
  reminders?: Reminders
  hangoutLink?: string
  conferenceData?: ConferenceData
}

export interface CalendarEntry {
  id: string
  summary: string
  description?: string
  timeZone: string
  colorId: string
  backgroundColor: string
  foregroundColor: string
  accessRole: 'owner' | 'writer' | 'reader'
  primary?: true
}
