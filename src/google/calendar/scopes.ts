import { googleScopeBase } from '#config/google-defaults.ts'

const named = (...names: readonly string[]): readonly string[] => names.map((name) => googleScopeBase + name)

/** Any one of these allows reading the events of the person's calendars.
 *  @see https://developers.google.com/workspace/calendar/api/auth */
export const eventScopes = named('calendar.events.readonly', 'calendar.events', 'calendar.readonly', 'calendar')

/** Any one of these allows making, changing and deleting events. */
export const changeScopes = named('calendar.events', 'calendar')

/** Any one of these allows asking when others are busy. */
export const freeBusyScopes = named('calendar.freebusy', 'calendar.readonly', 'calendar')
