import './temporal.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useAuth, useSession } from '#auth/react.tsx'
import { allows, missingScopes } from '#config/scopes.ts'
import { calendarListChangeScopes, calendarListScopes } from '#google/calendar/calendars.ts'
import { changeScopes, eventScopes } from '#google/calendar/scopes.ts'

/** The present in the viewer's zone or another; moves on with each minute, and when the page is looked at again. */
export function useNow(timeZone?: string): Temporal.ZonedDateTime {
  const [now, setNow] = useState(() => Temporal.Now.zonedDateTimeISO())
  useEffect(() => {
    const look = () => setNow(Temporal.Now.zonedDateTimeISO())
    const timer = setTimeout(look, 60_000 - (now.epochMilliseconds % 60_000))
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return timeZone ? now.withTimeZone(timeZone) : now
}

/** Whether a condition on the window holds, followed as it changes; where there are no windows, it does not. */
export function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = globalThis.matchMedia?.(condition)
      media?.addEventListener('change', changed)
      return () => media?.removeEventListener('change', changed)
    },
    () => globalThis.matchMedia?.(condition).matches ?? false,
  )
}

/** What the person allowed Pixy to do with their calendars. */
export interface CalendarAccess {
  /** Events may be read. */
  events: boolean
  /** Events may be made, changed and deleted, where the calendar itself allows it. */
  changes: boolean
  /** The provider is configured for reading alone: there is nothing to ask for that would allow changes. */
  readOnly: boolean
  /** The calendars besides the primary one may be listed. */
  calendars: boolean
  /** Which of them are shown may be told to Google. */
  selects: boolean
  /** The provider has something left to ask the person for. */
  askable: boolean
  /** The scopes that are missing were asked for before, and refused. */
  refused: boolean
}

/** Undefined while nobody is signed in. */
export function useCalendarAccess(): CalendarAccess | undefined {
  const { providers } = useAuth()
  const { signedIn } = useSession()
  const provider = providers.find(({ id }) => id === signedIn?.providerId)
  if (!signedIn || !provider) return undefined
  const missing = missingScopes(provider, 'calendar', signedIn.grantedScopes)
  const may = (scopes: readonly string[], granted = signedIn.grantedScopes) =>
    allows(provider, { api: 'calendar', scopes }, granted)
  const changes = may(changeScopes)
  return {
    events: may(eventScopes),
    changes,
    readOnly: !changes && !may(changeScopes, provider.featureScopes.calendar ?? []),
    calendars: may(calendarListScopes),
    selects: may(calendarListChangeScopes),
    askable: missing.length > 0,
    refused: missing.some((scope) => signedIn.requestedScopes.includes(scope)),
  }
}
