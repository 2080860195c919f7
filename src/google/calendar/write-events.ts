import { call, command } from '../http.ts'
import { GoogleError } from '../errors.ts'
import type { Send } from '../send.ts'
import { event, type CalendarEvent, type EventChanges, type EventTime, type NewEvent } from './event.ts'
import { calendarPath } from './events.ts'
import { eventPath, getEvent } from './get-event.ts'
import { changeScopes } from './scopes.ts'

/** Whom Google tells about a change by mail. */
export type SendUpdates = 'all' | 'externalOnly' | 'none'

interface EventPlace {
  calendarId: string
  eventId: string
}

interface Condition {
  /** The ETag of the event as the person saw it: what was changed since is not overwritten, but answered 412. */
  etag?: string | undefined
}

const json = { 'Content-Type': 'application/json' }
const ifMatch = (etag: string | undefined) => (etag === undefined ? undefined : { 'If-Match': etag })
/** Version 1 alone may make and keep links to a meeting. */
const conference = { conferenceDataVersion: '1' }

/**
 * Makes an event under an id that we chose. After a failure that leaves open whether it was made, repeating the call is
 * safe: the second time Google answers 409, and what stands there is returned; what was deleted there is taken back.
 * @param eventId 5 to 1024 of the characters 0-9 and a-v
 * @param ifMade is written to an event that a try before has made
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/insert
 */
export async function insertEvent(
  send: Send,
  {
    calendarId,
    eventId,
    newEvent,
    ifMade,
    sendUpdates = 'none',
  }: EventPlace & { newEvent: NewEvent; ifMade?: EventChanges; sendUpdates?: SendUpdates },
  signal?: AbortSignal,
): Promise<CalendarEvent> {
  try {
    return await call(
      send,
      event,
      {
        api: 'calendar',
        method: 'POST',
        path: calendarPath(calendarId),
        query: { ...conference, sendUpdates },
        headers: json,
        body: JSON.stringify({ ...newEvent, id: eventId }),
        scopes: changeScopes,
      },
      signal,
    )
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 'conflict') throw error
    const found = await getEvent(send, { calendarId, eventId }, signal)
    const changes = found.status === 'cancelled' ? { ...newEvent, status: 'confirmed' as const } : ifMade
    return changes ? patchEvent(send, { calendarId, eventId, changes, sendUpdates }, signal) : found
  }
}

/** A patch merges: a time that becomes a day must take its old members away. */
function whole(name: 'start' | 'end', time: EventTime | undefined) {
  if (!time) return {}
  return { [name]: 'date' in time ? { ...time, dateTime: null, timeZone: null } : { ...time, date: null } }
}

/**
 * Changes some members of an event; lists, as of guests, are replaced as a whole.
 * @throws GoogleError `precondition-failed` where the event changed since its ETag
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/patch
 */
export function patchEvent(
  send: Send,
  {
    calendarId,
    eventId,
    changes,
    etag,
    sendUpdates = 'none',
  }: EventPlace & Condition & { changes: EventChanges; sendUpdates?: SendUpdates },
  signal?: AbortSignal,
): Promise<CalendarEvent> {
  return call(
    send,
    event,
    {
      api: 'calendar',
      method: 'PATCH',
      path: eventPath(calendarId, eventId),
      query: { ...conference, sendUpdates },
      headers: { ...json, ...ifMatch(etag) },
      body: JSON.stringify({ ...changes, ...whole('start', changes.start), ...whole('end', changes.end) }),
      scopes: changeScopes,
    },
    signal,
  )
}

/**
 * Deletes an event, a whole series, or one occurrence. One that is gone already is no error.
 * @throws GoogleError `precondition-failed` where the event changed since its ETag
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/delete
 */
export async function deleteEvent(
  send: Send,
  { calendarId, eventId, etag, sendUpdates = 'none' }: EventPlace & Condition & { sendUpdates?: SendUpdates },
  signal?: AbortSignal,
): Promise<void> {
  try {
    await command(
      send,
      {
        api: 'calendar',
        method: 'DELETE',
        path: eventPath(calendarId, eventId),
        query: { sendUpdates },
        ...(etag === undefined ? {} : { headers: { 'If-Match': etag } }),
        scopes: changeScopes,
      },
      signal,
    )
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 'gone') throw error
  }
}

/**
 * Moves an event to another calendar of the person's: its organizer changes, its id stays. Series move as a whole.
 * @throws GoogleError
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events/move
 */
export function moveEvent(
  send: Send,
  {
    calendarId,
    eventId,
    destination,
    sendUpdates = 'none',
  }: EventPlace & { destination: string; sendUpdates?: SendUpdates },
  signal?: AbortSignal,
): Promise<CalendarEvent> {
  return call(
    send,
    event,
    {
      api: 'calendar',
      method: 'POST',
      path: `${eventPath(calendarId, eventId)}/move`,
      query: { destination, sendUpdates },
      scopes: changeScopes,
    },
    signal,
  )
}
