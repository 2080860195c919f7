import type { CalendarEvent } from '#google/calendar/event.ts'

/** Kinds of events that Google makes from something else, and lets nobody change here. */
const made = new Set(['birthday', 'fromGmail', 'workingLocation'])

/** Whether the person may change what all guests see. */
export const isOwn = ({ organizer, guestsCanModify, eventType, attendees }: CalendarEvent): boolean =>
  !made.has(eventType ?? '') &&
  (organizer === undefined || organizer.self === true || guestsCanModify === true || attendees.length === 0)

/** People who would learn of a change by mail. */
export const hasOtherGuests = ({ attendees }: CalendarEvent): boolean =>
  attendees.some(({ self, resource }) => !self && !resource)
